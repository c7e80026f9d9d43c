using System.Security.Cryptography;
using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Messages;
using Kangyu.Kernel.Records;
using Kangyu.Server.Forms;
using Kangyu.Server.Hosting;
using Kangyu.Server.Packs;
using Kangyu.Server.Units;
using Kangyu.Store;
using Kangyu.Store.Messages;
using Kangyu.Store.Views;

namespace Kangyu.Server.Messages;

/// <summary>
/// Finds what may go out now, and writes for each that it left the house (design section 3), before it is handed over. A row of the outbox comes first, then the entry, then the row is
/// released: whatever the program is interrupted in, an entry is never sent twice and a row without an entry never at all.
/// </summary>
internal sealed class PlanMessages(County county, DueView due, MessageTable table, WriteEntry writer, UnitDirectory units, ActivePacks packs, HostSettings settings, TimeProvider clock)
{
    private static readonly HashSet<string> Nothing = [];

    /// <returns>How many were queued.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var today = CountyTime.Today(clock);
        var queued = 0;
        foreach (var unit in await due.UnitsToTell(today, stop))
        {
            if (Terms(unit) is not { UnitPhone: not null } terms || units.Closed.Contains(unit)) continue;
            foreach (var item in await due.NotTold(unit, today, stop))
            {
                stop.ThrowIfCancellationRequested();
                if (MessageRules.Judge(item.Row, item.State, item.Card, terms, CountyTime.Local(clock.GetUtcNow())) == Hindrance.None && await Queue(item, terms)) queued++;
            }
        }
        return queued;
    }

    public MessageTerms Terms(string unit) => new(settings.Messages?.Quiet ?? QuietHours.Usual, packs.Set.ReminderText, units.Tree?.Find(unit)?.Phone);

    /// <summary>What goes out, as it stands now.</summary>
    public string Text(DueItem item, MessageTerms terms) => ReminderText.Fill(
        terms.Template!, units.Tree?.Find(item.Row.Unit)?.Name ?? new Words("", ""), terms.UnitPhone!, item.Row, item.State, CountyTime.Today(clock));

    private async Task<bool> Queue(DueItem item, MessageTerms terms)
    {
        var now = clock.GetUtcNow();
        var handle = EntryId.Make(now.ToUnixTimeMilliseconds(), RandomNumberGenerator.GetBytes(EntryId.RandomSize));
        var message = await table.Prepare(new Message(handle, writer.NewId(), item.Row.Key, item.Row.Unit, DeliveryState.Prepared, 0, now));
        // begun before: the round that looks after what was left lying decides
        if (message.Handle != handle) return false;
        if (await Write(message, item, Text(item, terms), now) is not null)
        {
            await table.Drop(handle);
            return false;
        }
        return await table.Move(handle, DeliveryState.Prepared, DeliveryState.Queued, now, now);
    }

    private Task<Problem?> Write(Message message, DueItem item, string text, DateTimeOffset now)
    {
        var local = CountyTime.Local(now);
        var day = new Occurred(DateOnly.FromDateTime(local));
        return writer.Run(new Grant(Role.Machine, item.Row.Unit, Nothing), HouseAuthor.Id, new OneTapEntry(message.Entry, county.Engine.Packs.Forms[CoreForms.MessageOut], item.Row.Person, day)
        {
            Answers = json =>
            {
                json.WriteString("message_kind", "reminder");
                json.WriteString("message_offer", item.Row.Offer);
                json.WriteString("message_due", item.Row.Key.Name);
                json.WriteString("message_way", ContactWays.TextMessage);
                json.WriteString("message_title", text);
                json.WriteString("message_at", new Occurred(day.Date, TimeOnly.FromDateTime(local)).ToString());
                json.WriteString("message_result", "queued");
            },
        });
    }
}
