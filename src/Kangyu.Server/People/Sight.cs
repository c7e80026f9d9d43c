using Kangyu.Kernel.Access;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Store.Views;

namespace Kangyu.Server.People;

/// <summary>What one reader may see of one person's record: every question goes to the one gate (Kernel/Access), with the person's care relations filled in.</summary>
public sealed class Sight
{
    private readonly Reader reader;
    private readonly IReadOnlyList<string> care;
    private readonly IReadOnlyList<string> named;
    private readonly PackSet packs;
    private readonly PrivateOffers offers;
    private readonly bool leaves;

    /// <summary>No unit's code: what may be read wherever it was written.</summary>
    private const string AnyUnit = "";

    /// <param name="named">Units that the person let see private entries wherever they were written (S13).</param>
    /// <param name="leaves">It is for paper that leaves the room: nothing private, not even the reader's own unit's.</param>
    internal Sight(Reader reader, Grant under, IReadOnlyList<string> care, IReadOnlyList<string> named, bool emergency, PackSet packs, PrivateOffers offers, bool leaves = false)
    {
        (this.reader, Under, this.care, this.named, IsEmergency, this.packs, this.offers, this.leaves) = (reader, under, care, leaves ? [] : named, emergency, packs, offers, leaves);
        IsNamed = reader.Grants.Any(grant => this.named.Contains(grant.Unit, StringComparer.Ordinal) && care.Contains(grant.Unit, StringComparer.Ordinal));
        Rooms = leaves ? [] : [.. reader.Grants.Select(grant => grant.Unit).Distinct(StringComparer.Ordinal).Where(unit => care.Contains(unit, StringComparer.Ordinal))];
        Readable = new Readable(
            [.. packs.Forms.Values.Where(form => May(form, form.Sensitive == Sensitivity.None ? Under.Unit : AnyUnit)).Select(form => form.Id)],
            [.. Rooms.Select(unit => new RoomForms(unit, [.. packs.Forms.Values.Where(form => form.Sensitive != Sensitivity.None && May(form, unit)).Select(form => form.Id)]))]);
    }

    /// <summary>Who looks.</summary>
    public Guid Account => reader.Account;

    /// <summary>The role and unit under which the record was opened: those of the access log.</summary>
    public Grant Under { get; }

    /// <summary>The unit whose knowledge of the record is shown; empty for paper that leaves the room.</summary>
    public string Unit => leaves ? "" : Under.Unit;

    /// <summary>Opened by emergency access: closed rooms stay closed.</summary>
    public bool IsEmergency { get; }

    /// <summary>The reader's units that care for the person: their private entries may be read there.</summary>
    public IReadOnlyList<string> Rooms { get; }

    public Readable Readable { get; }

    /// <summary>The person let one of the reader's units see private entries wherever they were written.</summary>
    public bool IsNamed { get; }

    /// <summary>The rooms of which the plan may be shown; null: all.</summary>
    public IReadOnlyList<string>? PlanRooms => IsNamed ? null : Rooms;

    /// <summary>The same record without anything that must not leave the room (S13).</summary>
    internal Sight Leaving() => new(reader, Under, care, named, IsEmergency, packs, offers, leaves: true);

    /// <summary>Entries of the form written at the unit.</summary>
    public bool May(Form form, string unit) => !(leaves && form.Sensitive != Sensitivity.None) && Gate.Allows(reader, Act.ReadEntry, TargetOf(form, unit, form.Sensitive != Sensitivity.None));

    public bool May(Entry entry) => May(entry.Form, entry.Unit) && (!offers.Names(entry) || IsInRoom(entry.Unit));

    /// <summary>One answer of an entry that may be read: a private one, and what was worked out from private ones, stays in its room.</summary>
    public bool May(Entry entry, Item item) =>
        item is { Sensitive: Sensitivity.None, SensitiveThrough.Count: 0 } || (!leaves && Gate.Allows(reader, Act.ReadEntry, TargetOf(entry.Form, entry.Unit, sensitive: true)));

    /// <summary>A consent to something private shows only where it was given.</summary>
    public bool May(string? offer, string unit) => offer is null || !offers.IsPrivate(offer) || IsInRoom(unit);

    public bool IsPrivate(string offer) => offers.IsPrivate(offer);

    /// <summary>A step of a pathway by its own name: for who may read the entries that start it. Others see the neutral words of its slip.</summary>
    public bool MayName(Pathway pathway) => pathway.Starts.Any(start => packs.Forms.TryGetValue(start.Form, out var form) && May(form, Unit));

    /// <summary>What forms with the role tell: for who may read at least one of them.</summary>
    public bool MayKnow(string role) => packs.Forms.Values.Any(form => form.ItemWith(role) is not null && May(form, Unit));

    /// <summary>What an entry of the form tells, when the person lets it be seen: the reader's role reads such forms.</summary>
    public bool MayKnow(Form form) => Gate.Allows(reader, Act.ReadEntry, new Target { Unit = Unit, AboutPerson = true, CareUnits = care, Emergency = IsEmergency, Writers = form.Writers });

    public bool MayWrite(Form form) => Gate.Allows(reader, Act.WriteForm, TargetOf(form, Unit, sensitive: false));

    /// <summary>Correcting and withdrawing are for the unit that wrote the entry.</summary>
    public bool MayCorrect(Entry entry) => Gate.Allows(reader, Act.WriteForm, TargetOf(entry.Form, entry.Unit, sensitive: false));

    public bool MayDo(Act act) => Gate.Allows(reader, act, new Target { AboutPerson = true, CareUnits = care, Emergency = IsEmergency });

    private bool IsInRoom(string unit) => IsNamed || Rooms.Contains(unit, StringComparer.Ordinal);

    private Target TargetOf(Form form, string unit, bool sensitive) => new()
    {
        Unit = unit,
        AboutPerson = true,
        CareUnits = care,
        Emergency = IsEmergency,
        Sensitive = sensitive,
        NamedUnits = named,
        Writers = form.Writers,
    };
}
