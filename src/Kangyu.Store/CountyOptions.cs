using Kangyu.Kernel.Packs;

namespace Kangyu.Store;

/// <summary>How a county is opened.</summary>
public sealed record CountyOptions
{
    /// <summary>The data directory; made when it is not there.</summary>
    public required string Data { get; init; }

    /// <summary>The six-digit code of the county; it never changes.</summary>
    public required string County { get; init; }

    /// <summary>The packs that are to be active. Others than the active ones are activated by opening, and everything derived is made anew.</summary>
    public required PackSet Packs { get; init; }

    /// <summary>The files of these packs, kept in the ledger by content hash when they are activated.</summary>
    public IReadOnlyList<PackSource> Sources { get; init; } = [];

    /// <summary>Null: the SQLite file <c>county.db</c> in the data directory. Otherwise <c>postgres://user:password@host/database?schema=ky_360830</c>.</summary>
    public string? Database { get; init; }

    /// <summary>The keys directory, never inside the data directory; null: beside it, with <c>-keys</c> after its name.</summary>
    public string? Keys { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Progress of upgrades, rebuilds and the like.</summary>
    public IProgress<StoreProgress>? Progress { get; init; }

    /// <summary>Faults of the program, for the host's log; they hold no answers and no names.</summary>
    public Action<Exception>? Faults { get; init; }

    /// <summary>About how many people's states the writer remembers (at most twice as many).</summary>
    public int RememberedPeople { get; init; } = 2048;

    /// <summary>How long to wait for a database locked by another, before a submission is answered <c>busy</c>.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
