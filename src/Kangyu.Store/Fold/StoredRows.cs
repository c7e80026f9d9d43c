using System.Data.Common;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;

namespace Kangyu.Store.Fold;

/// <summary>Reads rows of the derived tables back into the kernel's records; the order of columns is that of the queries which use them.</summary>
internal static class StoredRows
{
    /// <summary>instance, pathway, step, occurrence, unit, duty, offer, due_on, window_start, window_end, done_on, done_by, reminded_on, worker, author, room.</summary>
    public static DueRow Due(DbDataReader row, Guid person) => new(
        new DueKey(Id(row, 0), row.GetString(1), row.GetInt32(2), row.GetInt32(3)), person, row.GetString(4), row.GetInt64(5) != 0, Text(row, 6),
        Day(row, 7), Day(row, 8), Day(row, 9), MaybeDay(row, 10), MaybeId(row, 11), MaybeDay(row, 12), MaybeId(row, 13), Id(row, 14), row.GetString(15));

    /// <summary>key, answer, from_day, until_day, channel, worker, entry.</summary>
    public static ConsentRow Consent(DbDataReader row, Guid person) =>
        new(person, row.GetString(0), row.GetString(1), Day(row, 2), MaybeDay(row, 3), Text(row, 4), MaybeId(row, 5), Id(row, 6));

    /// <summary>unit, why, from_day, until_day.</summary>
    public static CareRow Care(DbDataReader row, Guid person) => new(person, row.GetString(0), row.GetString(1), Day(row, 2), MaybeDay(row, 3));

    public static Guid Id(DbDataReader row, int column) => EntryId.Read((byte[])row[column]);

    public static Guid? MaybeId(DbDataReader row, int column) => row.IsDBNull(column) ? null : Id(row, column);

    public static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateOnly Day(DbDataReader row, int column) => DateOnly.FromDayNumber((int)row.GetInt64(column));

    public static DateOnly? MaybeDay(DbDataReader row, int column) => row.IsDBNull(column) ? null : Day(row, column);
}
