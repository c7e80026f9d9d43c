using System.Globalization;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads <c>upcasts:</c>, how entries of older versions are read.</summary>
internal static class UpcastReader
{
    public static readonly Keys Upcast = new("form.json#/$defs/upcast", ["from"], ["was", "values", "fill"]);

    public static IReadOnlyList<Upcast> Read(FormDraft form)
    {
        var upcasts = new SortedDictionary<int, Upcast>();
        foreach (var node in form.Map.List("upcasts"))
        {
            if (MapReader.Open(node, "upcasts", Upcast, form.Map.File, form.Map.Findings) is not { } map) continue;
            if (form.Form.Version == 1) map.Findings.WrongType(map.Line("from"), "from", "不用写：表单还是第 1 版", "left out: the form is still version 1");
            else if (map.Whole("from", 1, form.Form.Version - 1) is { } from && !upcasts.TryAdd(from, One(from, form, map)))
                map.Findings.DuplicateId(map.Line("from"), from.ToString(CultureInfo.InvariantCulture), map.At);
        }

        return [.. upcasts.Values];
    }

    private static Upcast One(int from, FormDraft form, MapReader map)
    {
        var was = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in map.Pairs("was"))
        {
            Known(pair, form, map);
            if (map.Text(pair.Value, pair.Key) is { } old) was[pair.Key] = old;
        }

        var values = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var pair in map.Pairs("values"))
            if (Known(pair, form, map) is { } item) values[pair.Key] = Codes(pair, item, map);
        var fill = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var pair in map.Pairs("fill"))
            if (Known(pair, form, map) is { } item && Literal(pair.Value, item, map) is { } value) fill[pair.Key] = value;
        return new Upcast(from, was, values, fill);
    }

    private static ItemDraft? Known(YamlPair pair, FormDraft form, MapReader map)
    {
        var at = new Place(map.File, pair.KeyLine);
        if (form.Find(pair.Key) is { } item) return item;
        // a later step may rename it again, and a repeating section may be renamed as a whole
        var later = form.Map.List("upcasts").SelectMany(step => step["was"]?.Map ?? []).Any(step => step.Value.Scalar == pair.Key);
        if (!later && form.Sections.All(section => section.Section.Id != pair.Key)) map.Findings.UnknownReference(at, "item", pair.Key, form.Items.Select(known => known.Id));
        return null;
    }

    private static Dictionary<string, string> Codes(YamlPair pair, ItemDraft item, MapReader map)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (pair.Value.Map is not { } pairs) map.Findings.WrongType(map.PlaceOf(pair.Value), pair.Key, "{旧编码: 新编码}", "{old code: new code}");
        else
        {
            foreach (var code in pairs)
            {
                if (map.Text(code.Value, code.Key) is not { } to) continue;
                if (item.Item.List is not { IsOfCounty: true }) map.Known(to, pair.Key, map.PlaceOf(code.Value), item.Item.List?.Codes ?? item.Item.Options.Select(option => option.Code));
                codes[code.Key] = to;
            }
        }

        return codes;
    }

    private static Value? Literal(YamlNode node, ItemDraft item, MapReader map)
    {
        var text = node.Scalar ?? "";
        Value? value = item.Item.Type switch
        {
            ItemType.YesNo => MapReader.AsYesNo(node) is { } yes ? Value.Of(yes) : null,
            ItemType.Integer or ItemType.Decimal => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : null,
            ItemType.Choice => item.Item.Options.Any(option => option.Code == text) ? Value.Of(text) : null,
            ItemType.Code => item.Item.List is { IsOfCounty: false } list && list.Find(text) is null ? null : Value.Of(text),
            ItemType.Choices => node.List is { } list && list.All(code => item.Item.Options.Any(option => option.Code == code.Scalar)) ? Value.OfCodes([.. list.Select(code => code.Scalar!)]) : null,
            ItemType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Value.Of(date) : null,
            ItemType.Text => text.Length > 0 ? Value.Of(text) : null,
            _ => null,
        };
        if (value is null) map.Findings.WrongType(map.PlaceOf(node), item.Id, "该项目类型的值", "a value of the item's type");
        return value;
    }
}
