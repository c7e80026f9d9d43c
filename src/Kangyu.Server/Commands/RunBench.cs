using System.Globalization;
using Kangyu.Kernel;
using Kangyu.Kernel.Packs;
using Kangyu.Server.Bench;
using Kangyu.Server.Screen;

namespace Kangyu.Server.Commands;

/// <summary>Measures what bench/ records, on this machine. Takes many minutes; sends traffic to this machine only.</summary>
internal static class RunBench
{
    public static Command Command { get; } = new()
    {
        Name = "bench",
        Does = new("在本机测速", "Measure the speed on this machine"),
        Takes = "[" + string.Join('|', BenchPart.All.Select(part => part.Name)) + " ...]",
        AtMost = BenchPart.All.Count,
        Options =
        [
            Option.Packs, Option.Json,
            new("--database", "URL", new("另外再测这个 PostgreSQL；不要写 schema；见 build/with-postgres.sh", "measure on this PostgreSQL too; without a schema; see build/with-postgres.sh")),
            new("--runs", "N", new("每个数字测几次取中位数，默认 3", "how often each figure is taken, the middle counts, default 3")),
            new("--work", "DIR", new("把测试用的县放在这里并保留；默认放在临时目录，结束后删除", "keep the counties of the measurement here; otherwise they are made in a temporary place and go")),
            new("--scale", "PERCENT", new("按百分比缩小规模，用来试运行，默认 100", "a smaller size, to try it out, default 100")),
            new("--write", "NAME", new("把结果写入 bench/results/NAME.json", "write the result to bench/results/NAME.json")),
        ],
        Examples = ["kangyu bench", "kangyu bench eligibility --json", "kangyu bench append append-large --write append", "kangyu bench demo memory rebuild --work var/bench"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        var parts = arguments.Values.Count == 0 ? BenchPart.All : [.. arguments.Values.Select(Part)];
        var set = PackLoader.Load(CommandPacks.Sources([arguments.Packs])).Set ?? throw new CommandFault(new Words("服务包有错误。", "The packs have faults."));
        var kept = arguments["--work"];
        var work = Path.GetFullPath(kept ?? Path.Combine(Path.GetTempPath(), "kangyu-bench-" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        var run = new BenchRun(work, arguments.Packs, arguments["--database"] ?? Environment.GetEnvironmentVariable("KANGYU_BENCH_POSTGRES"), arguments.Number("--runs", 3), arguments.Number("--scale", 100) / 100.0, arguments.Error) { PackSet = set };
        var figures = new List<BenchFigure>();
        try
        {
            foreach (var part in parts) await Measure(part, run, figures, stop);
        }
        finally
        {
            if (kept is null && Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
        await Write(arguments, figures);
        return 0;
    }

    private static BenchPart Part(string name) => BenchPart.All.FirstOrDefault(part => part.Name == name) ?? throw CommandFault.Unknown(name, BenchPart.All.Select(part => part.Name));

    private static async Task Measure(BenchPart part, BenchRun run, List<BenchFigure> figures, CancellationToken stop)
    {
        run.Say(part.Measures.In(CommandLine.Language));
        foreach (var figure in await part.Run(run, stop))
        {
            run.Say(figure.ToString());
            figures.Add(figure);
        }
    }

    private static async Task Write(Arguments arguments, List<BenchFigure> figures)
    {
        var date = TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var machine = Machine.Describe();
        var json = JsonOut.Write(json =>
        {
            json.WriteStartArray();
            foreach (var figure in figures) figure.Write(json, machine, date);
            json.WriteEndArray();
        });
        if (arguments["--write"] is { } name)
        {
            var file = Path.Combine(Environment.GetEnvironmentVariable("KANGYU_HOME") ?? "", "bench", "results", name + ".json");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            // one figure a line, so that a change is seen
            await File.WriteAllTextAsync(file, json.Replace("},{", "},\n{", StringComparison.Ordinal) + "\n", CancellationToken.None);
        }
        if (arguments.Json) await arguments.Out.WriteLineAsync(json);
        else foreach (var figure in figures) await arguments.Out.WriteLineAsync(figure.ToString());
    }
}
