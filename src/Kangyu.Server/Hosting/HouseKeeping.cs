using Kangyu.Store;

namespace Kangyu.Server.Hosting;

/// <summary>What a county needs while it is served: every hour an anchor outside the data directory; every day what law kept until yesterday is destroyed (S12).</summary>
internal sealed class HouseKeeping(County county, TimeProvider clock, ILogger<HouseKeeping> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        var day = DateOnly.MinValue;
        do
        {
            try
            {
                await county.Anchor();
                var today = CountyTime.Today(clock);
                if (today > day) await county.DestroyExpired(today);
                day = today;
            }
            catch (StoreException failure)
            {
                // a busy database or a full disk: the next hour tries again
                log.LogError("{Code}: {Message}", failure.Problem.Code, failure.Problem.Message.En);
            }
        }
        while (await Next(timer, stoppingToken));
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
