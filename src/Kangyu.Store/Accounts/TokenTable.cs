using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Kangyu.Store.Accounts;

/// <summary>
/// Bearer tokens of machines. Only their SHA-256 is kept: a token is 32 random bytes, so that a plain hash is enough, and is shown once.
/// </summary>
public sealed class TokenTable(Func<CancellationToken, ValueTask<DbConnection>> open)
{
    /// <summary>How a token begins, so that a scanner finds one that was published by mistake.</summary>
    public const string Prefix = "kangyu_";

    /// <summary>Makes a token from 32 random bytes and keeps its hash.</summary>
    public async Task<string> Add(Guid account, string label, ReadOnlyMemory<byte> random, DateTimeOffset now, CancellationToken stop)
    {
        if (random.Length < 32) throw new ArgumentException("a token takes 32 random bytes", nameof(random));
        var token = Prefix + Convert.ToHexStringLower(random.Span);
        await using var connection = await open(stop);
        await connection.ExecuteAsync("insert into machine_token (hash, id, account, label, begun) values (@hash, @id, @account, @label, @begun)",
            new { hash = Hash(token), id = Hash(token)[..16], account = AccountTable.Key(account), label, begun = now.ToUnixTimeMilliseconds() });
        return token;
    }

    /// <summary>The account that a token opens, or null.</summary>
    public async Task<Guid?> Find(string token, CancellationToken stop)
    {
        await using var connection = await open(stop);
        var account = await connection.QueryFirstOrDefaultAsync<byte[]>("select account from machine_token where hash = @hash and revoked is null", new { hash = Hash(token) });
        return account is null ? null : new Guid(account, bigEndian: true);
    }

    /// <summary>Ends all tokens of an account. Answers how many there were.</summary>
    public async Task<int> Revoke(Guid account, DateTimeOffset now, CancellationToken stop)
    {
        await using var connection = await open(stop);
        return await connection.ExecuteAsync("update machine_token set revoked = @now where account = @account and revoked is null",
            new { account = AccountTable.Key(account), now = now.ToUnixTimeMilliseconds() });
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
