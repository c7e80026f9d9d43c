using Kangyu.Kernel.Records;

namespace Kangyu.Store.Views;

/// <summary>
/// What is asked of a person's timeline. <paramref name="Before"/>: the entry a page ends before; ids and not positions, because positions tell how much else there is (S13).
/// <paramref name="May"/>: what only the opened entry tells; null: nothing more is left out.
/// </summary>
public sealed record TimelineQuery(Guid Person, Readable Readable, Guid? Before, int Most, Func<Entry, bool>? May = null);

/// <summary>
/// An entry with its answers as they are sealed: canonical JSON of the form's current version, results of tables as they were shown. <paramref name="Standing"/>: the
/// correction or withdrawal that stands in its place; null while it holds, and of a withdrawal.
/// </summary>
public sealed record TimelineEntry(Entry Entry, ReadOnlyMemory<byte> Answers, DateTimeOffset Arrived, Entry? Standing)
{
    public bool Holds => Standing is null && !Entry.Withdraws;
}

/// <summary>Newest first. <paramref name="Next"/>: give it as <c>Before</c> for the next page; null at the end.</summary>
public sealed record TimelinePage(IReadOnlyList<TimelineEntry> Entries, Guid? Next);
