using Kangyu.Kernel.Access;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Server.Errors;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Today;

/// <summary>Documents that are overdue, by unit, author and form; never the person or the procedure. What is private to a room is not counted (S13).</summary>
internal static class ReadDocuments
{
    public static async Task<IResult> Handle(Visit visit, County county, OverdueDocuments documents, TimeProvider clock, CancellationToken stop)
    {
        var reader = visit.Visitor!.Reader;
        var units = reader.Grants.Where(grant => MayEver.Do(grant.Role, Act.Documents))
            .SelectMany(grant => grant.Below.Append(grant.Unit))
            .Where(unit => Gate.Allows(reader, Act.Documents, Target.At(unit)))
            .Distinct(StringComparer.Ordinal).ToList();
        if (units.Count == 0) return new Fault(Denial.Role);
        var pathways = county.Engine.Packs.Pathways.Values.Where(pathway => pathway.Duty == DutyKind.Procedure).Select(pathway => pathway.Id).ToList();
        var overdue = await documents.List(units, pathways, CountyTime.Today(clock), stop);
        return new RazorComponentResult<DocumentsPage>(new { Overdue = overdue });
    }
}
