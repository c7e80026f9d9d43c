using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Log;

/// <summary>
/// This server process in the ledger: its id, kept in the file <c>node</c> of the data directory, and its number in the county. A process that has none yet begins
/// a chain of its own.
/// </summary>
internal sealed record Node(Guid Id, long Number)
{
    /// <summary>Reads this process's node, or begins one; within the open transaction.</summary>
    /// <param name="after">The head that a restored county's first node follows.</param>
    public static Node Open(DbConnection connection, string dataDirectory, Guid fresh, long now, Head? after = null)
    {
        var file = Path.Combine(dataDirectory, "node");
        var id = after is null && File.Exists(file) ? Guid.ParseExact(File.ReadAllText(file).Trim(), "N") : fresh;
        if (Find(connection, id) is { } number) return new Node(id, number);
        number = connection.ExecuteScalar<long>("SELECT coalesce(max(number), 0) + 1 FROM node");
        connection.Execute(
            "INSERT INTO node (number, id, after_node, after_seq, after_hash, seq, hash, begun) VALUES (@number, @id, @afterNode, @afterSeq, @afterHash, 0, @hash, @now)",
            new
            {
                number,
                id = EntryId.ToBytes(id),
                afterNode = after is { } head ? EntryId.ToBytes(head.Node) : null,
                afterSeq = after?.Seq,
                afterHash = after?.Hash.ToBytes(),
                hash = (after?.Hash ?? default).ToBytes(),
                now,
            });
        OwnFile.Write(file, Encoding.ASCII.GetBytes(id.ToString("N", CultureInfo.InvariantCulture) + "\n"));
        return new Node(id, number);
    }

    private static long? Find(DbConnection connection, Guid id) =>
        connection.QuerySingleOrDefault<long?>("SELECT number FROM node WHERE id = @id", new { id = EntryId.ToBytes(id) });
}
