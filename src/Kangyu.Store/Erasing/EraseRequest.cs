namespace Kangyu.Store;

/// <summary>
/// What was agreed (S12): whose record (or which entry about nobody), by which account, agreed by which other one, why.
/// </summary>
/// <param name="Subject">A person's id, or the root id of an entry about nobody that names people (a complaint).</param>
public sealed record EraseRequest(Guid Subject, Guid By, Guid AgreedBy, string Reason);
