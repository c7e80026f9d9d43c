using System.Text.Json;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.Cases;

/// <summary>The record of a case's person, in memory: the same read, admit and fold as in the store, with a clock that stands still at each step.</summary>
internal sealed class CaseRecord(Engine engine, string tier)
{
    private static readonly Guid Person = new("01900000-0000-7000-8000-000000000001");
    private readonly List<Entry> entries = [];
    private long clock;

    public PersonState State { get; private set; } = new() { Person = Person };

    public string Unit { get; } = tier;

    public IReadOnlyList<Entry> Entries => entries;

    public Entry? Latest { get; private set; }

    /// <summary>The answers as they were sealed, results of tables with them.</summary>
    public JsonElement? Sealed { get; private set; }

    /// <summary>Writes an entry; what refuses it, if anything does.</summary>
    public IReadOnlyList<Problem> Write(Form form, JsonElement answers, Occurred occurred, string role, Guid? amends = null, bool withdraws = false, string? reason = null)
    {
        var json = CaseJson.Envelope(new CaseHeading(entries.Count + 1, form, Person, Unit, occurred) { Amends = amends, Withdraws = withdraws, Reason = reason }, answers);
        var read = engine.Read(json, new Writer(Guid.Empty, role, Unit));
        if (read.Draft is not { } draft) return read.Problems;
        var now = occurred.Date.ToDateTime(occurred.Time ?? new TimeOnly(23, 59));
        var verdict = engine.Admit(draft, State, new AdmitContext(now, Unit));
        if (verdict is Verdict.Refused refused) return refused.Problems;
        Append(draft, (Verdict.Admitted)verdict);
        return [];
    }

    /// <summary>Who the person of the case is, before the story begins.</summary>
    public void Begin(DateOnly? born, string? sex, bool unnamed)
    {
        State.Born = born;
        State.Sex = sex;
        State.Unnamed = unnamed;
    }

    private void Append(Draft draft, Verdict.Admitted admitted)
    {
        Sealed = JsonDocument.Parse(admitted.Answers).RootElement;
        var root = entries.Find(entry => entry.Id == draft.Amends);
        var numbering = new Numbering(entries.Count + 1, HybridTime.Of(++clock * 1000), draft.Id, root?.Recorded);
        var entry = Engine.ToEntry(draft, admitted, numbering);
        entries.Add(entry);
        Latest = entry;
        if (Engine.IsInOrder(State, entry)) engine.Fold(State, entry, new Changes());
        else Refold();
    }

    private void Refold()
    {
        var (born, sex, unnamed) = (State.Born, State.Sex, State.Unnamed);
        State = engine.Refold(Person, entries, Held.Nothing, new Changes());
        State.Born ??= born;
        State.Sex ??= sex;
        State.Unnamed |= unnamed;
    }
}
