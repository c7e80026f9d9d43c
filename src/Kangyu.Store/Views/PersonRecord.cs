using Kangyu.Kernel.Records;

namespace Kangyu.Store.Views;

/// <summary>The heading of a record: who it is, what the folds remember. <paramref name="Position"/>: the ledger's, when it was read.</summary>
public sealed record PersonRecord(Guid Id, PersonCard Card, PersonState State, long Position)
{
    /// <summary>All records that are this person, the one who holds them first.</summary>
    public IReadOnlyList<Guid> People => [Id, .. State.Members];

    /// <summary>Units that have a care relation with the person on a day.</summary>
    public IReadOnlyList<string> CareUnits(DateOnly day) =>
        [.. State.Care.Values.Where(row => row.From <= day && (row.Until is not { } until || day <= until)).Select(row => row.Unit).Distinct(StringComparer.Ordinal)];
}

/// <summary>
/// An entry of a record as it lies in the ledger. <paramref name="Holds"/>: false when a later one replaced or withdrew it; it stays visible as corrected (S12).
/// <paramref name="Arrived"/>: by this store's clock.
/// </summary>
public sealed record RecordedEntry(Entry Entry, DateTimeOffset Arrived, bool Holds);

/// <summary>
/// Entries newest first by position. <paramref name="Unreadable"/>: how many of this page were erased or belong to a pack that is not active. <paramref name="Next"/>:
/// give it as <c>before</c> for the next page; null at the end.
/// </summary>
public sealed record EntryPage(IReadOnlyList<RecordedEntry> Entries, int Unreadable, long? Next);
