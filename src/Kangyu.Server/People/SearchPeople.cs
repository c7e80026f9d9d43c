using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.People.Names;
using Kangyu.Server.Errors;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.People;

/// <summary>What a search shows. <paramref name="Problem"/>: the text cannot be searched for. <paramref name="IsNumber"/>: it is a whole number, so the county may be searched too.</summary>
public sealed record SearchAnswer(string Query, IReadOnlyList<Hit> Hits, Problem? Problem, bool IsNumber)
{
    internal static SearchAnswer Nothing { get; } = new("", [], null, false);

    internal bool IsCut => Hits.Count >= PeopleSearch.Most;
}

/// <summary><c>GET /people?q=</c>: people in the care of the reader's units, as one types; 20 at most and no next page (S4).</summary>
internal sealed class SearchPeople(PeopleSearch search, LookLog looks, TimeProvider clock)
{
    public async Task<IResult> Show(string? q, Visit visit, HttpContext context)
    {
        var (answer, fault) = await Run(visit.Visitor!.Reader, q, context.RequestAborted);
        if (answer is null) return fault!;
        return context.Request.Headers.ContainsKey("HX-Request")
            ? new RazorComponentResult<HitList>(new { Answer = answer })
            : new RazorComponentResult<SearchPage>(new { Answer = answer });
    }

    public async Task<(SearchAnswer? Answer, Fault? Fault)> Run(Reader reader, string? q, CancellationToken stop)
    {
        if (Gate.Decide(reader, Act.SearchInCare, Target.At(null)) is not Decision.Allowed allowed) return (null, new Fault(Denial.Role));
        var typed = q?.Trim() ?? "";
        if (typed.Length == 0) return (SearchAnswer.Nothing, null);
        if (typed.Length > 100) typed = typed[..100];
        var today = CountyTime.Today(clock);
        var found = await search.InCare(typed, UnitsOf(reader), today, stop);
        if (found.Value is not { } hits) return (new SearchAnswer(typed, [], found.Problem, false), null);
        await looks.ListOnce(allowed.Under, reader.Account, Act.SearchInCare, "", [.. hits.Select(hit => hit.Id)]);
        return (new SearchAnswer(typed, [.. hits.Select(hit => Hit.Of(hit, today))], null, PersonSearch.ForQuery(typed).Value?.IsWholeNumber == true), null);
    }

    /// <summary>The units in whose care somebody may search.</summary>
    public static IReadOnlyList<string> UnitsOf(Reader reader) =>
        [.. reader.Grants.Where(grant => MayEver.Do(grant.Role, Act.SearchInCare)).Select(grant => grant.Unit).Distinct(StringComparer.Ordinal)];
}
