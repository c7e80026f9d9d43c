using Kangyu.Kernel;
using Kangyu.Kernel.Cases;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Server.Screen;

namespace Kangyu.Server.Commands;

/// <summary>Runs the worked cases of packs.</summary>
internal static class PacksTest
{
    public static Command Command { get; } = new()
    {
        Name = "packs test",
        Takes = "[DIR...]",
        Does = new("运行服务包里的算例", "Run the worked cases of packs"),
        AtMost = int.MaxValue,
        Options = [Option.Packs, Option.Json],
        Examples = ["kangyu packs test", "kangyu packs test packs/contraception packs/core --json"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        var load = PackLoader.Load(CommandPacks.Sources(arguments.Values.Count > 0 ? arguments.Values : [arguments.Packs]));
        if (load.Set is not { } set)
            throw new CommandFault(new Words($"有 {load.Findings.Count} 处错误，先运行 kangyu packs check。", $"{load.Findings.Count} faults: run kangyu packs check first."));
        var runner = new CaseRunner(new Engine(set));
        var results = set.Packs.Select(pack => (Pack: pack, Cases: pack.Cases.Select(example => runner.Run(pack.Name, example)).ToList())).ToList();
        if (arguments.Json) await arguments.Out.WriteLineAsync(Json(results));
        else await Write(arguments, results);
        return results.Exists(result => result.Cases.Exists(example => !example.Passed)) ? 1 : 0;
    }

    private static async Task Write(Arguments arguments, List<(Pack Pack, List<CaseResult> Cases)> results)
    {
        foreach (var failed in results.SelectMany(result => result.Cases).Where(example => !example.Passed))
        {
            await arguments.Out.WriteLineAsync($"{failed.File}:{failed.Line}: {failed.Name}");
            foreach (var mismatch in failed.Mismatches)
                await arguments.Out.WriteLineAsync($"    {mismatch.Line}: {mismatch.What}: " + new Words($"应为 {mismatch.Expected}，得到 {mismatch.Got}", $"expected {mismatch.Expected}, got {mismatch.Got}").In(CommandLine.Language));
        }
        foreach (var (pack, cases) in results)
        {
            var passed = cases.Count(example => example.Passed);
            await arguments.Out.WriteLineAsync($"{pack.Name}: " + new Words($"{passed} 个通过，{cases.Count - passed} 个失败", $"{passed} passed, {cases.Count - passed} failed").In(CommandLine.Language));
        }
    }

    private static string Json(List<(Pack Pack, List<CaseResult> Cases)> results) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("packs");
        foreach (var (pack, cases) in results)
        {
            json.WriteStartObject();
            json.WriteString("name", pack.Name);
            json.WriteNumber("forms", pack.Forms.Count);
            json.WriteNumber("pathways", pack.Pathways.Count);
            json.WriteNumber("decisions", pack.Decisions.Count);
            json.WriteNumber("indicators", pack.Indicators.Count);
            json.WriteNumber("cases", cases.Count);
            json.WriteNumber("passed", cases.Count(example => example.Passed));
            json.WriteNumber("failed", cases.Count(example => !example.Passed));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
