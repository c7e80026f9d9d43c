using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Server.Errors;
using Kangyu.Server.Screen;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Today;

/// <summary>
/// A line of the due list. <paramref name="Kind"/>: reminder, request, finding, procedure (documents) or event (a review). A colleague's documents name the author and neither
/// person nor due item. <paramref name="Ways"/>: how the person chose to be reminded; empty: only when they come.
/// </summary>
internal sealed record DueLine(
    string Kind, string Unit, Words Title, string? Due, Guid? Person, string? Name, Guid? Author, DateOnly DueOn, DateOnly WindowStart, DateOnly WindowEnd, DateOnly? RemindedOn,
    IReadOnlyList<string>? Ways);

/// <summary><c>GET /api/due?unit=&amp;from=&amp;to=</c>: the same list as the page, for a client on a worker's phone.</summary>
internal static class AnswerDue
{
    public static async Task<Results<Ok<IReadOnlyList<DueLine>>, Fault>> Handle(Visit visit, ReadToday today, string? unit, string? from, string? to, CancellationToken stop)
    {
        if (!Day(from, out var first)) return Bad("from");
        if (!Day(to, out var last)) return Bad("to");
        var (answer, fault) = await today.Run(visit.Visitor!.Reader, unit, first, last, stop);
        return answer is null ? fault! : TypedResults.Ok<IReadOnlyList<DueLine>>([.. answer.Lines.Select(line => Of(line, answer.Unit))]);
    }

    private static DueLine Of(TodayLine line, string unit)
    {
        var row = line.Item.Row;
        var named = line.IsMine || line.Duty != DutyKind.Procedure;
        return new DueLine(
            line.Duty is { } duty ? duty.ToString().ToLowerInvariant() : "reminder", row.Unit, line.Title,
            named ? row.Key.Name : null, named ? row.Person : null, named ? line.Item.Card.Name : null, named ? null : row.Author,
            row.DueOn, row.WindowStart, row.WindowEnd, row.RemindedOn, line.Duty is null ? DueWays.Of(line.Item, unit) : null);
    }

    private static bool Day(string? text, out DateOnly? day)
    {
        day = null;
        if (text is null) return true;
        if (!Occurred.TryParse(text, out var given) || given.Time is not null) return false;
        day = given.Date;
        return true;
    }

    private static Fault Bad(string name) => new(StatusCodes.Status400BadRequest,
        Problem.At(name, "wrong_type", $"{name} 应写成 2026-03-01。", $"{name} is written 2026-03-01."));
}
