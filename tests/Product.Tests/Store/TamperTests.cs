using System.Globalization;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store;
using Kangyu.Store.Blobs;
using Kangyu.Store.Verify;

namespace Product.Tests.Store;

/// <summary>Whoever can write to the database changes something: verify names it, and where.</summary>
public sealed class TamperTests
{
    public static readonly (string What, string Statement, string Code, string Where)[] Changes =
    [
        ("a byte of a body", "UPDATE entry SET body = @flipped WHERE position = 5", "body_hash", "/5"),
        ("a byte of an envelope", "UPDATE entry SET head = @head WHERE position = 5", "entry_hash", "/5"),
        ("a body taken away", "UPDATE entry SET body = NULL WHERE position = 5", "body_missing", "/5"),
        ("an entry removed", "DELETE FROM entry WHERE position = 5", "seq_gap", "/5"),
        ("an entry removed", "DELETE FROM entry WHERE position = 5", "position_gap", "5"),
        ("two entries in each other's place", "UPDATE entry SET position = -5 WHERE position = 5; UPDATE entry SET position = 5, seq = 5 WHERE position = 6; UPDATE entry SET position = 6, seq = 6 WHERE position = -5", "order", "/5"),
        ("a heading", "UPDATE entry SET unit = '360830009999' WHERE position = 5", "heading", "5"),
        ("an id", "UPDATE entry SET id = @other WHERE position = 5", "entry_id", "5"),
        ("the end of the ledger", "DELETE FROM entry WHERE position = (SELECT max(position) FROM entry)", "head_row", "/"),
        ("a due item", "UPDATE due SET due_on = due_on + 1 WHERE since = (SELECT min(since) FROM due)", "fold_differs", "due/"),
        ("a consent", "UPDATE consent SET answer = 'yes' WHERE since = (SELECT max(since) FROM consent WHERE answer <> 'yes')", "fold_differs", "consent/"),
        ("a care relation", "INSERT INTO care (person, unit, why, from_day, since) VALUES (3, '360830009999', 'card', 1, 3)", "fold_differs", "care/3"),
        ("a measured value", "UPDATE f_blood_pressure_measure SET systolic = 1 WHERE position = (SELECT min(position) FROM f_blood_pressure_measure)", "fold_differs", "f_blood_pressure_measure/"),
        ("a person's state", "UPDATE person_state SET state = @other WHERE number = (SELECT min(number) FROM person_state)", "fold_differs", "person_state/"),
        ("a person's sex", "UPDATE person SET sex = 'male' WHERE number = (SELECT min(number) FROM person)", "fold_differs", "person/"),
        ("a card", "UPDATE person SET card = NULL WHERE number = (SELECT min(number) FROM person)", "fold_differs", "person/"),
        ("a search token", "DELETE FROM search_token WHERE hash = (SELECT min(hash) FROM search_token)", "fold_differs", "search_token/"),
        ("a subject", "UPDATE subject SET kind = 4 WHERE number = (SELECT min(number) FROM subject)", "fold_differs", "subject/"),
        ("a picture", "UPDATE blob SET sealed = @other", "blob_hash", "blob/"),
        ("a picture taken away", "DELETE FROM blob", "blob_missing", "blob/"),
        ("a look's reason", "UPDATE look SET reason = 'other' WHERE number = 2", "look_changed", "look/2"),
        ("a look removed", "DELETE FROM look WHERE number = 1", "look_missing", "look/1"),
        ("the last look removed", "DELETE FROM look WHERE number = 3", "look_missing", "look/3"),
    ];

    [Theory, DatabaseData]
    public async Task Verify_names_whatever_was_changed(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        var flipped = await Flip(test, "body");
        var head = await Flip(test, "head");
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
        var unseen = new List<string>();
        foreach (var (what, statement, code, where) in Changes)
        {
            using (var session = test.County.Dialect.OpenWriter())
            {
                var saved = Save(session.Connection);
                session.Connection.Execute(statement, new { flipped, head, other = new byte[16] });
                var report = await County.Verify(test.Options, anchors: false);
                if (!report.Problems.Any(problem => problem.Code == code && problem.Path.Contains(where, StringComparison.Ordinal)))
                    unseen.Add($"{what}, {code}: {string.Join(", ", report.Problems.Select(problem => $"{problem.Code} {problem.Path}"))}");
                Restore(session.Connection, saved);
            }
        }
        Assert.True(unseen.Count == 0, string.Join('\n', unseen));
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
    }

    [Theory, DatabaseData]
    public async Task Anchors_find_a_chain_that_was_computed_anew(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        await test.County.Anchor();
        await test.Accept(TestCounty.Measure(900, 1, 120, "2026-12-30"));
        await test.Close();
        await Recompute(test, without: 5);
        await County.Rebuild(test.Options);
        Assert.Empty((await County.Verify(test.Options, anchors: false)).Problems.Where(problem => problem.Code is not "fold_differs"));
        var report = await County.Verify(test.Options, anchors: true);
        Assert.Contains(report.Problems, problem => problem.Code == "anchor_mismatch");
        Assert.Contains(report.Problems, problem => problem.Code == "tail_cut");
    }

    [Theory, DatabaseData]
    public async Task Anchors_and_the_head_record_find_a_tail_that_was_cut(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        await test.Close();
        await using (var dialect = CountyParts.DialectOf(test.Options))
        {
            using var session = dialect.OpenWriter();
            var connection = session.Connection;
            connection.Execute("DELETE FROM entry WHERE position > (SELECT max(position) - 10 FROM entry)");
            var last = connection.QuerySingle<(long Position, byte[] Head)>("SELECT position, head FROM entry ORDER BY position DESC LIMIT 1");
            Assert.True(Envelope.TryRead(last.Head, out var envelope));
            connection.Execute("UPDATE county SET position = @Position; UPDATE node SET seq = @Seq, hash = @hash", new { last.Position, envelope.Seq, hash = envelope.Hash.ToBytes() });
        }
        await County.Rebuild(test.Options);
        Assert.Empty((await County.Verify(test.Options, anchors: false)).Problems);
        var problem = Assert.Single((await County.Verify(test.Options, anchors: true)).Problems);
        Assert.Equal("tail_cut", problem.Code);
    }

    private static async Task<TestCounty> Written(DatabaseKind kind)
    {
        var test = await TestCounty.Open(kind);
        foreach (var (_, json, _) in Histories.Random(new Random(5), people: 3, each: 10)) await test.Accept(json);
        await Sign(test);
        var look = new Look(TestCounty.Doctor.Account, "clinician", TestCounty.Unit, "ReadPerson", "", [TestCounty.Person(1)], "原因");
        for (var i = 0; i < 3; i++) await test.County.Log(look);
        return test;
    }

    /// <summary>A decision with a drawn signature.</summary>
    private static async Task Sign(TestCounty test)
    {
        var drawn = new Blob("image/png", [0x89, .. "PNG\r\n\u001a\n"u8, .. "a name, as it was drawn"u8]);
        var signature = $$"""{"text":"core.consent","hash":"{{TestPacks.Set.Texts["core.consent"].Hash("zh")}}","lang":"zh","at":"2026-12-01T09:00","image":"{{drawn.Hash}}"}""";
        var signed = test.Submission(TestCounty.Entry(9000, 1, "core.consent", $$"""{"purpose":"research","programme":"research","answer":"no","answer_signature":{{signature}}}""", "2026-12-01"));
        Assert.True((await test.County.Append(signed with { Blobs = new Dictionary<Digest, Blob> { [drawn.Hash] = drawn } })).IsStored);
    }

    private static async Task<byte[]> Flip(TestCounty test, string column)
    {
        var bytes = (await Sql.Value<byte[]>(test.County, $"SELECT {column} FROM entry WHERE position = 5"))!;
        bytes[40] ^= 1;
        return bytes;
    }

    /// <summary>Every table as it is, to be put back.</summary>
    private static Dictionary<string, List<IDictionary<string, object?>>> Save(System.Data.Common.DbConnection connection) =>
        Tables(connection).ToDictionary(table => table, table => connection.Query($"SELECT * FROM {table}").Cast<IDictionary<string, object?>>().ToList());

    private static void Restore(System.Data.Common.DbConnection connection, Dictionary<string, List<IDictionary<string, object?>>> saved)
    {
        foreach (var (table, rows) in saved)
        {
            connection.Execute($"DELETE FROM {table}");
            if (rows.Count == 0) continue;
            var columns = rows[0].Keys.ToList();
            connection.Execute(
                $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))})",
                rows.Select(row => new DynamicParameters(row)));
        }
    }

    private static IEnumerable<string> Tables(System.Data.Common.DbConnection connection) =>
        ["entry", "look", "blob", .. Dump.Derived, .. Kangyu.Store.Flat.FlatSchema.Tables(connection)];

    /// <summary>Leaves one entry out and chains all that follow anew, positions, numbers and head rows included.</summary>
    private static async Task Recompute(TestCounty test, long without)
    {
        await using var dialect = CountyParts.DialectOf(test.Options);
        using var session = dialect.OpenWriter();
        var connection = session.Connection;
        var node = EntryId.Read(connection.QuerySingle<byte[]>("SELECT id FROM node"));
        var rows = connection.Query<(long Position, byte[] Head)>("SELECT position, head FROM entry ORDER BY position").Where(row => row.Position != without).ToList();
        connection.Execute("DELETE FROM entry WHERE position = @without", new { without });
        var head = Head.Start(node);
        var numbers = new Dictionary<long, long>();
        foreach (var (position, stored) in rows)
        {
            Assert.True(Envelope.TryRead(stored, out var old));
            var fresh = new byte[Envelope.Size];
            var envelope = head.Append(old.Id, old.Recorded, old.Group, old.KeyId, old.BodyHash, fresh);
            head = envelope.Head;
            numbers[position] = envelope.Seq;
            connection.Execute("UPDATE entry SET position = @Seq, seq = @Seq, head = @fresh WHERE position = @position", new { envelope.Seq, fresh, position });
        }
        // subjects are numbered by their first entry
        foreach (var (position, number) in numbers.OrderBy(pair => pair.Key))
            connection.Execute("UPDATE entry SET subject = @number WHERE subject = @position", new { number, position });
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"UPDATE county SET position = {head.Seq}; UPDATE node SET seq = {head.Seq}, hash = @hash"), new { hash = head.Hash.ToBytes() });
    }
}
