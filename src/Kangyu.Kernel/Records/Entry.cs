using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Records;

/// <summary>One entry of the ledger as the folds see it: opened, read as the current version of its form.</summary>
public sealed record Entry
{
    public required Guid Id { get; init; }
    /// <summary>The entry this one replaces, or its own id.</summary>
    public required Guid Root { get; init; }
    public required Guid Group { get; init; }
    /// <summary>This store's arrival number; the only thing that depends on the order of arrival.</summary>
    public required long Position { get; init; }
    /// <summary>Hybrid logical clock of the node that numbered it.</summary>
    public required HybridTime Recorded { get; init; }
    public required Form Form { get; init; }
    public required int Version { get; init; }
    public required Subject Subject { get; init; }
    public required string Unit { get; init; }
    public required Guid Author { get; init; }
    public required Occurred Occurred { get; init; }
    /// <summary>Answers, facts and stored results, by the form's slots.</summary>
    public required Value[] Slots { get; init; }
    public IReadOnlyDictionary<string, Signature> Signatures { get; init; } = new Dictionary<string, Signature>();
    public bool Amends => Root != Id;
    /// <summary>When the root was recorded: an amendment keeps its place.</summary>
    public required HybridTime RootRecorded { get; init; }
    public FoldKey Key => new(Occurred, RootRecorded, Root);
    public bool Withdraws { get; init; }
    public string? Reason { get; init; }
    /// <summary>What was flagged when it was admitted: <c>consent_missing</c>, <c>calc_differs</c> ... stored with the entry.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    public Value this[Item item] => Slots[item.Slot];

    public Value Role(string role) => Form.ItemWith(role) is { } item ? Slots[item.Slot] : Value.Unanswered;
}

/// <summary>
/// The order in which a person's entries are folded: the day it happened, when it was first recorded, then the root's id. Total, and the same on every store. The time of day
/// plays no part: many entries have none, and an order over some would not be total.
/// </summary>
public readonly record struct FoldKey(Occurred Occurred, HybridTime Recorded, Guid Id) : IComparable<FoldKey>
{
    public int CompareTo(FoldKey other)
    {
        var byTime = Occurred.Date.CompareTo(other.Occurred.Date);
        if (byTime != 0) return byTime;
        var byClock = Recorded.CompareTo(other.Recorded);
        return byClock != 0 ? byClock : Id.CompareTo(other.Id);
    }

    public static bool operator <(FoldKey left, FoldKey right) => left.CompareTo(right) < 0;

    public static bool operator >(FoldKey left, FoldKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(FoldKey left, FoldKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FoldKey left, FoldKey right) => left.CompareTo(right) >= 0;
}
