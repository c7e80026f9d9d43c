using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.Records;
using Kangyu.Server.Errors;
using Kangyu.Server.Forms;
using Kangyu.Server.Packs;
using Kangyu.Server.Screen;
using Kangyu.Store.Search;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.People;

/// <summary>Records that may be the same person's. <paramref name="Elsewhere"/>: there are others in no unit of the reader; who they are shows nowhere (S13).</summary>
public sealed record SameModel(OpenedRecord Opened, IReadOnlyList<AlikePerson> Alike, bool Elsewhere, Words? Fault);

/// <summary>
/// <c>/people/{id}/same</c>: possible duplicates of a record, and merging one with it. A merge is an entry: both records keep their own entries, and withdrawing it sets them apart
/// again. Both must be in the writer's care.
/// </summary>
internal sealed class MergePeople(Records records, PeopleSearch search, CareView care, LookLog looks, WriteEntry write, ActivePacks packs)
{
    private static readonly string[] Ways = ["person_said", "same_id_number", "same_card", "other"];

    public async Task<IResult> Show(Guid id, Visit visit, CancellationToken stop)
    {
        var (opened, fault) = await Open(id, visit, stop);
        return opened is null ? fault! : await Page(opened, visit, null, stop);
    }

    public async Task<IResult> Merge(Guid id, Visit visit, Guid? other, string? how, string? note, CancellationToken stop)
    {
        var (opened, fault) = await Open(id, visit, stop);
        if (opened is null) return fault!;
        var words = note?.Trim() ?? "";
        if (other is not { } named) return await Page(opened, visit, MergeTexts.OtherNeeded, stop);
        if (!Ways.Contains(how) || (how == "other" && words.Length is < 2 or > 200)) return await Page(opened, visit, MergeTexts.HowNeeded, stop);
        var (there, denied) = await Open(named, visit, stop);
        if (there is null) return denied!;
        var entry = new OneTapEntry(write.IdFor("merge", opened.Id.ToString("N"), there.Id.ToString("N"), opened.Record.State.Entries.ToString(System.Globalization.CultureInfo.InvariantCulture)), packs.Set.Forms[CoreForms.Merge], opened.Id, write.Today)
        {
            Answers = json =>
            {
                json.WriteString("other", there.Id);
                json.WriteString("how_known", how);
                if (how == "other") json.WriteString("how_known_note", words);
            },
        };
        return await write.Run(opened.Sight.Under, visit.Visitor!.Id, entry) is { } problem
            ? await Page(opened, visit, problem.Message, stop)
            : Results.Redirect($"/people/{opened.Id}?note=merged");
    }

    private async Task<(OpenedRecord? Opened, Fault? Fault)> Open(Guid id, Visit visit, CancellationToken stop)
    {
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, stop);
        if (opened is null) return (null, fault);
        return opened.Sight.MayWrite(packs.Set.Forms[CoreForms.Merge]) ? (opened, null) : (null, new Fault(Denial.Writer));
    }

    private async Task<IResult> Page(OpenedRecord opened, Visit visit, Words? fault, CancellationToken stop)
    {
        var state = opened.Record.State;
        var sex = state.Sex switch { "female" => Sex.Female, "male" => Sex.Male, _ => (Sex?)null };
        var found = (await search.Alike(PersonIdentifiers.Of(opened.Record.Card, state.Born, sex), stop)).Where(pair => !opened.Record.People.Contains(pair.Hit.Id)).ToList();
        var reader = visit.Visitor!.Reader;
        var here = await care.Among([.. found.Select(pair => pair.Hit.Id)], SearchPeople.UnitsOf(reader), records.Today, stop);
        await looks.ListOnce(opened.Sight.Under, reader.Account, Act.Register, "", [opened.Id, .. here]);
        var alike = found.Where(pair => here.Contains(pair.Hit.Id)).Select(pair => new AlikePerson(Hit.Of(pair.Hit, records.Today), pair.Score.Reasons)).ToList();
        return new RazorComponentResult<SamePage>(new { Model = new SameModel(opened, alike, found.Count > alike.Count, fault) }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
    }
}
