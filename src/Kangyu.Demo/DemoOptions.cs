namespace Kangyu.Demo;

/// <summary>
/// What demo county to make. <paramref name="County"/>: six digits; its divisions are shipped or given. Same options and packs: the same submissions, byte for byte.
/// <paramref name="Today"/> is the first day that is not lived: everything happens before it.
/// </summary>
public sealed record DemoOptions(string County, int People, int Years, long Seed, DateOnly Today)
{
    /// <summary>Entries a file has at least by today, so that there is something to look at: who has fewer comes by more often.</summary>
    public int EntriesAtLeast { get; init; } = 20;
}

/// <summary>How far the demo has come: the day that is being lived, and the share of the years that is over (0 to 1).</summary>
public readonly record struct DemoProgress(DateOnly Day, double Share, long Entries);
