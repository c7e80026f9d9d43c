using System.Text.Json;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Kernel.Records.Folds;

namespace Kangyu.Kernel.Cases;

/// <summary>The record of a case's person and of the events in it, in memory: the same read, admit and fold as in the store, with a clock that stands still at each step.</summary>
internal sealed class CaseRecord(Engine engine, string tier)
{
    private static readonly Guid Person = new("01900000-0000-7000-8000-000000000001");
    private readonly List<Entry> entries = [];
    private readonly List<PersonState> events = [];
    private long clock;

    public PersonState State { get; private set; } = new() { Person = Person };

    /// <summary>The event that was begun last.</summary>
    public PersonState? Event => events is [.., var last] ? last : null;

    public string Unit { get; } = tier;

    public IReadOnlyList<Entry> Entries => entries;

    public Entry? Latest { get; private set; }

    /// <summary>The answers as they were sealed, results of tables with them.</summary>
    public JsonElement? Sealed { get; private set; }

    /// <summary>Writes an entry; what refuses it, if anything does.</summary>
    public IReadOnlyList<Problem> Write(Form form, JsonElement answers, Occurred occurred, string role, Guid? amends = null, bool withdraws = false, string? reason = null)
    {
        var subject = SubjectOf(form, amends);
        var json = CaseJson.Envelope(new CaseHeading(entries.Count + 1, form, subject, Unit, occurred) { Amends = amends, Withdraws = withdraws, Reason = reason }, answers);
        var read = engine.Read(json, new Writer(Guid.Empty, role, Unit));
        if (read.Draft is not { } draft) return read.Problems;
        var now = occurred.Date.ToDateTime(occurred.Time ?? new TimeOnly(23, 59));
        var verdict = engine.Admit(draft, StateOf(subject), new AdmitContext(now, Unit));
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

    /// <summary>An event was begun before the story by a form of which nothing is told.</summary>
    public void BeginEvent(string form)
    {
        var state = PersonState.Of(new Subject(SubjectKind.Event, EventId(0)));
        state.HomeUnit = Unit;
        state.Facts[(EventFold.Begun, "")] = new FactState(Value.Of(form), default, []);
        events.Add(state);
    }

    /// <summary>A form that goes on with an event means the one that was begun last by a form it names.</summary>
    private Subject SubjectOf(Form form, Guid? amends)
    {
        if (form.About != SubjectKind.Event) return new Subject(form.About, form.About == SubjectKind.Nobody ? Guid.Empty : Person);
        if (entries.Find(entry => entry.Id == amends) is { } root) return root.Subject;
        var known = form.BeginsEvent ? null : events.FindLast(state => form.GoesOn.Contains(state.BegunBy, StringComparer.Ordinal)) ?? Event;
        return new Subject(SubjectKind.Event, known?.Person ?? EventId(entries.Count + 1));
    }

    private PersonState? StateOf(Subject subject) => subject.Kind == SubjectKind.Event ? events.Find(state => state.Person == subject.Id) : State;

    private static Guid EventId(int number) => new($"01900000-0000-7000-a000-{number:x12}");

    private void Append(Draft draft, Verdict.Admitted admitted)
    {
        Sealed = JsonDocument.Parse(admitted.Answers).RootElement;
        var root = entries.Find(entry => entry.Id == draft.Amends);
        var numbering = new Numbering(entries.Count + 1, HybridTime.Of(++clock * 1000), draft.Id, root?.Recorded);
        var entry = Engine.ToEntry(draft, admitted, numbering);
        entries.Add(entry);
        Latest = entry;
        if (entry.Subject.Kind == SubjectKind.Event) FoldEvent(entry);
        else if (Engine.IsInOrder(State, entry)) engine.Fold(State, entry, new Changes());
        else Refold();
    }

    private void FoldEvent(Entry entry)
    {
        if (StateOf(entry.Subject) is not { } state) events.Add(state = PersonState.Of(entry.Subject));
        if (Engine.IsInOrder(state, entry)) engine.Fold(state, entry, new Changes());
        else events[events.IndexOf(state)] = engine.Refold(entry.Subject.Id, entries.FindAll(other => other.Subject == entry.Subject), Held.Nothing, new Changes());
    }

    private void Refold()
    {
        var (born, sex, unnamed) = (State.Born, State.Sex, State.Unnamed);
        State = engine.Refold(Person, entries.FindAll(entry => entry.Subject.Kind != SubjectKind.Event), Held.Nothing, new Changes());
        State.Born ??= born;
        State.Sex ??= sex;
        State.Unnamed |= unnamed;
    }
}
