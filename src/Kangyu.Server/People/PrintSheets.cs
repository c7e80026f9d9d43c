using Kangyu.Kernel.Access;
using Kangyu.Kernel.People.Identifiers;
using Kangyu.Server.Errors;
using Kangyu.Server.Screen;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.People;

/// <summary>What goes on paper about one person: the card, and a summary without anything that must not leave the room (S13).</summary>
internal sealed class PrintSheets(Records records, ReadPerson person, LookLog looks)
{
    public async Task<IResult> Card(Guid id, Visit visit, HttpContext context)
    {
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, context.RequestAborted);
        if (opened is null) return fault!;
        if (opened.Record.Card.Card is not { } written || CardNumber.Read(written).Value is not { } card) return Fault.NotFound;
        await looks.Record(opened, visit.Visitor.Id, Act.ReadPerson, "card");
        return new RazorComponentResult<CardSheet>(new { Person = id, opened.Record.Card.Name, Card = card });
    }

    public async Task<IResult> Summary(Guid id, Visit visit, HttpContext context)
    {
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, context.RequestAborted);
        if (opened is null) return fault!;
        if (!opened.Sight.MayDo(Act.ExportPerson)) return new Fault(Denial.Role);
        await looks.Record(opened, visit.Visitor.Id, Act.ExportPerson, "summary");
        var model = await person.Model(opened with { Sight = opened.Sight.Leaving() }, null, null, context.RequestAborted);
        return new RazorComponentResult<SummarySheet>(new { Model = model, Unit = opened.Sight.Unit });
    }
}
