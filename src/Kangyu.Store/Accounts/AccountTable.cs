using System.Data.Common;
using Dapper;

namespace Kangyu.Store.Accounts;

/// <summary>
/// The accounts of a county. Small and seldom written, so it stands beside the writer and uses connections of its own.
/// Times are Unix milliseconds.
/// </summary>
public sealed class AccountTable(Func<CancellationToken, ValueTask<DbConnection>> open)
{
    private const string Columns =
        "id, name, display, password, totp, recovery, language, stamp, disabled, demo, failures, locked_until as LockedUntil, created, signed_in as SignedIn";

    public Task<Account?> Find(Guid id, CancellationToken stop) => One("where id = @key", Key(id), stop);

    public Task<Account?> FindLogin(string login, CancellationToken stop) => One("where name = @key", login, stop);

    /// <summary>All accounts by login, with their grants.</summary>
    public async Task<IReadOnlyList<Account>> List(CancellationToken stop)
    {
        await using var connection = await open(stop);
        var grants = (await connection.QueryAsync<GrantRow>("select account, role, unit from account_role order by account, role, unit")).ToLookup(row => new Guid(row.Account, bigEndian: true));
        var rows = await connection.QueryAsync<AccountRow>($"select {Columns} from account order by name");
        return [.. rows.Select(row => row.ToAccount(grants[new Guid(row.Id, bigEndian: true)]))];
    }

    /// <summary>False: the login is taken.</summary>
    public async Task<bool> Add(Account account, CancellationToken stop)
    {
        await using var connection = await open(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var added = await connection.ExecuteAsync("""
            insert into account (id, name, display, password, totp, recovery, language, stamp, disabled, demo, failures, locked_until, created, signed_in)
            values (@Id, @Name, @Display, @Password, @Totp, @Recovery, @Language, @Stamp, @Disabled, @Demo, @Failures, @LockedUntil, @Created, @SignedIn)
            on conflict do nothing
            """, AccountRow.Of(account), transaction);
        if (added == 0) return false;
        await SetGrants(connection, transaction, account);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>Writes all but the grants. False: there is no such account.</summary>
    public async Task<bool> Save(Account account, CancellationToken stop)
    {
        await using var connection = await open(stop);
        return await connection.ExecuteAsync("""
            update account set name = @Name, display = @Display, password = @Password, totp = @Totp, recovery = @Recovery, language = @Language, stamp = @Stamp,
              disabled = @Disabled, demo = @Demo, failures = @Failures, locked_until = @LockedUntil, signed_in = @SignedIn
            where id = @Id
            """, AccountRow.Of(account)) == 1;
    }

    public async Task SetGrants(Account account, CancellationToken stop)
    {
        await using var connection = await open(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await SetGrants(connection, transaction, account);
        await transaction.CommitAsync(stop);
    }

    private static async Task SetGrants(DbConnection connection, DbTransaction transaction, Account account)
    {
        var id = Key(account.Id);
        await connection.ExecuteAsync("delete from account_role where account = @id", new { id }, transaction);
        await connection.ExecuteAsync("insert into account_role (account, role, unit) values (@Account, @Role, @Unit)",
            account.Grants.Distinct().Select(grant => new GrantRow { Account = id, Role = grant.Role, Unit = grant.Unit }), transaction);
    }

    private async Task<Account?> One(string where, object key, CancellationToken stop)
    {
        await using var connection = await open(stop);
        var row = await connection.QueryFirstOrDefaultAsync<AccountRow>($"select {Columns} from account {where}", new { key });
        if (row is null) return null;
        return row.ToAccount(await connection.QueryAsync<GrantRow>("select account, role, unit from account_role where account = @Id order by role, unit", new { row.Id }));
    }

    internal static byte[] Key(Guid id) => id.ToByteArray(bigEndian: true);
}
