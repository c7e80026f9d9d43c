using System.Collections.Concurrent;
using Kangyu.Kernel.Ledger;
using Kangyu.Server.Units;
using Kangyu.Store.Accounts;

namespace Kangyu.Server.Accounts;

/// <summary>
/// Accounts and tokens as requests need them, kept for a few seconds so that an entry is not preceded by three queries. What this server changes is forgotten at
/// once; what another server of the county changes is seen within <see cref="Fresh"/>.
/// </summary>
internal sealed class AccountDirectory(AccountTable accounts, TokenTable tokens, UnitDirectory units, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<Guid, (Visitor Visitor, long At)> visitors = new();
    private readonly ConcurrentDictionary<string, (Guid Account, long At)> opened = new(StringComparer.Ordinal);

    public async ValueTask<Visitor?> Find(Guid id, CancellationToken stop)
    {
        if (visitors.TryGetValue(id, out var kept) && IsFresh(kept.At)) return kept.Visitor;
        var account = await accounts.Find(id, stop);
        if (account is null) return null;
        var visitor = Visitor.Of(account, units.Below);
        visitors[id] = (visitor, time.GetTimestamp());
        return visitor;
    }

    public async ValueTask<Visitor?> FindByToken(string token, CancellationToken stop)
    {
        if (opened.TryGetValue(token, out var kept) && IsFresh(kept.At)) return await Find(kept.Account, stop);
        if (await tokens.Find(token, stop) is not { } account)
        {
            opened.TryRemove(token, out _);
            return null;
        }
        opened[token] = (account, time.GetTimestamp());
        return await Find(account, stop);
    }

    /// <summary>How an author is called on screen; the service itself for what it wrote.</summary>
    public async ValueTask<string> NameOf(Guid id, string language = "zh") =>
        id == HouseAuthor.Id ? HouseAuthor.Name.In(language) : await Find(id, CancellationToken.None) is { } known ? known.Name : "—";

    public void Forget(Guid id) => visitors.TryRemove(id, out _);

    private bool IsFresh(long at) => time.GetElapsedTime(at) < Fresh;
}
