using System.Data.Common;
using System.Globalization;
using Dapper;
using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Dialects;
using Kangyu.Store.Anchors;
using Kangyu.Store.Looks;

namespace Kangyu.Store.Verify;

/// <summary>Walks the access log (S11): numbers without gaps, each look chained to the one before, the last where the head row says, and every anchor passed.</summary>
internal static class LookCheck
{
    public static void Run(DbConnection connection, Evidence? evidence, Findings found)
    {
        var head = connection.QuerySingle<(long Looks, byte[] Hash)>("SELECT looks, looks_hash FROM county WHERE id = 1");
        var attested = (evidence is null ? [] : evidence.Nodes.SelectMany(evidence.For)).GroupBy(point => point.Head.Seq).ToDictionary(group => group.Key, group => group.ToList());
        using var rows = connection.Rows(
            "SELECT number, at, account, role, unit, act, what, reason, emergency, people, hash FROM look WHERE number <= @Looks ORDER BY number", new { head.Looks });
        var hash = default(Digest);
        var expected = 1L;
        while (rows.Read())
        {
            var look = LookView.Of(rows);
            if (look.Number != expected) Add(found, expected, "look_missing", "访问日志缺少记录。", "Entries of the access log are missing.");
            expected = look.Number + 1;
            hash = LookRows.HashOf(hash, look.Number, look.At.ToUnixTimeMilliseconds(), look.Look, (byte[])rows[9]);
            var stored = Digest.Read((byte[])rows[10]);
            if (stored != hash) Add(found, look.Number, "look_changed", "访问日志在此处被改动。", "The access log was changed here.");
            foreach (var point in attested.GetValueOrDefault(look.Number, []))
            {
                if (point.Head.Hash != stored) Add(found, look.Number, "look_anchor", "访问日志与凭证不符。", "The access log is not what was attested.");
            }
            hash = stored;
        }
        if (expected <= head.Looks) Add(found, expected, "look_missing", "访问日志缺少末尾的记录。", "The end of the access log is missing.");
        else if (hash != Digest.Read(head.Hash)) Add(found, head.Looks, "look_changed", "访问日志的末尾与登记不符。", "The end of the access log is not what is on record.");
        if (attested.Count > 0 && attested.Keys.Max() > head.Looks) Add(found, head.Looks + 1, "look_missing", "访问日志比凭证所记的短。", "The access log is shorter than what was attested.");
    }

    private static void Add(Findings found, long number, string code, string zh, string en) =>
        found.Add(Problem.At(string.Create(CultureInfo.InvariantCulture, $"look/{number}"), code, zh, en));
}
