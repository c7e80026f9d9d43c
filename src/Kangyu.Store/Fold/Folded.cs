using Kangyu.Kernel.Records;

namespace Kangyu.Store.Fold;

/// <summary>
/// What follows from one entry for one subject. <paramref name="Since"/>: the entry's position. <paramref name="NumberOf"/>: of merged records, whose entries keep their own number;
/// null where all are the subject's. <paramref name="Alias"/>: the record was merged or set apart.
/// </summary>
internal sealed record Folded(Changes Changes, KnownSubject? Subject, long Since, Func<Guid, long>? NumberOf = null, AliasChange? Alias = null);

/// <summary>Whose record holds it from now on; null: its own.</summary>
internal sealed record AliasChange(KnownSubject? Host);
