using Kangyu.Kernel;

namespace Kangyu.Store.Keys;

/// <summary>
/// The keys cannot be used as they are; nothing was changed. Codes: <c>keys_place</c> (inside the data directory), <c>keys_open</c> (readable
/// by others), <c>keys_missing</c>, <c>keys_exist</c>, <c>keys_layout</c>, <c>keys_differ</c> (another master key), <c>keyring_damaged</c>, <c>escrow_key</c>,
/// <c>backup_key</c>, <c>backup_cut</c>, <c>backup_changed</c>, <c>backup_layout</c>.
/// </summary>
public sealed class KeysException(Problem problem) : Exception($"{problem.Code} {problem.Path}: {problem.Message.En}")
{
    public Problem Problem { get; } = problem;

    internal static KeysException At(string path, string code, string zh, string en) => new(Problem.At(path, code, zh, en));

    internal static KeysException Damaged(int slot) => At(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"keyring[{slot}]"), "keyring_damaged",
        "密钥环中的一把密钥被改动或已损坏。请从备份恢复密钥环。", "A key in the keyring was changed or is damaged. Restore the keyring from a backup.");
}
