using Kangyu.Store.Keys;
using Npgsql;

namespace Kangyu.Store.Dialects;

/// <summary>
/// The keyring's slots in a table that several servers share. Appends and overwrites exclude each other, so that a mark never passes over a slot that
/// is still being written.
/// </summary>
internal sealed class PostgresKeyring(NpgsqlDataSource source) : KeyringStorage
{
    private bool overwritten;

    public override bool IsShared => true;

    public override long Read(long since, SlotTaker take)
    {
        using var command = source.CreateCommand("SELECT number, changed, slot FROM keyring_slot WHERE changed > $1 ORDER BY number");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = since });
        using var rows = command.ExecuteReader();
        var mark = since;
        while (rows.Read())
        {
            mark = Math.Max(mark, rows.GetInt64(1));
            take((int)rows.GetInt64(0), (byte[])rows[2]);
        }
        return mark;
    }

    public override bool TryAppend(int first, ReadOnlySpan<byte> slots)
    {
        var parts = new byte[slots.Length / SlotSize][];
        for (var i = 0; i < parts.Length; i++) parts[i] = slots.Slice(i * SlotSize, SlotSize).ToArray();
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        Run(connection, "LOCK TABLE keyring_slot IN EXCLUSIVE MODE");
        var added = Run(connection,
            "INSERT INTO keyring_slot (number, changed, slot) SELECT $1 + place - 1, nextval('keyring_change'), slot FROM unnest($2::bytea[]) WITH ORDINALITY AS given (slot, place) " +
            "WHERE (SELECT coalesce(max(number) + 1, 0) FROM keyring_slot) = $1", (long)first, parts);
        transaction.Commit();
        return added == parts.Length;
    }

    public override void Overwrite(int number, ReadOnlySpan<byte> slot)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        Run(connection, "LOCK TABLE keyring_slot IN EXCLUSIVE MODE");
        Run(connection, "UPDATE keyring_slot SET changed = nextval('keyring_change'), slot = $2 WHERE number = $1", (long)number, slot.ToArray());
        transaction.Commit();
        overwritten = true;
    }

    // the old version of an overwritten row stays in the table's file until the table is written anew (S12)
    public override void Flush()
    {
        if (!overwritten) return;
        using var connection = source.OpenConnection();
        Run(connection, "VACUUM FULL keyring_slot");
        overwritten = false;
    }

    private static int Run(NpgsqlConnection connection, string text, params ReadOnlySpan<object> values)
    {
        using var command = new NpgsqlCommand(text, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command.ExecuteNonQuery();
    }
}
