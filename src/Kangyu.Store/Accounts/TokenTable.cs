using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Kangyu.Store.Accounts;

/// <summary>
/// Bearer tokens of machines. Only their SHA-256 is kept: a token is 32 random bytes, so that a plain hash is enough, and is shown once.
/// </summary>
public sealed class TokenTable(County county)
{
    /// <summary>How a token begins, so that a scanner finds one that was published by mistake.</summary>
    public const string Prefix = "kangyu_";

    /// <summary>Makes a token from 32 random bytes and keeps its hash.</summary>
    public async Task<string> Add(Guid account, string label, ReadOnlyMemory<byte> random, DateTimeOffset now)
    {
        if (random.Length < 32) throw new ArgumentException("a token takes 32 random bytes", nameof(random));
        var token = Prefix + Convert.ToHexStringLower(random.Span);
        var hash = Hash(token);
        await county.Change(session => session.Connection.Execute(
            "insert into machine_token (hash, id, account, label, begun) values (@hash, @id, @account, @label, @begun)",
            new { hash, id = hash[..16], account = AccountTable.Key(account), label, begun = now.ToUnixTimeMilliseconds() }));
        return token;
    }

    /// <summary>The account that a token opens, or null.</summary>
    public async Task<Guid?> Find(string token, CancellationToken stop)
    {
        using var lease = await county.Dialect.Read(stop);
        var account = await lease.Connection.QueryFirstOrDefaultAsync<byte[]>(
            "select account from machine_token where hash = @hash and revoked is null", new { hash = Hash(token) });
        return account is null ? null : new Guid(account, bigEndian: true);
    }

    /// <summary>Ends all tokens of an account. Answers how many there were.</summary>
    public Task<int> Revoke(Guid account, DateTimeOffset now) => county.Change(session => session.Connection.Execute(
        "update machine_token set revoked = @now where account = @account and revoked is null",
        new { account = AccountTable.Key(account), now = now.ToUnixTimeMilliseconds() }));

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
