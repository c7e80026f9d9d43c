namespace Kangyu.Store;

/// <summary>
/// What an erasure did (S12): entries whose bodies are gone, entries that law keeps, locked for two-person escrow until <paramref name="LockedUntil"/> (null: none).
/// </summary>
public sealed record ErasureReport(int Erased, int Locked, DateOnly? LockedUntil);
