using System.Data.Common;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Records;
using Kangyu.Store.Log;

namespace Kangyu.Store.Fold;

/// <summary>A subject's entries and what the store holds of a person now: what a refold starts from. Only after amendments and what is told late.</summary>
internal sealed class PersonHistory(EntryOpener opener)
{
    /// <summary>All entries of a subject that can be read, in position order; of merged records those of all.</summary>
    public List<Entry> Entries(DbConnection connection, IReadOnlyList<long> numbers, long upTo = long.MaxValue)
    {
        using var command = connection.CreateCommand();
        // numbers are our own, never text from outside
        command.CommandText = $"SELECT {EntryOpener.Columns} FROM entry WHERE subject IN ({string.Join(',', numbers)}) AND position <= @upTo ORDER BY position";
        Add(command, "upTo", upTo);
        using var rows = command.ExecuteReader();
        return opener.Read(rows);
    }

    /// <summary>An entry about nobody with everything that amends it, in position order.</summary>
    public List<Entry> EntriesOfRoot(DbConnection connection, Guid root, long upTo = long.MaxValue)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {EntryOpener.Columns} FROM entry WHERE (id = @root OR root = @root) AND position <= @upTo ORDER BY position";
        Add(command, "root", EntryId.ToBytes(root));
        Add(command, "upTo", upTo);
        using var rows = command.ExecuteReader();
        return opener.Read(rows);
    }

    public static Held Held(DbConnection connection, Guid person, long number, List<Entry> entries) => new(
        Flat(connection, entries),
        Read(connection, "SELECT instance, pathway, step, occurrence, unit, duty, offer, due_on, window_start, window_end, done_on, done_by, reminded_on, worker, author, room " +
            "FROM due WHERE person = @number AND until IS NULL", number, row => StoredRows.Due(row, person)),
        Read(connection, "SELECT key, answer, from_day, until_day, channel, worker, entry FROM consent WHERE person = @number AND until IS NULL", number, row => StoredRows.Consent(row, person)),
        Read(connection, "SELECT unit, why, from_day, until_day FROM care WHERE person = @number AND until IS NULL", number, row => StoredRows.Care(row, person)));

    /// <summary>The flat rows of these entries that hold now.</summary>
    public static List<HeldFlat> Flat(DbConnection connection, List<Entry> entries)
    {
        var held = new List<HeldFlat>();
        foreach (var form in entries.GroupBy(entry => entry.Form.Id, StringComparer.Ordinal))
        {
            using var command = connection.CreateCommand();
            // positions are our own numbers, never text from outside
            command.CommandText = $"SELECT position FROM {FlatTable.Name(form.Key)} WHERE until IS NULL AND position IN ({string.Join(',', form.Select(entry => entry.Position))})";
            using var rows = command.ExecuteReader();
            while (rows.Read()) held.Add(new HeldFlat(form.Key, rows.GetInt64(0)));
        }
        return held;
    }

    private static List<T> Read<T>(DbConnection connection, string sql, long number, Func<DbDataReader, T> of)
    {
        using var command = Ask(connection, sql, number);
        using var rows = command.ExecuteReader();
        var all = new List<T>();
        while (rows.Read()) all.Add(of(rows));
        return all;
    }

    private static DbCommand Ask(DbConnection connection, string sql, long number)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        Add(command, "number", number);
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
