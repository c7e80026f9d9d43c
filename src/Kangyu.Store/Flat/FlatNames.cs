using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Flat;

/// <summary>Which column of a flat table holds an item, by table, item and type.</summary>
internal sealed class FlatNames(PackSet packs, IReadOnlyDictionary<(string Flat, string Item, string Type), string> stored)
{
    /// <summary>The forms' tables, with rows of their own that wait to be written.</summary>
    /// <param name="areFresh">Nothing that is closed stands in the tables.</param>
    public Dictionary<string, FlatForm> Forms(bool areFresh) => packs.Forms.Values.ToDictionary(form => form.Id, form => new FlatForm(form, Names, areFresh), StringComparer.Ordinal);

    /// <summary>The column, quoted; a process keeps its packs, and a column that holds an item holds it for ever.</summary>
    public string Of(string table, FlatColumn column) => RowSql.Quote(Stored(table, column));

    /// <summary>The column of an item that has one of its own.</summary>
    public string Of(Form form, string item) => Of(FlatTable.Name(form.Id), FlatTable.Columns(form).First(column => column.Name == item));

    public string Stored(string table, FlatColumn column) => stored[(table, column.Name, FlatColumns.TypeName(column))];

    private IReadOnlyList<string> Names(string table, IReadOnlyList<FlatColumn> columns) => [.. columns.Select(column => Stored(table, column))];
}
