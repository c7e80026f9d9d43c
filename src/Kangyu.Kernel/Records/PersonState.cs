using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records.Folds;

namespace Kangyu.Kernel.Records;

/// <summary>
/// What the folds remember of a person, so that the next entry needs no look at the earlier ones: the latest values facts may ask for, offers and consents,
/// open pathways, signed consents on file, care relations. Derived: dropped and rebuilt at will; stored as one compact value a person. Holds no identifier.
/// A <c>room</c> is the unit an entry stays in when it is sensitive (S13), or empty;
/// what the person lets others see is kept in two wider ones as well.
/// </summary>
public sealed class PersonState
{
    /// <summary>Whose it is; of an event its own id.</summary>
    public required Guid Person { get; init; }

    public static PersonState Of(Ledger.Subject subject) => new() { Person = subject.Id, IsEvent = subject.Kind == SubjectKind.Event };

    /// <summary>It is no person's: what the folds remember of an event.</summary>
    public bool IsEvent { get; init; }

    /// <summary>The key of the last entry folded; an entry before it asks for a refold.</summary>
    public FoldKey? Last { get; set; }

    public DateOnly? Born { get; set; }

    /// <summary>female, male or null.</summary>
    public string? Sex { get; set; }

    public bool Unnamed { get; set; }

    public bool Synthetic { get; set; }

    /// <summary>The unit of registration; of an event that where it began.</summary>
    public string? HomeUnit { get; set; }

    /// <summary>How many entries hold now.</summary>
    public int Entries { get; set; }

    /// <summary>Latest values by concept and room.</summary>
    public Dictionary<(string Concept, string Room), FactState> Facts { get; } = [];

    /// <summary>Days (<see cref="DateOnly.DayNumber"/>) on which a counted form was written, by form and room, ascending.</summary>
    public Dictionary<(string Form, string Room), List<int>> Counts { get; } = [];

    /// <summary>By key: <c>offer:pack.offer</c>, <c>reminders</c>, <c>sharing:unit</c>, <c>invitations:programme</c>, <c>research:programme</c>.</summary>
    public Dictionary<string, ConsentRow> Consents { get; } = new(StringComparer.Ordinal);

    /// <summary>Pathways that are open or have rows that still speak.</summary>
    public List<PathwayInstance> Instances { get; } = [];

    /// <summary>Signed consents to a procedure, not yet used (S7).</summary>
    public List<SignedConsent> Signed { get; } = [];

    public Dictionary<(string Unit, string Why), CareRow> Care { get; } = [];

    /// <summary>Roots that were amended before they arrived; when one does, the person is folded anew.</summary>
    public SortedSet<Guid> Awaited { get; } = [];

    /// <summary>Roots of procedures that were done without a consent on file: an amendment of one carries the flag on (S7).</summary>
    public SortedSet<Guid> Unconsented { get; } = [];

    /// <summary>The record that holds what follows from this one's entries too, while they are merged; then nothing else is kept here.</summary>
    public Guid? MergedInto { get; set; }

    /// <summary>Records that are merged into this one.</summary>
    public SortedSet<Guid> Members { get; } = [];

    /// <summary>With whom the person agreed to be linked; a link stands when the other says the same.</summary>
    public IEnumerable<Guid> Partners => Consents.Where(row => row.Value.Answer == ConsentFold.Yes && row.Key.StartsWith(ConsentFold.PartnerKey(""), StringComparison.Ordinal))
        .Select(row => Guid.TryParse(row.Key.AsSpan(ConsentFold.PartnerKey("").Length), out var other) ? other : default).Where(other => other != default);

    /// <summary>Of an event: the form that began it; null: a person's.</summary>
    public string? BegunBy => Facts.GetValueOrDefault((EventFold.Begun, ""))?.Value.Text;

    /// <summary>Of an event: the day on which it began.</summary>
    public DateOnly? BegunOn => Facts.GetValueOrDefault((EventFold.Begun, ""))?.Day;

    /// <summary>Of an event: the day since which nothing more follows; null: it is open.</summary>
    public DateOnly? ClosedOn => Facts.GetValueOrDefault((EventFold.Closed, ""))?.Day;

    /// <summary>The method in use as a reader in the unit may know it.</summary>
    public FactState? MethodSeenFrom(string unit) => Latest(CurrentMethod, unit);

    /// <summary>The concept that the roles <c>method_started</c> and <c>method_stopped</c> keep.</summary>
    public const string CurrentMethod = "current_method";

    /// <summary>The person let the unit see private entries, wherever they were written (S13).</summary>
    public bool Names(string unit) => Care.TryGetValue((unit, CareRow.Private), out var row) && row.Until is null;

    /// <summary>All such units.</summary>
    public IReadOnlyList<string> NamedUnits => [.. Care.Keys.Where(row => row.Why == CareRow.Private && Names(row.Unit)).Select(row => row.Unit)];

    /// <summary>Whether a reader in the unit may know of what stays in the room: it does not, it is their own, or the person named the unit.</summary>
    public bool Opens(string room, string unit) => room.Length == 0 || room == unit || Names(unit);

    /// <summary>What is kept under a name in the rooms that a reader in the unit may look into.</summary>
    internal List<T> SeenFrom<T>(Dictionary<(string Name, string Room), T> kept, string name, string unit)
        where T : class
    {
        if (Names(unit)) return [.. kept.Where(known => known.Key.Name == name).Select(known => known.Value)];
        var seen = new List<T>(2);
        if (kept.TryGetValue((name, ""), out var open)) seen.Add(open);
        if (unit.Length == 0) return seen;
        if (kept.TryGetValue((name, unit), out var here)) seen.Add(here);
        if (kept.TryGetValue((name, Rooms.Any), out var let)) seen.Add(let);
        if (unit == HomeUnit && kept.TryGetValue((name, Rooms.Home), out let)) seen.Add(let);
        return seen;
    }

    /// <summary>The latest value of a concept that a reader in the unit may see; hidden entries are not read (S13).</summary>
    public FactState? Latest(string concept, string unit)
    {
        if (Names(unit)) return Facts.Where(fact => fact.Key.Concept == concept).Select(fact => fact.Value).MaxBy(fact => fact.Key);
        var latest = Facts.GetValueOrDefault((concept, ""));
        if (unit.Length == 0) return latest;
        latest = Later(latest, concept, unit);
        latest = Later(latest, concept, Rooms.Any);
        return unit == HomeUnit ? Later(latest, concept, Rooms.Home) : latest;
    }

    /// <summary>The value is another unit's, and the person let a reader in this one see it.</summary>
    public bool IsLet(string concept, FactState latest, string unit) =>
        !ReferenceEquals(Facts.GetValueOrDefault((concept, "")), latest) && !ReferenceEquals(Facts.GetValueOrDefault((concept, unit)), latest);

    private FactState? Later(FactState? latest, string concept, string room) =>
        Facts.TryGetValue((concept, room), out var here) && (latest is null || here.Key > latest.Key) ? here : latest;
}

/// <summary>The latest value of a concept and, for <c>ever</c>, every code it ever had (yes and no as codes).</summary>
public sealed record FactState(Value Value, FoldKey Key, IReadOnlyList<string> Ever)
{
    public DateOnly Day => Key.Occurred.Date;
}

/// <summary>A pathway under way. <paramref name="Author"/> wrote the starting entry.</summary>
public sealed record PathwayInstance(Guid Root, string Pathway, DateOnly Start, string Unit, Guid Author, string Room)
{
    public bool Open { get; set; } = true;

    public List<Occurrence> Occurrences { get; init; } = [];
}

/// <summary>One occurrence of a step; live while its offer stands, or it is a duty.</summary>
public sealed record Occurrence(int Step, int Number, string? Offer, DateOnly DueOn, DateOnly WindowStart, DateOnly WindowEnd)
{
    public bool Live { get; set; }

    public DateOnly? DoneOn { get; set; }

    public Guid? DoneBy { get; set; }

    public DateOnly? EarlyOn { get; set; }

    public DateOnly? RemindedOn { get; set; }
}

/// <summary>A consent to a kind of procedure. <paramref name="OwnRequest"/>: signed at the person's own written request.</summary>
public sealed record SignedConsent(string Form, string Kind, FoldKey Key, bool OwnRequest);
