using System.Globalization;
using Kangyu.Kernel;
using Kangyu.Kernel.Packs;
using Kangyu.Server.Bench;
using Kangyu.Server.Screen;

namespace Kangyu.Server.Commands;

/// <summary>Measures what bench/ records, on this machine. Takes minutes; sends traffic to this machine only.</summary>
internal static class RunBench
{
    public static Command Command { get; } = new()
    {
        Name = "bench",
        Does = new("在本机测速", "Measure the speed on this machine"),
        Options = [Option.Packs, Option.Database, Option.Json, new("--people", "N", new("写入测试的人数，默认 4000", "people of the append measurement, default 4000"))],
        Examples = ["kangyu bench", "kangyu bench --json --people 8000"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        var figures = new List<BenchFigure>();
        var load = PackLoader.Load(CommandPacks.Sources([arguments.Packs]));
        if (load.Set?.Decisions.GetValueOrDefault(EligibilityBench.Table) is not { } table) throw new CommandFault(new Words("服务包里没有适用性表。", "The packs have no eligibility table."));
        figures.Add(EligibilityBench.Run(new Kernel.Decisions.DecisionEvaluator(table)));
        var root = Path.Combine(Path.GetTempPath(), "kangyu-bench-" + Environment.ProcessId);
        try
        {
            var settings = Settings.Of(arguments) with { Data = Path.Combine(root, "data"), Keys = Path.Combine(root, "keys") };
            figures.AddRange(await new AppendBench(settings, arguments.Number("--people", 4000), arguments.Error).Run(stop));
        }
        finally
        {
            if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
        }
        await Write(arguments, figures);
        return 0;
    }

    private static async Task Write(Arguments arguments, List<BenchFigure> figures)
    {
        var machine = $"{Environment.ProcessorCount} cores, {Environment.OSVersion.Platform}, .NET {Environment.Version}";
        var date = TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (arguments.Json)
        {
            await arguments.Out.WriteLineAsync(JsonOut.Write(json =>
            {
                json.WriteStartArray();
                foreach (var figure in figures) figure.Write(json, machine, date);
                json.WriteEndArray();
            }));
            return;
        }
        foreach (var figure in figures)
            await arguments.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{figure.Name,-70} {figure.Figure,12:0.##} {figure.Unit,-14} {(figure.Met is { } met ? met ? "met" : "missed" : "")}"));
    }
}
