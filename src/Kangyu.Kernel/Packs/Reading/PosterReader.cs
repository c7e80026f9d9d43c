using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads <c>poster:</c>, what of a form everybody may read without signing in: only forms about nobody, and never an answer that could be a person's.</summary>
internal static class PosterReader
{
    private static readonly ItemType[] Shown =
        [ItemType.Choice, ItemType.Choices, ItemType.YesNo, ItemType.Integer, ItemType.Decimal, ItemType.Date, ItemType.DateTime, ItemType.Text, ItemType.Unit, ItemType.Staff, ItemType.Note];

    public static Poster? Read(FormDraft form)
    {
        var findings = form.Map.Findings;
        foreach (var item in form.Items.Where(item => item.Item.OnPoster))
        {
            if (!form.Map.Has("poster")) findings.MissingKey(form.Map.At, "poster");
            if (!Shown.Contains(item.Item.Type) || item.Item.IsIdentifier || item.Item.Sensitive != Sensitivity.None)
                findings.Add(item.Map.Line("on_poster"), "tells_who", new($"“{item.Id}”可能透露是谁，不能公开", $"“{item.Id}” may tell who it was: it is not posted"), new("去掉 on_poster", "Leave on_poster out"));
        }
        if (form.Map.Map("poster", FormReader.Poster) is not { } map) return null;
        if (form.Form.About != SubjectKind.Nobody || form.Form.Sensitive != Sensitivity.None)
            findings.Add(form.Map.Line("poster"), "poster_of_nobody", new("只有不针对任何人、不私密的表单才公开", "Only what is about nobody and not private is posted"), new("去掉 poster，或写 about: nobody", "Leave poster out, or write about: nobody"));
        return new Poster(Named(map, "unit", form, ItemType.Unit), [.. map.Terms("by").Select(term => Known(term.Word, term.At, form, map)).OfType<ItemDraft>().Select(item => item.Id)],
            Named(map, "from", form, ItemType.Date), Named(map, "until", form, ItemType.Date));
    }

    private static string? Named(MapReader map, string key, FormDraft form, ItemType type)
    {
        if (map.Text(key) is not { } name || Known(name, map.Line(key), form, map) is not { } item) return null;
        if (item.Item.Type == type) return item.Id;
        var wanted = TypeWords.Items.First(pair => pair.Value == type).Key;
        map.Findings.WrongType(map.Line(key), key, $"{wanted} 类型的项目", $"an item of type {wanted}");
        return null;
    }

    private static ItemDraft? Known(string name, Place at, FormDraft form, MapReader map)
    {
        var plain = form.Sections.Where(section => !section.Repeats).SelectMany(section => section.Items).ToList();
        if (plain.Find(item => item.Id == name) is { } item) return item;
        map.Findings.UnknownReference(at, "item", name, plain.Select(known => known.Id));
        return null;
    }
}
