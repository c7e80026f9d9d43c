using Kangyu.Kernel;

namespace Kangyu.Store;

/// <summary>
/// The store cannot do what was asked as things are; nothing was changed. Codes: <c>database_address</c>, <c>database_missing</c>, <c>database_newer</c>,
/// <c>county_differs</c>, <c>data_not_empty</c>, <c>backup_failed</c>, <c>backup_layout</c>, <c>backup_newer</c>, <c>keyring_missing</c>, <c>restore_unfinished</c>, <c>restore_failed</c>,
/// <c>escrow_missing</c>, <c>busy</c> (locked by another), <c>storage</c> (disk full or failing),
/// <c>packs_changed</c> (another server activated other packs: open anew), <c>rebuilding</c>, <c>data_in_use</c> (another process serves the data directory), <c>stopped</c>.
/// </summary>
public sealed class StoreException(Problem problem, Exception? cause = null) : Exception($"{problem.Code} {problem.Path}: {problem.Message.En}", cause)
{
    public Problem Problem { get; } = problem;

    internal static StoreException At(string path, string code, string zh, string en, Exception? cause = null) => new(Problem.At(path, code, zh, en), cause);
}
