using System.Data.Common;
using System.Globalization;
using Dapper;
using Kangyu.Kernel;
using Kangyu.Kernel.Records;
using Kangyu.Store.Dialects;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Verify;

/// <summary>Compares a derived table with its shadow, row by row, and names the first row that differs. Cards are compared opened: each sealing has a nonce of its own.</summary>
internal sealed class TableCompare(CardSeal cards)
{
    /// <summary>Null when they hold the same.</summary>
    public Problem? Run(DbConnection kept, DbConnection shadow, string table)
    {
        var key = KeyOf(table);
        var sql = table == "person"
            ? "SELECT t.number, t.home_unit, t.born, t.sex, t.unnamed, t.synthetic, t.card, s.id FROM person t LEFT JOIN subject s ON s.number = t.number ORDER BY t.number"
            : $"SELECT {key} AS key_, t.* FROM {table} t ORDER BY 1";
        using var left = new Groups(kept.Rows(sql), table == "person" ? Person : Row);
        using var right = new Groups(shadow.Rows(sql), table == "person" ? Person : Row);
        while (true)
        {
            if (left.Key is null && right.Key is null) return null;
            if (left.Key == right.Key && left.Rows.SequenceEqual(right.Rows, StringComparer.Ordinal))
            {
                left.Next();
                right.Next();
                continue;
            }
            var first = Math.Min(left.Key ?? long.MaxValue, right.Key ?? long.MaxValue);
            return Problem.At(string.Create(CultureInfo.InvariantCulture, $"{table}/{first}"), "fold_differs",
                string.Create(CultureInfo.InvariantCulture, $"派生表 {table} 在 {key} = {first} 处与账本不符。请运行 kangyu rebuild。"),
                string.Create(CultureInfo.InvariantCulture, $"The derived table {table} differs from the ledger at {key} = {first}. Run kangyu rebuild."));
        }
    }

    private static string KeyOf(string table) => table switch
    {
        "subject" or "person" or "person_state" or "event" => "number",
        "due" or "consent" or "care" or "alias" or "search_token" => "person",
        _ => "position",
    };

    private string Person(DbDataReader row)
    {
        var id = row.IsDBNull(7) ? Guid.Empty : StoredRows.Id(row, 7);
        var card = row.IsDBNull(6) ? null : (byte[])row[6];
        var opened = cards.Open(id, card);
        // a card that does not open is not the same as none
        var text = card is not null && opened == PersonCard.Empty ? "closed" : opened.ToString();
        return string.Join('|', Enumerable.Range(0, 6).Select(i => Text(row[i]))) + "|" + text;
    }

    private static string Row(DbDataReader row)
    {
        var parts = new string[row.FieldCount];
        for (var i = 0; i < parts.Length; i++) parts[i] = Text(row[i]);
        return string.Join('|', parts);
    }

    private static string Text(object value) => value switch
    {
        DBNull => "",
        byte[] bytes => "x" + Convert.ToHexStringLower(bytes),
        IFormattable number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => "'" + value,
    };

    /// <summary>The rows of one key after another, each group in an order that does not depend on the database.</summary>
    private sealed class Groups : IDisposable
    {
        private readonly DbDataReader rows;
        private readonly Func<DbDataReader, string> text;
        private bool more;

        public Groups(DbDataReader rows, Func<DbDataReader, string> text)
        {
            (this.rows, this.text) = (rows, text);
            more = rows.Read();
            Next();
        }

        public long? Key { get; private set; }

        public List<string> Rows { get; } = [];

        public void Next()
        {
            Rows.Clear();
            Key = more ? rows.GetInt64(0) : null;
            while (more && rows.GetInt64(0) == Key)
            {
                Rows.Add(text(rows));
                more = rows.Read();
            }
            Rows.Sort(StringComparer.Ordinal);
        }

        public void Dispose() => rows.Dispose();
    }
}
