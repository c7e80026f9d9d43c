using System.Text.Json;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Compiled;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Packs;

/// <summary>
/// Writes the compiled form for the browser (docs/contracts/compiled-form.md): whatever it needs to run the form without the server, the
/// tables it asks and the texts that are signed included. What has its default is left out.
/// </summary>
public static class FormJson
{
    public static void Write(Utf8JsonWriter writer, Form form, PackSet packs)
    {
        writer.WriteStartObject();
        writer.WriteString("id", form.Id);
        writer.WriteNumber("version", form.Version);
        writer.WriteString("about", form.About.ToString().ToLowerInvariant());
        writer.WriteWords("title", form.Title);
        writer.WriteYes("draft", form.Draft);
        writer.WriteArray("facts", form.Facts, fact => writer.WriteStringValue(fact.Name));
        writer.WriteArray("sections", form.Sections, section => WriteSection(writer, section));
        writer.WriteArray("checks", form.Checks, check => WriteCheck(writer, check, withPlace: true));
        if (!form.Order.Select(item => item.Id).SequenceEqual(form.Items.Select(item => item.Id), StringComparer.Ordinal))
            writer.WriteArray("order", form.Order, item => writer.WriteStringValue(item.Id));
        WriteTexts(writer, form, packs);
        WriteTables(writer, form, packs);
        writer.WriteEndObject();
    }

    private static void WriteSection(Utf8JsonWriter writer, Section section)
    {
        writer.WriteStartObject();
        if (section.Id is { } id) writer.WriteString("id", id);
        writer.WriteWords("title", section.Title);
        writer.WriteTree("when", section.When);
        if (section.Repeat is { } repeat)
        {
            writer.WriteStartObject("repeat");
            writer.WriteNumber("min", repeat.Min);
            writer.WriteNumber("max", repeat.Max);
            writer.WriteEndObject();
        }

        writer.WriteArray("items", section.Items, item => WriteItem(writer, item));
        writer.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter writer, Item item)
    {
        writer.WriteStartObject();
        writer.WriteString("id", item.Id);
        writer.WriteWords("label", item.Label);
        writer.WriteWords("help", item.Help);
        writer.WriteString("type", item.Type == ItemType.Decision ? "decision" : TypeWords.NameOf(item.Type));
        // the answers of a table stand with the table
        if (item.Type != ItemType.Decision) writer.WriteOptions("options", item.Options);
        writer.WriteText("list", item.List?.Id);
        writer.WriteArray("alone", item.Alone, writer.WriteStringValue);
        writer.WriteText("unit", item.Unit);
        WriteLimits(writer, item.Limits);
        writer.WriteYes("required", item.Required);
        writer.WriteTree("requiredWhen", item.RequiredWhen);
        writer.WriteTree("when", item.When);
        writer.WriteArray("checks", item.Checks, check => WriteCheck(writer, check, withPlace: false));
        writer.WriteTree("calc", item.Calc);
        writer.WriteText("decides", item.Decides);
        writer.WriteTree("prefill", item.Prefill);
        if (item.Length != 200) writer.WriteNumber("length", item.Length);
        writer.WriteText("offer", item.Offer);
        writer.WriteText("signs", item.Signs);
        writer.WriteText("by", item.SignedBy);
        writer.WriteArray("product", item.Products, writer.WriteStringValue);
        writer.WriteText("role", item.Role);
        writer.WriteYes("sensitive", item.Sensitive != Sensitivity.None);
        writer.WriteYes("draft", item.Draft);
        writer.WriteEndObject();
    }

    private static void WriteLimits(Utf8JsonWriter writer, Limits? limits)
    {
        if (limits is null) return;
        writer.WriteStartObject("limits");
        writer.WriteTree("refuseLow", limits.RefuseLow);
        writer.WriteTree("refuseHigh", limits.RefuseHigh);
        writer.WriteTree("confirmLow", limits.ConfirmLow);
        writer.WriteTree("confirmHigh", limits.ConfirmHigh);
        writer.WriteEndObject();
    }

    private static void WriteCheck(Utf8JsonWriter writer, Check check, bool withPlace)
    {
        writer.WriteStartObject();
        writer.WriteTree("that", check.That);
        if (withPlace) writer.WriteText("at", check.At);
        if (check.Code != "check_failed") writer.WriteString("code", check.Code);
        writer.WriteWords("else", check.Else);
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, Form form, PackSet packs)
    {
        var signed = form.Items.Select(item => item.Signs).OfType<string>().Distinct(StringComparer.Ordinal).Where(packs.Texts.ContainsKey).ToList();
        if (signed.Count == 0) return;
        writer.WriteStartObject("texts");
        foreach (var id in signed)
        {
            var text = packs.Texts[id];
            writer.WriteStartObject(id);
            writer.WriteWords("title", text.Title);
            writer.WriteWords("body", text.Body);
            writer.WriteWords("hash", new(text.Hash("zh"), text.Hash("en")));
            writer.WriteYes("draft", text.Draft);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteTables(Utf8JsonWriter writer, Form form, PackSet packs)
    {
        if (form.Feeds.Count == 0) return;
        writer.WriteStartObject("tables");
        foreach (var (id, slots) in form.Feeds)
        {
            if (!packs.Decisions.TryGetValue(id, out var table)) continue;
            writer.WritePropertyName(id);
            TableJson.Write(writer, table, SourcesOf(table, packs), [.. slots.Select(slot => NameAt(form, slot))]);
        }

        writer.WriteEndObject();
    }

    private static IReadOnlyDictionary<string, string> SourcesOf(Decisions.DecisionTable table, PackSet packs) =>
        packs.Packs.FirstOrDefault(pack => pack.Name == table.Pack)?.Sources ?? new Dictionary<string, string>();

    private static string? NameAt(Form form, int slot) => slot < 0
        ? null
        : form.Sections.Where(section => section.Repeat is null).SelectMany(section => section.Items).FirstOrDefault(item => item.Slot == slot)?.Id
            ?? form.Facts.FirstOrDefault(fact => fact.Slot == slot)?.Name;
}
