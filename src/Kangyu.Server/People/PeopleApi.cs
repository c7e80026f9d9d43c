using Kangyu.Kernel.Access;
using Kangyu.Server.Errors;
using Kangyu.Server.Screen;

namespace Kangyu.Server.People;

/// <summary>The same searches and records for programs, with the same gate and the same log.</summary>
internal sealed class PeopleApi(SearchPeople search, Records records, ReadPerson person, ReadTimeline timeline, LookLog looks)
{
    public async Task<IResult> Find(string? q, Visit visit, HttpContext context)
    {
        var (answer, fault) = await search.Run(visit.Visitor!.Reader, q, context.RequestAborted);
        if (answer is null) return fault!;
        return answer.Problem is { } problem ? new Fault(StatusCodes.Status400BadRequest, problem) : Json(PersonJson.Hits(answer.Hits));
    }

    public async Task<IResult> Person(Guid id, Visit visit, HttpContext context)
    {
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, context.RequestAborted);
        if (opened is null) return fault!;
        await looks.Record(opened, visit.Visitor.Id, Act.ReadPerson);
        return Json(PersonJson.Person(await person.Model(opened, null, null, context.RequestAborted)));
    }

    /// <summary>Twenty a page, newest first; <paramref name="before"/> is the <c>next</c> of the page before.</summary>
    public async Task<IResult> Entries(Guid id, string? filter, Guid? before, Visit visit, HttpContext context)
    {
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, context.RequestAborted);
        if (opened is null) return fault!;
        await looks.Record(opened, visit.Visitor.Id, Act.ReadEntry);
        return Json(PersonJson.Entries(await timeline.Page(opened, filter, before, context.RequestAborted), opened.Sight));
    }

    private static IResult Json(string json) => Results.Text(json, "application/json");
}
