namespace Kangyu.Store.Erasures;

/// <summary>
/// A person's own request to erase, carried out by two people (S12). <paramref name="Person"/>: the person's id, or the id of an entry about nobody that names people (a
/// complaint). <paramref name="IdentityOnly"/>: names, numbers, phones and addresses alone; the person stays on file without them and may be registered anew.
/// </summary>
public sealed record ErasureOrder(Guid Person, Guid By, Guid AgreedBy, string Reason, bool IdentityOnly = false);

/// <summary>
/// What was done: how many entries are gone for ever, how many law keeps locked and until when. <paramref name="IsSettled"/>: false when someone was still reading, so
/// that the last traces leave the log file with a later commit.
/// </summary>
public sealed record ErasureResult(int Erased, int Locked, DateOnly? LockedUntil, bool IsSettled);
