namespace Kangyu.Store;

/// <summary>What a backup holds: entries of the ledger, rows of the house's tables, blobs, and its size in bytes. It was read back and found whole.</summary>
public sealed record BackupReport(long Entries, long HouseRows, long Blobs, long Bytes);
