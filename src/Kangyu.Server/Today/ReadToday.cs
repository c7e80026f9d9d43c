using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Messages;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Pathways;
using Kangyu.Server.Errors;
using Kangyu.Store;
using Kangyu.Store.Messages;
using Kangyu.Store.Views;

namespace Kangyu.Server.Today;

/// <summary>One line as a worker sees it. <paramref name="Title"/> is neutral (S4). A colleague's documents name author and form, never the person.</summary>
public sealed record TodayLine(DueItem Item, Words Title, DutyKind? Duty, bool IsLate, bool IsMine)
{
    /// <summary>Where the text message is that was sent for it; null: none was.</summary>
    public DeliveryState? Message { get; init; }
}

public sealed record TodayAnswer(string Unit, DateOnly Today, IReadOnlyList<TodayLine> Lines)
{
    public IEnumerable<TodayLine> Reminders => Lines.Where(line => line.Duty is null);

    public IEnumerable<TodayLine> Of(DutyKind kind) => Lines.Where(line => line.Duty == kind);
}

/// <summary>
/// What one unit has to do today (S4): people who asked to be reminded, by the worker they agreed to, and what the unit owes. Nothing that lapsed, no list of anybody else. The
/// look is logged before it is shown (S11).
/// </summary>
internal sealed class ReadToday(County county, DueView due, MessageTable messages, TimeProvider clock)
{
    /// <summary>A reminder shows so many days before its window begins.</summary>
    private const int DaysAhead = 7;

    /// <summary>No window is open for longer.</summary>
    public static readonly TimeSpan MessagesKept = TimeSpan.FromDays(180);

    public async Task<(TodayAnswer? Answer, Fault? Fault)> Run(Reader reader, string? unit, DateOnly? from, DateOnly? to, CancellationToken stop)
    {
        if (Gate.Decide(reader, Act.DueList, Target.At(unit)) is not Decision.Allowed allowed) return (null, new Fault(Why(reader, unit)));
        var today = CountyTime.Today(clock);
        var query = new DueQuery(unit ?? allowed.Under.Unit, from ?? today, to ?? today.AddDays(DaysAhead), today, reader.Account);
        var lines = (await due.List(query, stop)).Select(item => Line(item, reader.Account, today)).OfType<TodayLine>().ToList();
        var sent = (await messages.OfUnit(query.Unit, clock.GetUtcNow() - MessagesKept, stop)).ToDictionary(message => message.Due, message => message.State);
        lines = lines.ConvertAll(line => sent.TryGetValue(line.Item.Row.Key, out var state) ? line with { Message = state } : line);
        await county.Log(new Look(reader.Account, allowed.Under.Role.Code(), allowed.Under.Unit, nameof(Act.DueList), query.Unit,
            [.. lines.Where(line => line.IsMine || line.Duty != DutyKind.Procedure).Select(line => line.Item.Row.Person)]));
        return (new TodayAnswer(query.Unit, today, lines), null);
    }

    private static Denial Why(Reader reader, string? unit) => ((Decision.Denied)Gate.Decide(reader, Act.DueList, Target.At(unit))).Why;

    private TodayLine? Line(DueItem item, Guid account, DateOnly today)
    {
        if (!county.Engine.Packs.Pathways.TryGetValue(item.Row.Key.Pathway, out var pathway)) return null;
        return new TodayLine(item, Title(pathway, item.Row.Key.Step), pathway.Duty, DueStates.Of(item.Row, today) == DueState.Late, item.Row.Author == account);
    }

    /// <summary>A step's own title may tell a method: on lists stand the words of its slip, or of the kind of duty.</summary>
    public static Words Title(Pathway pathway, int step) => pathway.Duty switch
    {
        DutyKind.Request => TodayTexts.Request,
        DutyKind.Finding => TodayTexts.Finding,
        DutyKind.Procedure => TodayTexts.Document,
        DutyKind.Event => TodayTexts.Review,
        null => step < pathway.Steps.Count ? pathway.Steps[step].Slip ?? TodayTexts.HealthVisit : TodayTexts.HealthVisit,
        _ => TodayTexts.HealthVisit,
    };

    public static string FormTitle(PackSet packs, DueItem item, string language) =>
        packs.Pathways[item.Row.Key.Pathway].Steps[item.Row.Key.Step].Forms is [var form, ..] && packs.Forms.TryGetValue(form, out var known)
            ? known.Title.In(language)
            : TodayTexts.Document.In(language);
}
