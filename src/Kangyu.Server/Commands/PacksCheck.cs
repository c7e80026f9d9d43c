using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Kernel.Packs;
using Kangyu.Server.Screen;

namespace Kangyu.Server.Commands;

/// <summary>Checks packs: everything that is not known or breaks a safeguard, with file, line and how to mend it.</summary>
internal static class PacksCheck
{
    public static Command Command { get; } = new()
    {
        Name = "packs check",
        Takes = "[DIR...]",
        Does = new("检查服务包：指出文件、行、错在哪里、怎样改", "Check packs: file, line, what is wrong, how to mend it"),
        AtMost = int.MaxValue,
        Options = [Option.Packs, Option.Json],
        Examples = ["kangyu packs check", "kangyu packs check packs/contraception packs/core", "kangyu packs check --json"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        var sources = CommandPacks.Sources(arguments.Values.Count > 0 ? arguments.Values : [arguments.Packs]);
        var load = PackLoader.Load(sources);
        if (arguments.Json) await arguments.Out.WriteLineAsync(Json(load.Findings));
        else await Write(arguments, sources.Count, load.Findings);
        return load.Findings.Count == 0 ? 0 : 1;
    }

    private static async Task Write(Arguments arguments, int packs, IReadOnlyList<PackFinding> findings)
    {
        foreach (var finding in findings)
        {
            await arguments.Out.WriteLineAsync($"{finding.File}:{finding.Line}: {finding.Code}: {finding.Message.In(CommandLine.Language)}");
            await arguments.Out.WriteLineAsync($"    {finding.Mend.In(CommandLine.Language)}");
        }
        await arguments.Out.WriteLineAsync(new Words($"{packs} 个服务包，{findings.Count} 处错误", $"{packs} packs, {findings.Count} faults").In(CommandLine.Language));
    }

    private static string Json(IReadOnlyList<PackFinding> findings) => JsonOut.Write(json =>
    {
        json.WriteStartArray();
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("file", finding.File);
            json.WriteNumber("line", finding.Line);
            json.WriteString("code", finding.Code);
            JsonOut.Words(json, "message", finding.Message);
            JsonOut.Words(json, "mend", finding.Mend);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });
}
