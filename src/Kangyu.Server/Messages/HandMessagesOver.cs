using Kangyu.Kernel.Messages;
using Kangyu.Store;
using Kangyu.Store.Messages;
using Kangyu.Store.Views;

namespace Kangyu.Server.Messages;

/// <summary>
/// Hands what is queued to the gateway. Each message is judged once more before it goes: what the person decided a minute ago counts. The number is unsealed for that moment only.
/// </summary>
internal sealed class HandMessagesOver(MessageTable table, DueView due, PlanMessages plan, TakeBack takeBack, KannelGateway gateway, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>So long a message may be on its way before it counts as lost there and is handed over again, under the same handle.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>So long an entry may be under way before its row is looked after.</summary>
    private static readonly TimeSpan Writing = TimeSpan.FromMinutes(2);

    /// <returns>How many the gateway took.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var taken = 0;
        foreach (var message in await table.Ready(clock.GetUtcNow(), AtOnce, stop))
        {
            stop.ThrowIfCancellationRequested();
            switch (message.State)
            {
                case DeliveryState.Prepared: await LookAfter(message, stop); break;
                case DeliveryState.Handing: await Move(message, DeliveryState.Queued); break;
                default:
                    if (await HandOne(message, stop)) taken++;
                    break;
            }
        }
        return taken;
    }

    /// <summary>The program was interrupted between row and entry, or between entry and release.</summary>
    private async Task LookAfter(Message message, CancellationToken stop)
    {
        if (clock.GetUtcNow() - message.Changed < Writing) return;
        if (await table.IsOnFile(message.Entry, stop)) await Move(message, DeliveryState.Queued);
        else await table.Drop(message.Handle);
    }

    private async Task<bool> HandOne(Message message, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await due.Find(message.Due, stop) is not { } item) return await NotSent(message, DeliveryState.Stopped, stop);
        var terms = plan.Terms(message.Unit);
        switch (MessageRules.Judge(item.Row, item.State, item.Card, terms, CountyTime.Local(now), again: true))
        {
            case Hindrance.None: break;
            case Hindrance.QuietHours or Hindrance.NoUnitPhone or Hindrance.NoWords:
                return await table.Move(message.Handle, DeliveryState.Queued, DeliveryState.Queued, message.Changed, now.AddMinutes(5)) && false;
            case Hindrance.OutsideWindow: return await NotSent(message, DeliveryState.Expired, stop);
            default: return await NotSent(message, DeliveryState.Stopped, stop);
        }
        // of two servers one is first
        if (!await table.Move(message.Handle, DeliveryState.Queued, DeliveryState.Handing, now, now + Lease)) return false;
        return await Handed(message with { State = DeliveryState.Handing, Attempts = message.Attempts + 1 }, await gateway.Send(message.Handle, MessageRules.Number(item.Card)!, plan.Text(item, terms), stop), stop);
    }

    private async Task<bool> Handed(Message message, HandOver answer, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        switch (answer)
        {
            // a report may have been faster than the answer: then it stays as it says
            case HandOver.Taken:
                await table.Move(message.Handle, DeliveryState.Handing, DeliveryState.HandedOver, now, now);
                return true;
            case HandOver.Later when Delivery.NextAfter(message.Attempts) is { } wait:
                await table.Move(message.Handle, DeliveryState.Handing, DeliveryState.Queued, now, now + wait);
                return false;
            default: return await NotSent(message, DeliveryState.Failed, stop);
        }
    }

    /// <summary>It never left: the record must not say so. False: as nothing was taken.</summary>
    private async Task<bool> NotSent(Message message, DeliveryState to, CancellationToken stop)
    {
        if (await Move(message, to)) await takeBack.Run(message, stop);
        return false;
    }

    private Task<bool> Move(Message message, DeliveryState to)
    {
        var now = clock.GetUtcNow();
        return table.Move(message.Handle, message.State, to, now, now);
    }
}
