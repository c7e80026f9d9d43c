using Kangyu.Store;
using Kangyu.Store.Messages;

namespace Kangyu.Server.Messages;

/// <summary>Sends what people asked for, while the county is served: hands over every minute, looks for what is due every quarter of an hour.</summary>
internal sealed class SendMessages(County county, PlanMessages plan, HandMessagesOver hand, MessageTable table, TimeProvider clock, ILogger<SendMessages> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan EveryPlan = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);
    private DateTimeOffset planned = DateTimeOffset.MinValue;

    /// <summary>One round. What fails now is tried again by the next: nothing but its code is logged, never a number, a name or a text.</summary>
    public async Task Round(CancellationToken stop)
    {
        try
        {
            if (clock.GetUtcNow() - planned >= EveryPlan)
            {
                planned = clock.GetUtcNow();
                await table.Forget(planned - Kept);
                await plan.Run(stop);
            }
            await hand.Run(stop);
        }
        catch (StoreException failure)
        {
            log.LogError("{Code}: {Message}", failure.Problem.Code, failure.Problem.Message.En);
        }
        catch (Exception failure) when (county.Unavailable(failure) is { } problem)
        {
            log.LogError("{Code}: {Message}", problem.Code, problem.Message.En);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do await Round(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // the server stops; what is queued waits for the next start
        }
    }
}
