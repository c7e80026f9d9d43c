using System.Collections.Frozen;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Lists;

namespace Kangyu.Kernel.Packs.Model;

public enum RetentionClass { Care, Legal }

/// <summary>Why an entry stays in the room that wrote it (S13).</summary>
public enum Sensitivity { None, Abortion, Sti, Violence, Adolescent, Money }

public sealed record Form
{
    public required string Id { get; init; }
    public required string Pack { get; init; }
    public required int Version { get; init; }
    public required SubjectKind About { get; init; }
    public required Words Title { get; init; }
    public RetentionClass Retention { get; init; }
    /// <summary>The legal term in months when <see cref="Retention"/> is legal.</summary>
    public int LegalMonths { get; init; }
    public Sensitivity Sensitive { get; init; }
    public bool Draft { get; init; }
    public IReadOnlyList<string> Sources { get; init; } = [];
    public IReadOnlyList<string> Writers { get; init; } = [];
    /// <summary>About an event: the forms that begin the events it goes on with. Empty: the form begins one.</summary>
    public IReadOnlyList<string> GoesOn { get; init; } = [];
    /// <summary>About an event: nothing follows after it.</summary>
    public bool Closes { get; init; }
    /// <summary>Begins an event that other forms go on with.</summary>
    public bool BeginsEvent => About == SubjectKind.Event && GoesOn.Count == 0;
    /// <summary>Who told of the event gets a code by which to follow it.</summary>
    public bool Receipt { get; init; }
    public Poster? Poster { get; init; }
    public ProcedureRule? Procedure { get; init; }
    /// <summary>On a consent form: the kind of procedure it consents to.</summary>
    public string? ConsentFor { get; init; }
    public IReadOnlyList<Fact> Facts { get; init; } = [];
    public IReadOnlyList<Check> Checks { get; init; } = [];
    public IReadOnlyList<Upcast> Upcasts { get; init; } = [];
    public IReadOnlyList<Section> Sections
    {
        get;
        init
        {
            field = value;
            Items = [.. value.SelectMany(section => section.Items)];
            roles = Items.Where(item => item.Role is not null).DistinctBy(item => item.Role, StringComparer.Ordinal).ToFrozenDictionary(item => item.Role!, StringComparer.Ordinal);
        }
    } = [];
    /// <summary>Number of value slots: items outside repeating sections and facts first, then one per repeating section.
    /// Expressions of items inside a repeating section are compiled over these slots followed by those of the line: the item
    /// with slot s within its line stands at <c>Slots + s</c>.</summary>
    public required int Slots { get; init; }
    /// <summary>By table asked with <c>decide</c>: for each of the table's facts the form's slot that answers it, -1 where the form
    /// has none (unanswered).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> Feeds { get; init; } = new Dictionary<string, IReadOnlyList<int>>();
    /// <summary>Items in the order in which whens and calcs must be evaluated.</summary>
    public IReadOnlyList<Item> Order { get; init; } = [];

    /// <summary>Of all sections, in their order; every fold asks for them.</summary>
    public IReadOnlyList<Item> Items { get; private init; } = [];

    /// <summary>The first item with a role.</summary>
    public Item? ItemWith(string role) => roles.GetValueOrDefault(role);

    private readonly FrozenDictionary<string, Item> roles = FrozenDictionary<string, Item>.Empty;
}

/// <summary>
/// What everybody may read without signing in. <paramref name="Unit"/>: the item that names the unit it is posted at; null: the whole county. Of entries that agree in the items <paramref name="By"/> the newest stands,
/// from the day in <paramref name="From"/> to that in <paramref name="Until"/>.
/// </summary>
public sealed record Poster(string? Unit, IReadOnlyList<string> By, string? From, string? Until);

public sealed record ProcedureRule(string Kind, string? Consent);

public sealed record Section
{
    public string? Id { get; init; }
    public required Words Title { get; init; }
    public Expression? When { get; init; }
    public Repeat? Repeat { get; init; }
    /// <summary>The slot of a repeating section's rows; its items' slots count within a row.</summary>
    public int Slot { get; init; } = -1;
    public required IReadOnlyList<Item> Items { get; init; }
}

public sealed record Repeat(int Min, int Max);

public enum ItemType
{
    Choice, Choices, YesNo, Integer, Decimal, Date, DateTime, Text, Note, Offer, Person, Unit, Staff, Lot, Code, Photo, Signature, Decision,
}

public sealed record Item
{
    public required string Id { get; init; }
    public required Words Label { get; init; }
    public Words? Help { get; init; }
    public required ItemType Type { get; init; }
    /// <summary>Index into the form's value slots, or into a row of its repeating section.</summary>
    public required int Slot { get; init; }
    public IReadOnlyList<Option> Options { get; init; } = [];
    /// <summary>For a code: the list it is chosen from; for a calc over such codes, the list that has their words.</summary>
    public CodeList? List { get; init; }
    public IReadOnlyList<string> Alone { get; init; } = [];
    public string? Unit { get; init; }
    public Limits? Limits { get; init; }
    public bool Required { get; init; }
    public Expression? RequiredWhen { get; init; }
    public Expression? When { get; init; }
    public IReadOnlyList<Check> Checks { get; init; } = [];
    public Expression? Calc { get; init; }
    /// <summary>The table of a calc that is exactly <c>decide('...')</c>.</summary>
    public string? Decides { get; init; }
    public Expression? Prefill { get; init; }
    public int Length { get; init; } = 200;
    public string? Offer { get; init; }
    public string? Signs { get; init; }
    public string? SignedBy { get; init; }
    /// <summary>For a lot: the methods whose lots may be named; empty: any.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];
    public Sensitivity Sensitive { get; init; }
    public string? Protected { get; init; }
    /// <summary>S1 marks that reach this item through its calc (its own mark included).</summary>
    public IReadOnlyList<string> Taint { get; init; } = [];
    /// <summary>Why its inputs stay in the room, its own reason included (S13): what a calc over them shows is as sensitive.</summary>
    public IReadOnlyList<Sensitivity> SensitiveThrough { get; init; } = [];
    public required string Concept { get; init; }
    public IReadOnlyDictionary<string, string> Maps { get; init; } = new Dictionary<string, string>();
    public string? Role { get; init; }
    /// <summary>What every place of care needs to know: allergies, medicines, blood_group or results; who may see a private one the person says at the end of the visit (S13).</summary>
    public string? Tells { get; init; }
    /// <summary>Stands on the public page (see <see cref="Form.Poster"/>).</summary>
    public bool OnPoster { get; init; }
    /// <summary>About an event with a receipt: who has the code reads the answer.</summary>
    public bool OnReceipt { get; init; }
    public bool Draft { get; init; }
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Sealed only: never a flat column, never a fact.</summary>
    public bool IsIdentifier => Role is "name" or "id_number" or "phone" or "address" or "card" or "guardian_name";

    public bool IsCalculated => Calc is not null || Decides is not null;
}

/// <summary>Bounds as expressions (constants for numbers). Outside refuse is an error, outside confirm is asked again.</summary>
public sealed record Limits(Expression? RefuseLow, Expression? RefuseHigh, Expression? ConfirmLow, Expression? ConfirmHigh);

public sealed record Check(Expression That, string? At, string Code, Words Else);

public enum FactKind { PersonAge, PersonSex, PersonBorn, Latest, DateOfLatest, Ever, CountOf }

/// <summary>What a form may know from the record. <paramref name="Concept"/> names an item's concept, or for a count a form.</summary>
public sealed record Fact(string Name, int Slot, FactKind Kind, string? Concept, ExprType Type, int? WithinMonths, int? WithinDays, IReadOnlyList<string> Values);

/// <summary>How an entry of version <paramref name="From"/> is read as version From + 1.</summary>
public sealed record Upcast(
    int From,
    IReadOnlyDictionary<string, string> Was,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values,
    IReadOnlyDictionary<string, Value> Fill);
