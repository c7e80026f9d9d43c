using System.Data.Common;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Dialects;
using Kangyu.Store.Log;
using static Kangyu.Store.Dialects.RowColumn;

namespace Kangyu.Store.Rebuild;

/// <summary>
/// Makes missing copies of headings again from the bodies. A subject's number is the position of the first readable entry about it; where some headings are there, their numbers
/// stand.
/// </summary>
internal static class Headings
{
    private const int Block = 10_000;

    private static readonly RowShape Shape = RowShape.Update("entry", 1, null,
        Long("position"), Long("subject"), Text("form"), Long("version"), Text("unit"), Bytes("author"), Long("occurred"), Bytes("root"));

    public static void Restore(CountyParts parts)
    {
        var connection = parts.Session.Connection;
        if (connection.ExecuteScalar<long?>("SELECT min(position) FROM entry WHERE form IS NULL AND body IS NOT NULL") is not { } first) return;
        var numbers = Known(parts, first);
        var rows = new Rows(Shape);
        for (var after = 0L; ;)
        {
            var block = Read(connection, after);
            if (block.Count == 0) break;
            after = block[^1].Position;
            foreach (var (position, head, body, number) in block) Add(parts, rows, numbers, position, head, body, number);
            parts.Session.BeginPlain();
            parts.Session.Write([rows]);
            parts.Session.Commit();
        }
    }

    // the numbers of subjects that some heading still has
    private static Dictionary<Guid, long> Known(CountyParts parts, long first)
    {
        var numbers = new Dictionary<Guid, long>();
        if (first == 1) return numbers;
        using var rows = parts.Session.Connection.Rows($"SELECT {EntryOpener.Columns}, subject FROM entry WHERE subject IS NOT NULL AND position = subject");
        while (rows.Read())
        {
            if (Body(parts, (byte[])rows[1], rows[2] as byte[]) is { } body) numbers[body.Subject.Id] = rows.GetInt64(3);
        }
        return numbers;
    }

    private static List<(long Position, byte[] Head, byte[]? Body, long? Number)> Read(DbConnection connection, long after) => connection
        .Query<(long, byte[], byte[]?, long?)>(
            "SELECT position, head, body, subject FROM entry WHERE form IS NULL AND body IS NOT NULL AND position > @after ORDER BY position LIMIT @Block", new { after, Block })
        .AsList();

    private static void Add(CountyParts parts, Rows rows, Dictionary<Guid, long> numbers, long position, byte[] head, byte[]? sealedBody, long? number)
    {
        if (Body(parts, head, sealedBody) is not { } body) return;
        if (body.Subject.Kind != SubjectKind.Nobody)
        {
            if (!numbers.TryGetValue(body.Subject.Id, out var known)) numbers[body.Subject.Id] = known = number ?? position;
            number = known;
        }
        rows.Add(position).Add(number).Add(body.Form).Add(body.Version).Add(body.Unit).Add(EntryId.ToBytes(body.Author)).Add(Heading.Minutes(body.Occurred))
            .Add(body.Amends is { } root ? EntryId.ToBytes(root) : null);
    }

    private static Body? Body(CountyParts parts, byte[] head, byte[]? sealedBody) =>
        Envelope.TryRead(head, out var envelope) ? parts.Opener.OpenBody(envelope, sealedBody) : null;
}
