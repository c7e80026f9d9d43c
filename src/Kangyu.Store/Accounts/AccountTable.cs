using System.Data.Common;
using Dapper;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Accounts;

/// <summary>The accounts of a county. Times are Unix milliseconds.</summary>
public sealed class AccountTable(County county)
{
    private const string Columns =
        "id, name, display, password, totp, recovery, language, stamp, disabled, demo, failures, locked_until as LockedUntil, created, signed_in as SignedIn";

    public Task<Account?> Find(Guid id, CancellationToken stop) => One("where id = @key", Key(id), stop);

    public Task<Account?> FindLogin(string login, CancellationToken stop) => One("where name = @key", login, stop);

    /// <summary>All accounts by login, with their grants.</summary>
    public async Task<IReadOnlyList<Account>> List(CancellationToken stop)
    {
        using var lease = await county.Dialect.Read(stop);
        var grants = (await lease.Connection.QueryAsync<GrantRow>("select account, role, unit from account_role order by account, role, unit"))
            .ToLookup(row => new Guid(row.Account, bigEndian: true));
        var rows = await lease.Connection.QueryAsync<AccountRow>($"select {Columns} from account order by name");
        return [.. rows.Select(row => row.ToAccount(grants[new Guid(row.Id, bigEndian: true)]))];
    }

    /// <summary>False: the login is taken.</summary>
    public Task<bool> Add(Account account) => county.Change(session =>
    {
        var added = session.Connection.Execute("""
            insert into account (id, name, display, password, totp, recovery, language, stamp, disabled, demo, failures, locked_until, created, signed_in)
            values (@Id, @Name, @Display, @Password, @Totp, @Recovery, @Language, @Stamp, @Disabled, @Demo, @Failures, @LockedUntil, @Created, @SignedIn)
            on conflict do nothing
            """, AccountRow.Of(account));
        if (added == 1) SetGrants(session.Connection, account);
        return added == 1;
    });

    /// <summary>Writes all but the grants. False: there is no such account.</summary>
    public Task<bool> Save(Account account) => county.Change(session => session.Connection.Execute("""
        update account set name = @Name, display = @Display, password = @Password, totp = @Totp, recovery = @Recovery, language = @Language, stamp = @Stamp,
          disabled = @Disabled, demo = @Demo, failures = @Failures, locked_until = @LockedUntil, signed_in = @SignedIn
        where id = @Id
        """, AccountRow.Of(account)) == 1);

    /// <summary>Replaces the roles an account holds.</summary>
    public Task SetGrants(Account account) => county.Change(session => SetGrants(session.Connection, account));

    private static bool SetGrants(DbConnection connection, Account account)
    {
        var id = Key(account.Id);
        connection.Execute("delete from account_role where account = @id", new { id });
        connection.Execute("insert into account_role (account, role, unit) values (@Account, @Role, @Unit)",
            account.Grants.Distinct().Select(grant => new GrantRow { Account = id, Role = grant.Role, Unit = grant.Unit }));
        return true;
    }

    private async Task<Account?> One(string where, object key, CancellationToken stop)
    {
        using var lease = await county.Dialect.Read(stop);
        var row = await lease.Connection.QueryFirstOrDefaultAsync<AccountRow>($"select {Columns} from account {where}", new { key });
        if (row is null) return null;
        return row.ToAccount(await lease.Connection.QueryAsync<GrantRow>("select account, role, unit from account_role where account = @Id order by role, unit", new { row.Id }));
    }

    internal static byte[] Key(Guid id) => id.ToByteArray(bigEndian: true);
}
