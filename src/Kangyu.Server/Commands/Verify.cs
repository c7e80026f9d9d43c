using Kangyu.Kernel;
using Kangyu.Server.Hosting;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Verify;

namespace Kangyu.Server.Commands;

/// <summary>Checks that nothing was changed, removed, put in another order or cut off, and that what is derived is what a rebuild makes.</summary>
internal static class Verify
{
    public static Command Command { get; } = new()
    {
        Name = "verify",
        Does = new("核验账本、封存、查阅记录和派生数据", "Verify chains, seals, the access log and everything derived"),
        Options =
        [
            Option.Data, Option.Keys, Option.Database, Option.Packs,
            new("--anchors", null, new("同时核对数据目录之外的签名锚点", "also against the signed anchors outside the data directory")),
            Option.Json,
        ],
        Examples = ["kangyu verify", "kangyu verify --anchors --json"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        var report = await County.Verify(await CountyStart.Options(Settings.Of(arguments), new ProgressLines(arguments.Error)), arguments.Has("--anchors"));
        if (arguments.Json) await arguments.Out.WriteLineAsync(Json(report));
        else await Write(arguments, report);
        return report.IsClean ? 0 : 1;
    }

    private static async Task Write(Arguments arguments, VerifyReport report)
    {
        foreach (var problem in report.Problems) await arguments.Out.WriteLineAsync($"{problem.Path}: {problem.Code}: {problem.Message.In(CommandLine.Language)}");
        foreach (var warning in report.Warnings) await arguments.Error.WriteLineAsync($"{warning.Path}: {warning.Code}: {warning.Message.In(CommandLine.Language)}");
        await arguments.Out.WriteLineAsync(new Words(
            $"{report.Entries} 条记录，{report.People} 人，{report.Chains} 条链，{report.Problems.Count} 处问题",
            $"{report.Entries} entries, {report.People} people, {report.Chains} chains, {report.Problems.Count} problems").In(CommandLine.Language));
    }

    private static string Json(VerifyReport report) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("entries", report.Entries);
        json.WriteNumber("people", report.People);
        json.WriteNumber("chains", report.Chains);
        JsonOut.Problems(json, "problems", report.Problems);
        JsonOut.Problems(json, "warnings", report.Warnings);
        json.WriteEndObject();
    });
}
