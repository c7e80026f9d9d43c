using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Records;

/// <summary>
/// What follows from one entry, for the store to write in the same transaction. Rows carry the position from which they hold; a row that no longer holds is closed
/// at the position of the entry that ended it, never deleted: "as of p" is <c>since &lt;= p and (until is null or until &gt; p)</c>.
/// </summary>
public sealed class Changes
{
    /// <summary>Flat rows to add, one per entry that now holds (its lines in repeating sections follow from its slots).</summary>
    public List<Entry> FlatAdded { get; } = [];

    /// <summary>Flat rows that no longer hold: the position they were added at, by form.</summary>
    public List<FlatClosed> FlatClosed { get; } = [];

    /// <summary>Due rows as they are now; the open row with the same key is closed first.</summary>
    public List<DueRow> Due { get; } = [];

    /// <summary>Keys of due rows that no longer hold and are not replaced.</summary>
    public List<DueKey> DueClosed { get; } = [];

    /// <summary>Consents and offers as they are now; the open row with the same key is closed first.</summary>
    public List<ConsentRow> Consents { get; } = [];

    /// <summary>The person's identifiers changed: seal the card anew and replace the search tokens. What is null stays as it was, unless <see cref="CardIsWhole"/>.</summary>
    public PersonCard? Card { get; set; }

    /// <summary>After a refold: <see cref="Card"/> replaces everything known.</summary>
    public bool CardIsWhole { get; set; }

    /// <summary>The person's row (born, sex, home unit, stage inputs) changed.</summary>
    public bool PersonChanged { get; set; }

    /// <summary>Care relations as they are now; the open row with the same key is closed first.</summary>
    public List<CareRow> Care { get; } = [];

    /// <summary>Keys of consents that no longer hold and are not replaced (a withdrawn entry).</summary>
    public List<string> ConsentsClosed { get; } = [];

    public List<CareRow> CareClosed { get; } = [];
}

public readonly record struct FlatClosed(string Form, long Position);

/// <summary>Instance (root of the starting entry), pathway, step, occurrence (from 0).</summary>
public readonly record struct DueKey(Guid Instance, string Pathway, int Step, int Occurrence)
{
    /// <summary>How an entry names it: <c>{instance}.{pack.pathway}.{step}.{occurrence}</c>.</summary>
    public string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Instance:N}.{Pathway}.{Step}.{Occurrence}");
}

/// <summary>
/// One occurrence of a step. What is due, late or lapsed is computed from today at read. <paramref name="Room"/>: the only unit that may know of it when what led to it is
/// sensitive, otherwise empty (S13).
/// <paramref name="Worker"/>: the worker the person agreed to be reminded by, if one was named.
/// </summary>
public sealed record DueRow(
    DueKey Key,
    Guid Person,
    string Unit,
    bool IsDuty,
    string? Offer,
    DateOnly DueOn,
    DateOnly WindowStart,
    DateOnly WindowEnd,
    DateOnly? DoneOn,
    Guid? DoneBy,
    DateOnly? RemindedOn,
    Guid? Worker,
    Guid Author,
    string Room);

/// <summary>A consent by purpose (S5), or an offer answered. <paramref name="Key"/>: <c>offer:contraception.iud_6_weeks</c>, <c>reminders</c>, <c>sharing:unit</c> ...</summary>
public sealed record ConsentRow(Guid Person, string Key, string Answer, DateOnly From, DateOnly? Until, string? Channel, Guid? Worker, Guid Entry);

/// <summary>Why a unit may look after a person: <paramref name="Why"/> is registration, card, referral, sharing, or private where private entries may be seen too (S13).</summary>
public sealed record CareRow(Guid Person, string Unit, string Why, DateOnly From, DateOnly? Until)
{
    /// <summary>The person let the unit see the whole record.</summary>
    public const string Sharing = "sharing";

    /// <summary>The person named the unit among those that see private entries, wherever they were written (S13).</summary>
    public const string Private = "private";
}

/// <summary>Identifiers of a person, in memory only; on disk sealed, and found through keyed tokens. Several phones are written with ；between them.</summary>
public sealed record PersonCard(string? Name, string? IdNumber, string? Phone, string? Address, string? Card)
{
    public static PersonCard Empty { get; } = new(null, null, null, null, null);

    /// <summary>The later card over this one: what the later leaves open stays.</summary>
    public PersonCard Under(PersonCard later) =>
        new(later.Name ?? Name, later.IdNumber ?? IdNumber, later.Phone ?? Phone, later.Address ?? Address, later.Card ?? Card);
}
