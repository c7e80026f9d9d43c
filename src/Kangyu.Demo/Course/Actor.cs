using Kangyu.Demo.People;

namespace Kangyu.Demo.Course;

/// <summary>Someone or something that entries are written about over the years, each with its own chance and its own plans. Local time throughout.</summary>
internal abstract class Actor(Chance chance, DateTime end)
{
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);
    private readonly Agenda agenda = new();
    private readonly Queue<DemoSubmission> outbox = new();
    private DateTime written = DateTime.MinValue;

    public Chance Chance => chance;

    /// <summary>When it next does something; <see cref="DateTime.MaxValue"/>: never.</summary>
    public DateTime Next => outbox.TryPeek(out var first) && Local(first.Recorded) <= agenda.Next ? Local(first.Recorded) : agenda.Next;

    /// <summary>Does what comes next: hands out a submission, or lives a moment that may lead to some.</summary>
    public DemoSubmission? Advance()
    {
        if (outbox.TryPeek(out var first) && Local(first.Recorded) <= agenda.Next) return outbox.Dequeue();
        agenda.Take()();
        return null;
    }

    /// <summary>What lies at or after the end is not lived.</summary>
    public void Plan(DateTime at, Action action)
    {
        if (at < end) agenda.Plan(at, action);
    }

    /// <summary>The moment of recording: not before <paramref name="now"/>, and after everything recorded of this one.</summary>
    public DateTime RecordAt(DateTime now)
    {
        var at = now.AddMilliseconds(chance.Below(50_000));
        if (at <= written) at = written.AddMilliseconds(20_000 + chance.Below(60_000));
        return written = at;
    }

    public static DateTimeOffset Utc(DateTime local) => new DateTimeOffset(local, Zone).ToUniversalTime();

    protected void Send(DemoSubmission submission) => outbox.Enqueue(submission);

    /// <summary>Nothing more is planned; what is written already is still handed out.</summary>
    protected void Stop() => agenda.Clear();

    private static DateTime Local(DateTimeOffset at) => at.ToOffset(Zone).DateTime;
}
