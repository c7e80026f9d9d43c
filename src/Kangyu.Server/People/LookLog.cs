using System.Collections.Concurrent;
using Kangyu.Kernel.Access;
using Kangyu.Store;

namespace Kangyu.Server.People;

/// <summary>Logs looks before anything is shown (S11): one row a record or list. The reason follows from the task; it is asked for only outside one's care.</summary>
internal sealed class LookLog(County county, TimeProvider clock)
{
    private static readonly TimeSpan SameList = TimeSpan.FromMinutes(10);
    private const int MostRemembered = 5_000;
    private readonly ConcurrentDictionary<(Guid Account, string Act, string People), DateTimeOffset> lists = new();

    public Task Record(OpenedRecord opened, Guid account, Act act, string what = "") =>
        county.Log(new Look(account, opened.Sight.Under.Role.Code(), opened.Sight.Unit, act.ToString(), what, [opened.Id]));

    public Task List(Grant under, Guid account, Act act, string what, IReadOnlyList<Guid> people, string? reason = null) =>
        county.Log(new Look(account, under.Role.Code(), under.Unit, act.ToString(), what, people, reason));

    /// <summary>A list that is shown again at each key: the same people to the same account within ten minutes are one look.</summary>
    public async Task ListOnce(Grant under, Guid account, Act act, string what, IReadOnlyList<Guid> people)
    {
        if (people.Count == 0) return;
        var now = clock.GetUtcNow();
        var key = (account, act.ToString(), string.Join(',', people.Order()));
        if (lists.TryGetValue(key, out var at) && now - at < SameList) return;
        await List(under, account, act, what, people);
        if (lists.Count > MostRemembered) lists.Clear();
        lists[key] = now;
    }
}
