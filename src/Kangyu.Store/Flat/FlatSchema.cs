using System.Data.Common;
using Dapper;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Flat;

/// <summary>
/// Makes and widens flat tables when packs are activated. Columns are only ever added. An item whose type changed gets a column of its own, named with the type
/// (<c>dose__real</c>); which column holds an item is kept in <c>flat_column</c>.
/// </summary>
internal static class FlatSchema
{
    private const string Main =
        "position bigint NOT NULL, since bigint NOT NULL, until bigint, subject bigint, unit text NOT NULL, author {bytes} NOT NULL, " +
        "occurred bigint NOT NULL, recorded bigint NOT NULL, month bigint NOT NULL, PRIMARY KEY (position, since)";

    private const string Line = "position bigint NOT NULL, since bigint NOT NULL, line bigint NOT NULL, PRIMARY KEY (position, since, line)";

    /// <summary>Makes what is missing, within the transaction that is open.</summary>
    public static void Ensure(Dialect dialect, DbConnection connection, PackSet packs)
    {
        foreach (var form in packs.Forms.Values.OrderBy(form => form.Id, StringComparer.Ordinal))
        {
            var table = FlatTable.Name(form.Id);
            if (Make(dialect, connection, table, Main)) connection.Execute($"CREATE INDEX {table}_m ON {table} (month, unit)");
            Widen(dialect, connection, table, FlatTable.Columns(form));
            IndexLot(connection, form, table);
            foreach (var section in form.Sections.Where(section => section.Repeat is not null))
            {
                Make(dialect, connection, FlatTable.Name(form.Id, section.Id!), Line);
                Widen(dialect, connection, FlatTable.Name(form.Id, section.Id!), FlatTable.Columns(section));
            }
        }
    }

    /// <summary>The forms' tables with the stored names of their columns; they must be there.</summary>
    public static FlatNames Read(DbConnection connection, PackSet packs) => new(packs, connection
        .Query<(string Flat, string Item, string Type, string Name)>("SELECT flat, item, type, name FROM flat_column").ToDictionary(row => (row.Flat, row.Item, row.Type), row => row.Name));

    /// <summary>All flat tables that were ever made, child tables too.</summary>
    public static IReadOnlyList<string> Tables(DbConnection connection) =>
        [.. connection.Query<string>("SELECT name FROM flat_table ORDER BY name")];

    private static bool Make(Dialect dialect, DbConnection connection, string table, string columns)
    {
        if (dialect.HasTable(connection, table)) return false;
        // clustered by position on SQLite: rows are added at the end and looked up without a second tree
        connection.Execute(dialect.Render($"CREATE TABLE {table} ({columns}) {{norowid}}"));
        connection.Execute("INSERT INTO flat_table (name) VALUES (@table)", new { table });
        return true;
    }

    /// <summary>Lots that a unit named before are looked up from the newest on; of several in a form the first.</summary>
    private static void IndexLot(DbConnection connection, Form form, string table)
    {
        if (FlatTable.Columns(form).FirstOrDefault(column => column.Item.Type == ItemType.Lot) is not { } lot) return;
        var name = connection.QuerySingle<string>("SELECT name FROM flat_column WHERE flat = @table AND item = @item AND type = @type", new { table, item = lot.Name, type = FlatColumns.TypeName(lot) });
        connection.Execute($"CREATE INDEX IF NOT EXISTS {table}_l ON {table} (unit, position, {RowSql.Quote(name)}) WHERE {RowSql.Quote(name)} IS NOT NULL AND until IS NULL");
    }

    private static void Widen(Dialect dialect, DbConnection connection, string table, IReadOnlyList<FlatColumn> columns)
    {
        var known = connection.Query<(string Item, string Type, string Name)>("SELECT item, type, name FROM flat_column WHERE flat = @table", new { table }).AsList();
        var types = known.Select(row => (row.Item, row.Type)).ToHashSet();
        var names = known.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            var type = FlatColumns.TypeName(column);
            if (types.Contains((column.Name, type))) continue;
            var name = names.Contains(column.Name) ? $"{column.Name}__{type}" : column.Name;
            while (names.Contains(name)) name += "_";
            connection.Execute($"ALTER TABLE {table} ADD COLUMN {RowSql.Quote(name)} {dialect.TypeOf(FlatColumns.TypeOf(column.Kind))}");
            connection.Execute("INSERT INTO flat_column (flat, item, type, name) VALUES (@table, @item, @type, @name)", new { table, item = column.Name, type, name });
            names.Add(name);
        }
    }
}
