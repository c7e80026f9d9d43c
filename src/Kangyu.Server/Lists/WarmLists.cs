using Kangyu.Server.Packs;
using Kangyu.Store;

namespace Kangyu.Server.Lists;

/// <summary>Makes the indexes of long lists when the server starts, so that nobody waits for them at the first letter.</summary>
internal sealed class WarmLists(ActivePacks packs, County county, TimeProvider clock) : BackgroundService
{
    /// <summary>Shorter ones are made while the first letter is typed.</summary>
    private const int Long = 2_000;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        () =>
        {
            foreach (var list in packs.Set.CodeLists.Values.Append(county.Divisions).Where(list => list.Rows.Count >= Long))
            {
                if (stoppingToken.IsCancellationRequested) return;
                list.Search("0", CountyTime.Today(clock));
            }
        },
        stoppingToken);
}
