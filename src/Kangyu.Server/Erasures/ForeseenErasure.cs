using Kangyu.Kernel;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Server.People;
using Kangyu.Store.Views;

namespace Kangyu.Server.Erasures;

/// <summary>
/// What an erasure takes at once and what law keeps locked, as far as the reader may see the record: private entries of other units go the same way and are neither named nor
/// counted here (S13). <paramref name="Until"/>: the last day of the term of what is kept; null: nothing is.
/// </summary>
public sealed record ForeseenErasure(IReadOnlyList<(Words Title, int Count)> Gone, IReadOnlyList<(Words Title, int Count)> Kept, DateOnly? Until);

/// <summary>Reads it from the person's entries before anything is asked.</summary>
internal sealed class ForeseeErasure(TimelineView timeline, Records records)
{
    private const int PageSize = 200;

    public async Task<ForeseenErasure> Of(OpenedRecord opened, bool identityOnly, CancellationToken stop)
    {
        var forms = new Dictionary<string, (Form Form, int Count)>(StringComparer.Ordinal);
        var last = DateOnly.MinValue;
        for (Guid? before = null; ;)
        {
            var page = await timeline.Page(new TimelineQuery(opened.Id, opened.Sight.Readable, before, PageSize, opened.Sight.May), stop);
            foreach (var entry in page.Entries.Select(line => line.Entry))
            {
                forms[entry.Form.Id] = (entry.Form, forms.GetValueOrDefault(entry.Form.Id).Count + 1);
                if (IsKept(entry.Form) && entry.Occurred.Date > last) last = entry.Occurred.Date;
            }
            if (page.Next is null) break;
            before = page.Next;
        }
        return identityOnly ? new ForeseenErasure(Titles(forms, form => form.Items.Any(item => item.IsIdentifier)), [], null) : Whole(forms, last);
    }

    /// <summary>All that law keeps is kept as long as the longest of it, from the last of it on.</summary>
    private ForeseenErasure Whole(Dictionary<string, (Form Form, int Count)> forms, DateOnly last)
    {
        var kept = forms.Values.Where(row => IsKept(row.Form)).ToList();
        var until = kept.Count == 0 ? (DateOnly?)null : last.AddMonths(kept.Max(row => row.Form.LegalMonths));
        if (until < records.Today) until = null;
        return new ForeseenErasure(Titles(forms, form => until is null || !IsKept(form)), until is null ? [] : Titles(forms, IsKept), until);
    }

    private static bool IsKept(Form form) => form.Retention == RetentionClass.Legal;

    private static List<(Words Title, int Count)> Titles(Dictionary<string, (Form Form, int Count)> forms, Func<Form, bool> which) =>
        [.. forms.Values.Where(row => which(row.Form)).OrderBy(row => row.Form.Id, StringComparer.Ordinal).Select(row => (row.Form.Title, row.Count))];
}
