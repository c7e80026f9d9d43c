using System.Data.Common;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Erasures;

/// <summary>The entries of a record that is to be erased. <paramref name="Number"/>: the person's; null for an entry about nobody with what amends it.</summary>
internal sealed record Record(long? Number, IReadOnlyList<RecordEntry> Entries)
{
    // the longest term a pack may give, where no active pack knows the form any more
    private const int LongestMonths = 1200;
    private const string Columns = "SELECT position, head, form, occurred FROM entry WHERE ";

    /// <summary>Null when there is none.</summary>
    public static Record? Find(DbConnection connection, Keyring keyring, Guid subject)
    {
        var id = EntryId.ToBytes(subject);
        var known = connection.QuerySingleOrDefault<(long Number, long Kind)?>("SELECT number, kind FROM subject WHERE id = @id", new { id });
        if (known is { Kind: not (long)SubjectKind.Person }) return null;
        // what is about nobody and has no key of its own names nobody
        if (known is null && keyring.Get(new KeyOwner(subject, KeyClass.Care)) is null) return null;
        var entries = connection.Query<(long Position, byte[] Head, string? Form, long? Occurred)>(
            Columns + (known is null ? "(id = @id OR root = @id) AND subject IS NULL AND form IS NOT NULL ORDER BY position" : "subject = @Number ORDER BY position"),
            new { id, known?.Number }).AsList();
        return entries.Count == 0 ? null : new Record(known?.Number, entries.ConvertAll(entry => new RecordEntry(entry.Position, KeyOf(entry.Head), entry.Form, entry.Occurred)));
    }

    /// <summary>
    /// Until when law keeps what the person's legal key seals: from the last of these entries on, as long as the longest of them is kept; null when there are none.
    /// </summary>
    public DateOnly? LegalTerm(Keyring keyring, PackSet packs, Guid subject)
    {
        if (keyring.Get(new KeyOwner(subject, KeyClass.Legal)) is not { } key) return null;
        var kept = Entries.Where(entry => entry.Key == key.Id).ToList();
        if (kept.Count == 0) return null;
        var last = kept.Max(entry => entry.Occurred ?? 0) / (24 * 60);
        return DateOnly.FromDayNumber((int)last).AddMonths(kept.Max(entry => packs.Forms.TryGetValue(entry.Form ?? "", out var form) ? form.LegalMonths : LongestMonths));
    }

    private static Guid KeyOf(byte[] head) => Envelope.TryRead(head, out var envelope) ? envelope.KeyId : Guid.Empty;
}

/// <param name="Key">The id of the key that seals the body.</param>
/// <param name="Occurred">Minutes, as the heading has them.</param>
internal readonly record struct RecordEntry(long Position, Guid Key, string? Form, long? Occurred);
