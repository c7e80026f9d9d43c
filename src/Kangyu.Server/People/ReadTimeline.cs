using Kangyu.Kernel;
using Kangyu.Kernel.Records;
using Kangyu.Server.Packs;
using Kangyu.Server.Screen;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.People;

/// <summary>A person's entries, newest first, 20 a page, all or of one pack or form; as far as the reader may have them (S13).</summary>
internal sealed class ReadTimeline(TimelineView timeline, Records records, ActivePacks packs)
{
    public const int PageSize = 20;

    /// <summary>Of these forms an entry may be private by what it names, so whether there is one shows nowhere: they can always be chosen.</summary>
    private static readonly string[] AlwaysOffered = [CoreForms.Consent, CoreForms.MessageOut];

    /// <summary>The next part of the list, for htmx; the look was logged with the page.</summary>
    public async Task<IResult> Show(Guid id, string? filter, Guid? before, Visit visit, HttpContext context)
    {
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, context.RequestAborted);
        if (opened is null) return fault!;
        var model = new TimelineModel(id, opened.Sight, filter ?? "", [], await Page(opened, filter, before, context.RequestAborted));
        return new RazorComponentResult<TimelineItems>(new { Model = model });
    }

    public async Task<TimelineModel> Model(OpenedRecord opened, string? filter, Guid? before, CancellationToken stop) =>
        new(opened.Id, opened.Sight, filter ?? "", await Filters(opened, stop), await Page(opened, filter, before, stop));

    public Task<TimelinePage> Page(OpenedRecord opened, string? filter, Guid? before, CancellationToken stop)
    {
        var readable = string.IsNullOrEmpty(filter) ? opened.Sight.Readable
            : opened.Sight.Readable.Only(form => form == filter || (packs.Set.Forms.TryGetValue(form, out var known) && known.Pack == filter));
        return timeline.Page(new TimelineQuery(opened.Id, readable, before, PageSize, opened.Sight.May), stop);
    }

    /// <summary>Packs and forms of which there are entries.</summary>
    private async Task<IReadOnlyList<(Words Title, string Value)>> Filters(OpenedRecord opened, CancellationToken stop)
    {
        var readable = opened.Sight.Readable;
        var have = (await timeline.Forms(opened.Id, readable.Only(form => !AlwaysOffered.Contains(form)), stop)).Concat(AlwaysOffered.Where(readable.Open.Contains)).ToHashSet(StringComparer.Ordinal);
        var filters = new List<(Words, string)>();
        foreach (var pack in packs.Set.Packs)
        {
            var forms = pack.Forms.Where(form => have.Contains(form.Id)).ToList();
            if (forms.Count == 0) continue;
            filters.Add((pack.Title, pack.Name));
            filters.AddRange(forms.Select(form => (new Words("· " + form.Title.Zh, "· " + form.Title.En), form.Id)));
        }
        return filters;
    }
}
