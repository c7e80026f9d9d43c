using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Server.Errors;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Search;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.People;

/// <summary>What was asked of the whole county and what came of it. <paramref name="Hits"/> is null before anything was asked.</summary>
public sealed record OutsideAnswer(string Query, string? Reason, string? Words, IReadOnlyList<Hit>? Hits, Words? Fault);

/// <summary>
/// <c>/people/outside</c>: the whole county, by the card or a whole number and with a reason (S4). Every attempt is logged, those that find nobody too; whoever is found may be
/// served here today.
/// </summary>
internal sealed class SearchOutside(PeopleSearch search, LookLog looks, TimeProvider clock)
{
    public static IResult Ask(string? q) => Page(new OutsideAnswer(q ?? "", null, null, null, null));

    public async Task<IResult> Run(Visit visit, HttpContext context, [FromForm] string? q, [FromForm] string? reason, [FromForm] string? words)
    {
        var reader = visit.Visitor!.Reader;
        if (Gate.Decide(reader, Act.SearchOutside, Target.At(null)) is not Decision.Allowed allowed) return new Fault(Denial.Role);
        var typed = q?.Trim() ?? "";
        if (OutsideReasons.Read(reason, words) is not { } why) return Page(new OutsideAnswer(typed, reason, words, null, PeopleTexts.ReasonNeeded));
        var found = await search.ByNumber(typed, context.RequestAborted);
        if (found.Value is not { } hits) return Page(new OutsideAnswer(typed, reason, words, null, found.Problem!.Message));
        await looks.List(allowed.Under, reader.Account, Act.SearchOutside, "", [.. hits.Select(hit => hit.Id)], why);
        var today = CountyTime.Today(clock);
        return Page(new OutsideAnswer(typed, reason, words, [.. hits.Select(hit => Hit.Of(hit, today).Mask())], null));
    }

    private static RazorComponentResult<OutsidePage> Page(OutsideAnswer answer) => new(new { Answer = answer })
    {
        StatusCode = answer.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
    };
}
