using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>
/// Reads how a form about an event stands in it: it begins one, goes on with one (<c>goes_on</c>), closes it; what who told of it may read by their receipt. A form about a person may
/// give a receipt too: there it is the entry on paper.
/// </summary>
internal static class EventForms
{
    private static readonly string[] OnlyEvents = ["goes_on", "closes", "receipt"];

    /// <summary>The forms that begin the events this one goes on with.</summary>
    public static IReadOnlyList<string> Read(FormDraft form, Workspace desk)
    {
        var map = form.Map;
        var isEvent = form.Form.About == SubjectKind.Event;
        var isPaper = form.Form.About == SubjectKind.Person && map.Has("receipt");
        foreach (var key in OnlyEvents.Where(key => !isEvent && map.Has(key) && !(isPaper && key == "receipt"))) NotAnEvent(map.Line(key), key, map.Findings);
        foreach (var item in form.Items.Where(item => item.Item.OnReceipt))
        {
            if (!isEvent && !isPaper) NotAnEvent(item.Map.Line("on_receipt"), "on_receipt", map.Findings);
            if (item.Item is { IsIdentifier: true } or { Type: ItemType.Person or ItemType.Staff or ItemType.Signature or ItemType.Photo or ItemType.Offer })
                map.Findings.Add(item.Map.Line("on_receipt"), "tells_who", new($"“{item.Id}”会透露是谁，回执上不显示", $"“{item.Id}” tells who it was: it does not stand on a receipt"), new("去掉 on_receipt", "Leave on_receipt out"));
        }
        if (!isEvent) return [];
        var goesOn = new List<string>();
        foreach (var (word, at) in map.Terms("goes_on"))
        {
            if (desk.Refer("form", word, form.Pack, at) is not { } begins) continue;
            if (desk.Forms[begins].Form.About != SubjectKind.Event || desk.Forms[begins].Map.Has("goes_on"))
                map.Findings.Add(at, "begins_no_event", new($"“{word}”不开始一个事项", $"“{word}” begins no event"), new("写开始事项的表单（about: event，没有 goes_on）", "Name a form with about: event that has no goes_on"));
            else goesOn.Add(begins);
        }
        if (!map.Has("goes_on") && (map.Has("closes") || form.Items.Any(item => item.Item.OnReceipt && !map.Has("receipt"))))
            map.Findings.Add(map.At, "begins_no_event", new("这个表单要接着一个事项", "This form has to go on with an event"), new("写 goes_on", "Write goes_on"));
        if (goesOn.Count > 0 && map.Has("receipt"))
            map.Findings.Add(map.Line("receipt"), "begins_no_event", new("回执由开始事项的表单给", "A receipt is given by the form that begins the event"), new("把 receipt 移到那里", "Move receipt there"));
        return goesOn;
    }

    private static void NotAnEvent(Place at, string key, Findings findings) =>
        findings.Add(at, "not_about_an_event", new($"“{key}”只用于 about: event 的表单（receipt 也可用于 about: person）", $"“{key}” goes with a form that is about an event (receipt also with one about a person)"), new($"去掉“{key}”，或写 about: event", $"Leave “{key}” out, or write about: event"));
}
