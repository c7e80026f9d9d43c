using Kangyu.Kernel.Access;
using Kangyu.Store.Accounts;

namespace Kangyu.Server.Accounts;

/// <summary>An account as a request sees it: who, and what it may do where. A snapshot; never saved.</summary>
internal sealed record Visitor(Guid Id, string Login, string Name, string Stamp, string Language, bool Disabled, bool Demo, Reader Reader)
{
    public static Visitor Of(Account account, Func<string, IReadOnlySet<string>> below) => new(
        account.Id, account.Login, account.Name, account.Stamp, account.Language, account.Disabled, account.Demo,
        new Reader(account.Id, [.. Grants(account, below)]));

    private static IEnumerable<Grant> Grants(Account account, Func<string, IReadOnlySet<string>> below)
    {
        foreach (var grant in account.Grants)
        {
            if (Roles.TryParse(grant.Role, out var role)) yield return new Grant(role, grant.Unit, below(grant.Unit));
        }
    }
}
