using System.Data.Common;
using System.Globalization;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Dialects;
using Kangyu.Store.Anchors;
using Kangyu.Store.Keys;
using Kangyu.Store.Log;

namespace Kangyu.Store.Verify;

/// <summary>
/// Walks the ledger in the order of positions: each node's chain over the stored bytes, positions without gaps, seals that open, headings that say what the bodies say, and heads
/// that end where the head rows say.
/// </summary>
internal sealed class LedgerCheck(Keyring keyring, EntryOpener opener, Evidence? evidence, Findings found, IProgress<StoreProgress>? progress)
{
    private const string Columns =
        "SELECT position, head, body, node, seq, id, subject, form, version, unit, author, occurred, root FROM entry WHERE position <= @upTo ORDER BY position";

    private readonly Dictionary<long, ChainVerifier> chains = [];
    private readonly Dictionary<Guid, long> subjects = [];

    public int Chains => chains.Count;

    /// <summary>The pictures that entries name, by hash and key, and the position of the last entry that names one.</summary>
    public Dictionary<(Digest Hash, Guid Key), long> Pictures { get; } = [];

    /// <returns>How many entries there are.</returns>
    public long Run(DbConnection connection)
    {
        var upTo = connection.ExecuteScalar<long>("SELECT position FROM county WHERE id = 1");
        var nodes = NodeRow.Read(connection);
        foreach (var node in nodes) chains[node.Number] = new ChainVerifier(node.Start, evidence?.For(node.Id) ?? [], problem => found.Add(problem.ToProblem()));
        var entries = Walk(connection, upTo);
        foreach (var node in nodes) Finish(connection, node, nodes);
        foreach (var lost in (evidence?.Nodes ?? []).Except(nodes.Select(node => node.Id)))
            found.Add(Kernel.Problem.At(lost.ToString("N"), "node_missing", "凭证记有此节点，但账本里没有它的链。请从备份恢复。", "This node is attested, but the ledger has no chain of it. Restore from a backup."));
        return entries;
    }

    private long Walk(DbConnection connection, long upTo)
    {
        using var rows = connection.Rows(Columns, new { upTo });
        var expected = 1L;
        var entries = 0L;
        while (rows.Read())
        {
            var position = rows.GetInt64(0);
            if (position != expected) Gap(expected, position - 1);
            expected = position + 1;
            entries++;
            Check(position, rows);
            if (entries % 50_000 == 0) progress?.Report(new("verify", "ledger", position, upTo));
        }
        if (expected <= upTo) Gap(expected, upTo);
        progress?.Report(new("verify", "ledger", upTo, upTo));
        return entries;
    }

    private void Gap(long from, long to) => found.At(from, "position_gap",
        Text($"第 {from} 至 {to} 号位置的记录不见了。请从备份恢复。"), Text($"The entries at positions {from} to {to} are missing. Restore them from a backup."));

    private void Check(long position, DbDataReader row)
    {
        var head = (byte[])row[1];
        var body = row[2] as byte[];
        if (!chains.TryGetValue(row.GetInt64(3), out var chain))
        {
            found.At(position, "node_unknown", "此条属于未登记的节点。", "The entry belongs to a node that is not on record.");
            return;
        }
        var isKnown = Envelope.TryRead(head, out var envelope);
        var state = isKnown ? keyring.StateOf(envelope.KeyId) : KeyState.Unknown;
        if (body is null) chain.NextStub(row.GetInt64(4), head, state is KeyState.Erased or KeyState.Locked or KeyState.Destroyed);
        else chain.Next(row.GetInt64(4), head, body);
        if (!isKnown) return;
        if (EntryId.Read((byte[])row[5]) != envelope.Id)
            found.At(position, "entry_id", "登记的编号与信封中的不符。", "The id on record is not the envelope's.");
        if (state is KeyState.Erased or KeyState.Destroyed or KeyState.Locked) CheckErased(position, state, body, row);
        else if (body is not null) CheckBody(position, in envelope, body, state, row);
    }

    private void CheckErased(long position, KeyState state, byte[]? body, DbDataReader row)
    {
        if ((body is null || state == KeyState.Locked) && row.IsDBNull(6) && row.IsDBNull(7)) return;
        found.At(position, "erasure_unfinished", "此条的密钥已销毁或封存，但内容还没有清除。重新打开数据或每日任务会完成。",
            "The key of this entry was erased or locked, but what it left was not cleared. Opening the data again, or the daily task, finishes it.");
    }

    private void CheckBody(long position, in Envelope envelope, byte[] sealedBody, KeyState state, DbDataReader row)
    {
        if (state == KeyState.Unknown)
            found.At(position, "key_unknown", "密钥环中没有此条的密钥。请恢复密钥环。", "The keyring has no key for this entry. Restore the keyring.");
        if (state != KeyState.Live) return;
        if (opener.OpenBody(envelope, sealedBody) is not { } body)
            found.At(position, "seal", "此条的封存打不开：内容或密钥被改动。请从备份恢复。", "The seal of this entry does not open: its content or key was changed. Restore it from a backup.");
        else CheckOpened(body, position, envelope.KeyId, row);
    }

    private void CheckOpened(Body body, long position, Guid key, DbDataReader row)
    {
        foreach (var picture in body.Attachments) Pictures[(picture, key)] = position;
        if (!SameHeading(body, position, row))
            found.At(position, "heading", "登记的标题与正文不符。请运行 kangyu rebuild。", "The heading on record is not what the body says. Run kangyu rebuild.");
    }

    private bool SameHeading(Body body, long position, DbDataReader row)
    {
        // headings may be dropped; a rebuild makes them again
        if (row.IsDBNull(7)) return true;
        long? number = row.IsDBNull(6) ? null : row.GetInt64(6);
        if ((body.Subject.Kind == SubjectKind.Nobody) != (number is null)) return false;
        if (number is { } given && subjects.TryAdd(body.Subject.Id, given) && given > position) return false;
        return (number is null || subjects[body.Subject.Id] == number)
            && body.Form == row.GetString(7) && body.Version == row.GetInt64(8) && body.Unit == row.GetString(9) && body.Author == EntryId.Read((byte[])row[10])
            && Heading.Minutes(body.Occurred) == row.GetInt64(11) && body.Amends == (row.IsDBNull(12) ? null : EntryId.Read((byte[])row[12]));
    }

    private void Finish(DbConnection connection, NodeRow node, IReadOnlyList<NodeRow> nodes)
    {
        var chain = chains[node.Number];
        chain.Finish();
        if (chain.Head.Seq != node.Head.Seq || chain.Head.Hash != node.Head.Hash)
            found.Add(Kernel.Problem.At(Text($"{node.Id:N}/{node.Head.Seq}"), "head_row",
                Text($"此节点的链应止于第 {node.Head.Seq} 条，实际止于第 {chain.Head.Seq} 条。请从备份恢复。"),
                Text($"This node's chain should end at {node.Head.Seq}; it ends at {chain.Head.Seq}. Restore from a backup.")));
        if (node.After is not { } after || after.Seq == 0) return;
        var hash = connection.QuerySingleOrDefault<byte[]>(
            "SELECT e.head FROM entry e JOIN node n ON n.number = e.node WHERE n.id = @id AND e.seq = @Seq", new { id = EntryId.ToBytes(after.Node), after.Seq });
        if (hash is null || !Envelope.TryRead(hash, out var last) || last.Hash != after.Hash)
            found.Add(Kernel.Problem.At(Text($"{node.Id:N}/0"), "after_node", "此节点没有接在它所说的链之后。", "This node does not follow the chain it names."));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
