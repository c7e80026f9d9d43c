using Kangyu.Demo;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;

namespace Product.Tests.Demo;

/// <summary>The way of the data without a store: admit, number, fold, as its writer does it; entries and states stay in memory.</summary>
public sealed class MemoryCounty(Engine engine)
{
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);
    private readonly Dictionary<Guid, List<Entry>> entries = [];
    private readonly HybridClock clock = new();
    private long position;

    public Dictionary<Guid, PersonState> People { get; } = [];

    public Dictionary<Guid, PersonState> Events { get; } = [];

    public List<Entry> Nobodys { get; } = [];

    public List<string> Refused { get; } = [];

    /// <summary>Entries in position order with the bytes of their answers.</summary>
    public List<(Entry Entry, byte[] Answers)> All { get; } = [];

    /// <summary>Every due row that ever held, by the name that a reminder gives it; as it was last written.</summary>
    public Dictionary<string, DueRow> Due { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<Entry> Of(Guid person) => entries[person];

    public void Append(DemoSubmission submission)
    {
        var now = submission.Recorded.ToOffset(Zone).DateTime;
        foreach (var draft in submission.Entries) Append(submission, draft, now);
    }

    private void Append(DemoSubmission submission, Draft draft, DateTime now)
    {
        var numbering = new Numbering(++position, clock.Next(submission.Recorded.ToUnixTimeMilliseconds()), submission.Id);
        var earlier = draft.Subject.IsFollowed ? EntriesOf(draft.Subject.Id) : Nobodys;
        var root = draft.Amends is { } amended ? earlier.Find(entry => entry.Id == amended) : null;
        numbering = numbering with { RootRecorded = root?.Recorded };
        var state = StateAt(draft, earlier, new FoldKey(draft.Occurred, root?.Recorded ?? numbering.Recorded, draft.Amends ?? draft.Id));
        var verdict = engine.Admit(draft, state, new AdmitContext(now, submission.ReaderUnit));
        if (verdict is not Verdict.Admitted admitted)
        {
            Refused.Add($"{draft.Form.Id} {draft.Occurred}: {string.Join("; ", ((Verdict.Refused)verdict).Problems.Select(problem => $"{problem.Path} {problem.Code} {problem.Message.En}"))}");
            return;
        }
        var entry = Engine.ToEntry(draft, admitted, numbering);
        earlier.Add(entry);
        All.Add((entry, admitted.Answers));
        if (draft.Subject.IsFollowed) Fold(entry, earlier);
    }

    private List<Entry> EntriesOf(Guid person) => entries.TryGetValue(person, out var list) ? list : entries[person] = [];

    private Dictionary<Guid, PersonState> Known(Subject subject) => subject.Kind == SubjectKind.Event ? Events : People;

    /// <summary>What was known when it happened: for something told late, what came before it.</summary>
    private PersonState? StateAt(Draft draft, List<Entry> earlier, FoldKey key)
    {
        if (!draft.Subject.IsFollowed || !Known(draft.Subject).TryGetValue(draft.Subject.Id, out var state)) return null;
        if (draft.Amends is null && (state.Last is not { } last || key > last)) return state;
        return engine.Refold(draft.Subject.Id, [.. earlier.Where(entry => entry.Key < key)], Held.Nothing, new Changes());
    }

    private void Fold(Entry entry, List<Entry> all)
    {
        var (known, id) = (Known(entry.Subject), entry.Subject.Id);
        if (!known.TryGetValue(id, out var state)) known[id] = state = PersonState.Of(entry.Subject);
        var changes = new Changes();
        if (Engine.IsInOrder(state, entry)) engine.Fold(state, entry, changes);
        else known[id] = engine.Refold(id, all, Held.Nothing, changes);
        foreach (var row in changes.Due) Due[row.Key.Name] = row;
    }
}
