using System.Text.RegularExpressions;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Messages;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads pack.yaml.</summary>
internal static partial class PackHeadReader
{
    private static readonly string[] Placeholders = [ReminderText.Unit, ReminderText.UnitPhone, ReminderText.Date];

    public static readonly Keys Head = new("pack.json", ["pack", "version", "title", "status"], ["order", "sources", "offers", "messages", "way", "usual"]);
    public static readonly Keys Status = new("pack.json#/$defs/status", ["reviewed"], []);
    public static readonly Keys Reviewed = new("pack.json#/$defs/reviewed", ["by", "on"], []);
    public static readonly Keys WayStep = new("pack.json#/$defs/wayStep", ["form"], ["goes_on"]);
    public static readonly Keys Messages = new("pack.json#/$defs/messages", ["reminder"], []);
    public static readonly Keys Offer = new("pack.json#/$defs/offer", ["title"], ["months", "draft", "source"]);

    public static void Read(PackDocument document, PackDraft pack, Workspace desk)
    {
        if (MapReader.Open(document.Root, "pack.yaml", Head, document.File, desk.Findings) is not { } map) return;
        if (map.Text("pack") is { } name && Ids.PackName(name, map.Line("pack"), desk.Findings) && name != pack.Name)
            desk.Findings.Add(map.Line("pack"), "wrong_pack", new($"文件夹叫“{pack.Name}”，这里写的是“{name}”", $"The folder is “{pack.Name}”, this says “{name}”"), new("让两者一致", "Let both be the same"));
        desk.Declare("pack", pack.Name, map.Line("pack"));
        pack.HeadMap = map;
        pack.Head = pack.Head with
        {
            Version = map.Whole("version", 1, 100_000) ?? 1,
            Title = map.Words("title") ?? pack.Head.Title,
            Reviewed = ReviewOf(map),
            Order = map.Whole("order", 0, 10_000) ?? 1000,
            Sources = map.Pairs("sources").Where(pair => map.Text(pair.Value, pair.Key) is not null).ToDictionary(pair => pair.Key, pair => pair.Value.Scalar!, StringComparer.Ordinal),
        };
        pack.Head = pack.Head with { Offers = Offers(map, pack, desk), ReminderText = MessageOf(map) };
    }

    /// <summary>What refers to forms: read when they are known.</summary>
    public static void ReadUses(PackDraft pack, Workspace desk)
    {
        if (pack.HeadMap is not { } map) return;
        pack.Head = pack.Head with
        {
            Way = [.. map.List("way").Select(node => WayStepOf(node, map, pack, desk)).OfType<WayStep>()],
            Usual = [.. map.Terms("usual").Select(term => desk.Refer("form", term.Word, pack, term.At)).OfType<string>()],
        };
        var twice = pack.Head.Way.Select(step => step.Form).Concat(pack.Head.Usual).GroupBy(form => form, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) desk.Findings.DuplicateId(map.Line(map.Has("usual") ? "usual" : "way"), twice.Key, map.Line("way"));
    }

    private static WayStep? WayStepOf(YamlNode node, MapReader parent, PackDraft pack, Workspace desk)
    {
        if (node.Map is null) return parent.Text(node, "way") is { } word && desk.Refer("form", word, pack, parent.PlaceOf(node)) is { } named ? new(named, null) : null;
        if (MapReader.Open(node, "way", WayStep, parent.File, desk.Findings) is not { } map || map.Text("form") is not { } text) return null;
        if (desk.Refer("form", text, pack, map.Line("form")) is not { } form || !desk.Forms.TryGetValue(form, out var draft)) return null;
        return new(form, ExpressionReader.Read(map, "goes_on", Scopes.OfEntry(draft, start: false), ExprType.YesNo));
    }

    private static Review? ReviewOf(MapReader map)
    {
        if (map.Node("status") is not { } status) return null;
        if (status.Scalar is not null)
        {
            if (status.Scalar != "draft") map.Findings.UnknownWord(map.PlaceOf(status), "status", status.Scalar, ["draft", "{reviewed: {by: ..., on: ...}}"]);
            return null;
        }

        var reviewed = map.Map("status", Status)?.Map("reviewed", Reviewed);
        return reviewed?.Text("by") is { } by && reviewed.Date("on") is { } on ? new Review(by, on) : null;
    }

    private static Words? MessageOf(MapReader map)
    {
        if (map.Map("messages", Messages) is not { } messages || messages.Words("reminder") is not { } text) return null;
        foreach (var word in new[] { text.Zh, text.En }.SelectMany(each => Placeholder().Matches(each)).Select(match => match.Value).Distinct(StringComparer.Ordinal))
            if (!Placeholders.Contains(word)) map.Findings.UnknownWord(messages.Line("reminder"), "reminder", word, Placeholders);
        return text;
    }

    private static Dictionary<string, Offer> Offers(MapReader map, PackDraft pack, Workspace desk)
    {
        var offers = new Dictionary<string, Offer>(StringComparer.Ordinal);
        foreach (var pair in map.Pairs("offers"))
        {
            var at = new Place(map.File, pair.KeyLine);
            if (!Ids.Code(pair.Key, "offers", at, desk.Findings)) continue;
            desk.Declare("offer", pack.Name + "." + pair.Key, at);
            offers[pair.Key] = OfferOf(pair, map, pack, desk);
        }

        return offers;
    }

    private static Offer OfferOf(YamlPair pair, MapReader parent, PackDraft pack, Workspace desk)
    {
        var id = pack.Name + "." + pair.Key;
        if (pair.Value["title"] is null) return new(id, parent.Words(pair.Value, pair.Key) ?? new(id, id), 12, Draft: false, Source: null);
        if (MapReader.Open(pair.Value, pair.Key, Offer, parent.File, desk.Findings) is not { } map) return new(id, new(id, id), 12, Draft: false, Source: null);
        return new(id, map.Words("title") ?? new(id, id), map.Whole("months", 1, 240) ?? 12, map.YesNo("draft") ?? false, desk.FirstSource(map, pack));
    }

    [GeneratedRegex("\\{[^}]*\\}?", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
