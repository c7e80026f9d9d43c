using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Server.Packs;
using Kangyu.Server.Units;
using Kangyu.Store.Views;

namespace Kangyu.Server.Events;

/// <summary>Events that a reader may see, those that owe something first.</summary>
internal sealed class OpenEvents(EventView events, ActivePacks packs, UnitDirectory units)
{
    public Task<IReadOnlyList<EventLine>> Of(Reader reader, Pack pack, bool closed, CancellationToken stop) => Of(reader, [.. pack.Forms], closed, stop);

    public Task<IReadOnlyList<EventLine>> Everything(Reader reader, CancellationToken stop) => Of(reader, packs.Set.Forms.Values, closed: false, stop);

    private Task<IReadOnlyList<EventLine>> Of(Reader reader, IEnumerable<Form> forms, bool closed, CancellationToken stop)
    {
        var sight = new WrittenSight(reader, units);
        var begun = forms.Where(form => form.BeginsEvent && IsGoneOnWith(form) && IsConcerned(sight, form)).Select(form => form.Id).ToList();
        return events.List(begun, sight.Units, closed, stop);
    }

    /// <summary>Its entries stand on the page of an event.</summary>
    public bool IsOpened(Form form) => form.About == SubjectKind.Event && (form.GoesOn.Count > 0 || IsGoneOnWith(form));

    /// <summary>What no form goes on with is told with its one entry: it is never open.</summary>
    private bool IsGoneOnWith(Form begun) => packs.Set.Forms.Values.Any(form => form.GoesOn.Contains(begun.Id, StringComparer.Ordinal));

    private bool IsConcerned(WrittenSight sight, Form begun) =>
        sight.MayEver(begun) || packs.Set.Forms.Values.Any(form => form.GoesOn.Contains(begun.Id, StringComparer.Ordinal) && sight.MayEver(form));
}
