using Kangyu.Store.Verify;

namespace Kangyu.Store.Backups;

/// <summary>
/// What is restored, and where: <paramref name="Options"/> name an empty data directory (or an empty schema); an empty county code takes whatever county is in the file. <paramref name="PrivateKey"/>: the file of the private backup
/// key, brought from where it is kept. <paramref name="Keyring"/>: null: the newest one lies beside the backup.
/// </summary>
public sealed record RestoreOrder(CountyOptions Options, string File, string PrivateKey, string? Keyring = null);

/// <summary>
/// What a restore brought back: up to which position, as of when, how many rows, and how many erasures were applied to it. <paramref name="Check"/>: what was written, read back: chains, seals, anchors and
/// the access log. What is derived is not there yet.
/// </summary>
public sealed record RestoreReceipt(long Position, DateTimeOffset At, long Rows, int Erasures, Guid Node, VerifyReport Check);
