using System.Data.Common;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Dialects;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Verify;

/// <summary>A node as it is on record: where its chain starts and ends, and of a node begun by a restore the head it follows.</summary>
internal sealed record NodeRow(long Number, Guid Id, Head? After, Head Head)
{
    public Head Start => After is { } after ? Head.StartAfter(Id, after) : Head.Start(Id);

    public static IReadOnlyList<NodeRow> Read(DbConnection connection)
    {
        using var rows = connection.Rows("SELECT number, id, after_node, after_seq, after_hash, seq, hash FROM node ORDER BY number");
        var nodes = new List<NodeRow>();
        while (rows.Read())
        {
            var id = StoredRows.Id(rows, 1);
            Head? after = rows.IsDBNull(2) ? null : new Head(StoredRows.Id(rows, 2), rows.GetInt64(3), Digest.Read((byte[])rows[4]));
            nodes.Add(new NodeRow(rows.GetInt64(0), id, after, new Head(id, rows.GetInt64(5), Digest.Read((byte[])rows[6]))));
        }
        return nodes;
    }
}
