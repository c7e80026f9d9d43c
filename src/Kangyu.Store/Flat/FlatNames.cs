using Kangyu.Kernel.Packs;

namespace Kangyu.Store.Flat;

/// <summary>Which column of a flat table holds an item, by table, item and type.</summary>
internal sealed class FlatNames(PackSet packs, IReadOnlyDictionary<(string Flat, string Item, string Type), string> stored)
{
    /// <summary>The forms' tables, with rows of their own that wait to be written.</summary>
    /// <param name="areFresh">Nothing that is closed stands in the tables.</param>
    public Dictionary<string, FlatForm> Forms(bool areFresh) => packs.Forms.Values.ToDictionary(form => form.Id, form => new FlatForm(form, Names, areFresh), StringComparer.Ordinal);

    private IReadOnlyList<string> Names(string table, IReadOnlyList<FlatColumn> columns) => [.. columns.Select(column => stored[(table, column.Name, FlatColumns.TypeName(column))])];
}
