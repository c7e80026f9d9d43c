using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Messages;
using Kangyu.Kernel.Records;
using Kangyu.Server.Errors;
using Kangyu.Server.Hosting;
using Kangyu.Server.Packs;
using Kangyu.Server.Screen;
using Kangyu.Server.Today;
using Kangyu.Store;
using Kangyu.Store.Messages;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Messages;

/// <summary>A person who waits for a text message. <paramref name="Why"/>: <see cref="Hindrance.None"/>: it goes out with the next round.</summary>
public sealed record WaitingLine(Guid Person, string? Name, Words Title, DateOnly DueOn, Hindrance Why);

/// <summary>A message that was begun. <paramref name="Title"/> is neutral.</summary>
public sealed record SentLine(Guid Person, string? Name, Words Title, DeliveryState State, DateTimeOffset At);

public sealed record MessagesAnswer(string Unit, bool HasGateway, bool HasPhone, QuietHours Quiet, IReadOnlyList<WaitingLine> Waiting, IReadOnlyList<SentLine> Sent);

/// <summary>
/// The text messages of one unit: of people in its care, who asked for them, while the time of what they are reminded of has not passed; then nobody stands here, came or not (S4). The
/// look is logged before it is shown (S11).
/// </summary>
internal sealed class ReadMessages(County county, DueView due, MessageTable table, PlanMessages plan, ActivePacks packs, HostSettings settings, TimeProvider clock)
{
    /// <summary>What came to its end is shown so long.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromDays(7);

    public static async Task<IResult> Handle(Visit visit, ReadMessages messages, string? unit, CancellationToken stop)
    {
        var (answer, fault) = await messages.Run(visit.Visitor!.Reader, unit, stop);
        return answer is null ? fault! : new RazorComponentResult<MessagesPage>(new { Answer = answer });
    }

    private async Task<(MessagesAnswer? Answer, Fault? Fault)> Run(Reader reader, string? unit, CancellationToken stop)
    {
        if (Gate.Decide(reader, Act.DueList, Target.At(unit)) is not Decision.Allowed allowed) return (null, new Fault(((Decision.Denied)Gate.Decide(reader, Act.DueList, Target.At(unit))).Why));
        var at = unit ?? allowed.Under.Unit;
        var terms = plan.Terms(at);
        var begun = await table.OfUnit(at, clock.GetUtcNow() - ReadToday.MessagesKept, stop);
        var waiting = await Waiting(at, terms, begun.Where(message => message.State != DeliveryState.Stopped).Select(message => message.Due).ToHashSet(), stop);
        var sent = await Sent(begun, at, stop);
        await county.Log(new Look(reader.Account, allowed.Under.Role.Code(), allowed.Under.Unit, nameof(Act.DueList), at, [.. waiting.Select(line => line.Person).Concat(sent.Select(line => line.Person)).Distinct()]));
        return (new MessagesAnswer(at, settings.Messages is not null, terms.UnitPhone is not null, terms.Quiet, waiting, sent), null);
    }

    private async Task<List<WaitingLine>> Waiting(string unit, MessageTerms terms, HashSet<DueKey> begun, CancellationToken stop)
    {
        var now = CountyTime.Local(clock.GetUtcNow());
        var lines = new List<WaitingLine>();
        foreach (var item in await due.NotTold(unit, DateOnly.FromDateTime(now), stop))
        {
            var why = MessageRules.Judge(item.Row, item.State, item.Card, terms, now);
            // who wants another way, or a worker, stands on Today
            if (why is not (Hindrance.None or Hindrance.NoNumber or Hindrance.NoUnitPhone or Hindrance.QuietHours) || Title(item) is not { } title) continue;
            if (!begun.Contains(item.Row.Key) && IsInCare(item.State, unit, DateOnly.FromDateTime(now))) lines.Add(new WaitingLine(item.Row.Person, item.Card.Name, title, item.Row.DueOn, why));
        }
        return lines;
    }

    private async Task<List<SentLine>> Sent(IReadOnlyList<Message> begun, string unit, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = CountyTime.Today(clock);
        var lines = new List<SentLine>();
        foreach (var message in begun)
        {
            if (message.Changed < now - Shown) break;
            if (await due.Find(message.Due, stop) is not { } item || today > item.Row.WindowEnd || Title(item) is not { } title) continue;
            if (IsInCare(item.State, unit, today)) lines.Add(new SentLine(item.Row.Person, item.Card.Name, title, message.State, message.Changed));
        }
        return lines;
    }

    private Words? Title(DueItem item) => packs.Set.Pathways.TryGetValue(item.Row.Key.Pathway, out var pathway) ? ReadToday.Title(pathway, item.Row.Key.Step) : null;

    private static bool IsInCare(PersonState state, string unit, DateOnly today) =>
        state.Care.Values.Any(row => row.Unit == unit && row.From <= today && (row.Until is not { } until || today <= until));
}
