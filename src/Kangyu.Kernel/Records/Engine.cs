using System.Text.Json;
using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Forms;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Lists;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Records;

/// <summary>
/// The way of the data between the form and the store: read, admit, fold. Pure: the store gives it state and time, and writes what follows. One engine serves one set of
/// packs; immutable and safe for several threads (a <see cref="PersonState"/> is not: it belongs to the writer while it folds).
/// </summary>
public sealed class Engine
{
    private readonly Dictionary<string, DecisionEvaluator> tables;
    private readonly Dictionary<string, FormPlan> plans;

    public Engine(PackSet packs)
    {
        Packs = packs;
        tables = packs.Decisions.ToDictionary(pair => pair.Key, pair => new DecisionEvaluator(pair.Value), StringComparer.Ordinal);
        plans = packs.Forms.ToDictionary(pair => pair.Key, pair => new FormPlan(pair.Value, tables), StringComparer.Ordinal);
    }

    public PackSet Packs { get; }

    public DecisionEvaluator? Table(string id) => tables.GetValueOrDefault(id);

    /// <summary>Reads one entry as it came in: <c>{id, form, version, subject: {kind, id}, unit, occurred, answers, amends, withdraws, reason}</c>.</summary>
    public DraftRead Read(JsonElement json, Writer author) => DraftReader.Read(Packs, plans, json, author);

    /// <summary>Whether it may join the ledger, given what is known of its subject. <paramref name="state"/> is null for an unknown person and for other subjects.</summary>
    public Verdict Admit(Draft draft, PersonState? state, AdmitContext context) => Admission.Judge(Packs, plans[draft.Form.Id], draft, state, context);

    /// <summary>What the form may know from the record, by fact name; for the page that opens it.</summary>
    public static IReadOnlyDictionary<string, Value> Facts(Form form, PersonState? state, string unit, DateOnly day)
    {
        var slots = new Value[form.Slots];
        FactFiller.Fill(form, state, unit, day, slots);
        return form.Facts.ToDictionary(fact => fact.Name, fact => slots[fact.Slot], StringComparer.Ordinal);
    }

    /// <summary>The entry that an admitted draft became.</summary>
    public static Entry ToEntry(Draft draft, Verdict.Admitted admitted, Numbering numbering) => new()
    {
        Id = draft.Id,
        Root = draft.Amends ?? draft.Id,
        Group = numbering.Group,
        Position = numbering.Position,
        Recorded = numbering.Recorded,
        RootRecorded = numbering.RootRecorded ?? numbering.Recorded,
        Form = draft.Form,
        Version = draft.Version,
        Subject = draft.Subject,
        Unit = draft.Unit,
        Author = draft.Author,
        Occurred = draft.Occurred,
        Slots = admitted.Slots,
        Signatures = draft.Signatures,
        Withdraws = draft.Withdraws,
        Reason = draft.Reason,
        Flags = admitted.Flags,
    };

    /// <summary>A stored entry, opened and read as the current version of its form; null when no active pack has the form.</summary>
    public Entry? Open(Body body, Guid id, Numbering numbering)
    {
        if (!plans.TryGetValue(body.Form, out var plan)) return null;
        var reader = new AnswerReader(plan, stored: true);
        using var answers = JsonDocument.Parse(Upcaster.Read(plan.Form, body.Version, body.Answers));
        var slots = reader.Read(answers.RootElement);
        return new Entry
        {
            Id = id,
            Root = body.Amends ?? id,
            Group = numbering.Group,
            Position = numbering.Position,
            Recorded = numbering.Recorded,
            RootRecorded = numbering.RootRecorded ?? numbering.Recorded,
            Form = plan.Form,
            Version = body.Version,
            Subject = body.Subject,
            Unit = body.Unit,
            Author = body.Author,
            Occurred = body.Occurred,
            Slots = slots,
            Signatures = reader.Signatures ?? new Dictionary<string, Signature>(StringComparer.Ordinal),
            Withdraws = body.Withdraws,
            Reason = body.Reason,
        };
    }

    /// <summary>An entry's answers as canonical UTF-8 JSON without results, as a form is filled with them to be amended.</summary>
    public static byte[] Answers(Entry entry)
    {
        var slots = (Value[])entry.Slots.Clone();
        foreach (var item in entry.Form.Sections.Where(section => section.Repeat is null).SelectMany(section => section.Items))
            if (item.IsCalculated) slots[item.Slot] = default;
        return AnswerWriter.Write(entry.Form, slots, entry.Signatures, null);
    }

    /// <summary>False: an amendment, a withdrawal, or something that happened before the last folded entry; then the person's entries are folded anew.</summary>
    public static bool IsInOrder(PersonState? state, Entry entry) =>
        !entry.Amends && !entry.Withdraws && (state?.Last is not { } last || entry.Key > last) && state?.Awaited.Contains(entry.Root) != true;

    /// <summary>The identifiers that an entry tells, for the card of its own subject; null: none.</summary>
    public static PersonCard? CardOf(Entry entry) => Folds.CardFold.CardOf(entry);

    /// <summary>The card of a person whose record is merged into another's, from all their own entries.</summary>
    public static PersonCard CardOf(IReadOnlyList<Entry> entries) =>
        Refolding.Holding(entries).Select(CardOf).OfType<PersonCard>().Aggregate(PersonCard.Empty, (card, later) => card.Under(later));

    /// <summary>Folds one entry in order; the state is changed in place.</summary>
    public void Fold(PersonState state, Entry entry, Changes changes) => PersonFold.Apply(Packs, state, entry, changes);

    /// <summary>
    /// Folds a person's entries anew. <paramref name="entries"/>: all of them, the new one included, in position order. <paramref name="before"/>: what holds in the store now.
    /// <paramref name="changes"/> gets the difference.
    /// </summary>
    public PersonState Refold(Guid person, IReadOnlyList<Entry> entries, Held before, Changes changes) => Refolding.Apply(Packs, person, entries, before, changes);
}

/// <summary>Who writes. <paramref name="Unit"/> is where they work now; what they may see of the record follows from it.</summary>
public sealed record Writer(Guid Account, string Role, string Unit);

/// <summary>
/// <paramref name="Now"/> is the county's local time. <paramref name="FromPeer"/>: already acknowledged elsewhere: flagged, never refused. <paramref name="Authorise"/>: whether the
/// author may write it, asked with the state the writer knows now, so that a consent withdrawn a moment ago counts. <paramref name="Known"/>: that state, when the entry is told late and
/// meets an earlier one; who the person is, when they were born and whose care they are in does not depend on the day an entry is about. <paramref name="Other"/>: of a merge, what is known
/// of the other record. <paramref name="Divisions"/>: the county's places, for answers that name one.
/// </summary>
public sealed record AdmitContext(DateTime Now, string ReaderUnit, bool FromPeer = false, Authorise? Authorise = null, PersonState? Known = null, PersonState? Other = null, CodeList? Divisions = null);

/// <summary>Null: allowed.</summary>
public delegate Problem? Authorise(Draft draft, PersonState? state);

/// <summary>Where an entry stands in the ledger. <paramref name="RootRecorded"/>: of the entry it amends, if it does.</summary>
public readonly record struct Numbering(long Position, HybridTime Recorded, Guid Group, HybridTime? RootRecorded = null);

/// <summary>What the store holds of a person now: open flat rows (form, position, root), due rows, consents, care relations.</summary>
public sealed record Held(IReadOnlyList<HeldFlat> Flat, IReadOnlyList<DueRow> Due, IReadOnlyList<ConsentRow> Consents, IReadOnlyList<CareRow> Care)
{
    public static Held Nothing { get; } = new([], [], [], []);
}

public readonly record struct HeldFlat(string Form, long Position);
