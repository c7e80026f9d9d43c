using System.Text.Json;
using Kangyu.Kernel.Forms;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Pathways;
using Kangyu.Server.Screen;
using Kangyu.Store.Views;

namespace Kangyu.Server.People;

/// <summary>People, records and entries as JSON. No positions: they would tell how much else there is (S13). Nothing that lapsed (S4).</summary>
internal static class PersonJson
{
    public static string Hits(IReadOnlyList<Hit> hits) => JsonOut.Write(json =>
    {
        json.WriteStartArray();
        foreach (var hit in hits)
        {
            json.WriteStartObject();
            json.WriteString("id", hit.Id);
            json.WriteString("name", hit.Name);
            if (hit.Age is { } age) json.WriteNumber("age", age);
            json.WriteString("sex", hit.Sex);
            json.WriteString("home_unit", hit.HomeUnit);
            json.WriteString("phone_end", hit.PhoneEnd);
            json.WriteBoolean("synthetic", hit.Synthetic);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    public static string Person(PersonPageModel model) => JsonOut.Write(json =>
    {
        var state = model.Record.State;
        json.WriteStartObject();
        json.WriteString("id", model.Id);
        json.WriteString("name", model.Record.Card.Name);
        json.WriteString("card", model.Record.Card.Card);
        if (state.Born is { } born) json.WriteString("born", Dates.Code(born));
        json.WriteString("sex", state.Sex);
        json.WriteString("home_unit", state.HomeUnit);
        json.WriteBoolean("unnamed", state.Unnamed);
        json.WriteBoolean("synthetic", state.Synthetic);
        json.WriteString("stage", RecordTexts.StageClass(model.Stage));
        Method(json, model);
        Safe(json, model.Safe);
        Consents(json, model.Agreed);
        Plan(json, model.Plan);
        json.WriteEndObject();
    });

    public static string Entries(TimelinePage page, Sight sight) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("entries");
        foreach (var line in page.Entries) Entry(json, line, sight);
        json.WriteEndArray();
        if (page.Next is { } next) json.WriteString("next", next);
        else json.WriteNull("next");
        json.WriteEndObject();
    });

    private static void Method(Utf8JsonWriter json, PersonPageModel model)
    {
        if (model.Method is not { } method) return;
        json.WriteStartObject("method");
        json.WriteString("code", model.Record.State.MethodSeenFrom(model.Opened.Sight.Unit)!.Value.Text);
        json.WriteString("since", Dates.Code(method.Since));
        json.WriteEndObject();
    }

    private static void Safe(Utf8JsonWriter json, IReadOnlyList<SafeCareLine> lines)
    {
        json.WriteStartArray("safe_care");
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("tells", line.Kind);
            json.WriteString("concept", line.Item.Concept);
            json.WritePropertyName("value");
            AnswerWriter.WriteValue(json, line.Item, line.Value);
            json.WriteString("on", Dates.Code(line.On));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Consents(Utf8JsonWriter json, IReadOnlyList<AgreedLine> agreed)
    {
        json.WriteStartArray("consents");
        foreach (var line in agreed)
        {
            json.WriteStartObject();
            json.WriteString("key", line.Row.Key);
            json.WriteString("answer", line.Row.Answer);
            json.WriteString("from", Dates.Code(line.Row.From));
            if (line.Row.Until is { } until) json.WriteString("until", Dates.Code(until));
            json.WriteBoolean("stands", line.Stands);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Plan(Utf8JsonWriter json, IReadOnlyList<PlanLine> plan)
    {
        json.WriteStartArray("plan");
        foreach (var line in plan.Where(line => line.State != DueState.Lapsed))
        {
            json.WriteStartObject();
            JsonOut.Words(json, "title", line.Title);
            json.WriteString("due_on", Dates.Code(line.Row.DueOn));
            json.WriteString("window_start", Dates.Code(line.Row.WindowStart));
            json.WriteString("window_end", Dates.Code(line.Row.WindowEnd));
            if (line.Row.DoneOn is { } done) json.WriteString("done_on", Dates.Code(done));
            json.WriteBoolean("duty", line.Row.IsDuty);
            json.WriteString("state", line.State.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Entry(Utf8JsonWriter json, TimelineEntry line, Sight sight)
    {
        var entry = line.Entry;
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("form", entry.Form.Id);
        json.WriteNumber("version", entry.Version);
        json.WriteString("unit", entry.Unit);
        json.WriteString("author", entry.Author);
        json.WriteString("occurred", entry.Occurred.ToString());
        json.WriteString("arrived", line.Arrived);
        if (entry.Amends) json.WriteString("amends", entry.Root);
        if (entry.Withdraws) json.WriteBoolean("withdraws", true);
        if (entry.Reason is { } reason) json.WriteString("reason", reason);
        json.WriteBoolean("holds", line.Holds);
        json.WriteStartArray("flags");
        foreach (var flag in entry.Flags) json.WriteStringValue(flag);
        json.WriteEndArray();
        json.WritePropertyName("answers");
        Answers(json, line, sight);
        json.WriteEndObject();
    }

    /// <summary>As they are sealed, without the answers that stay in a room.</summary>
    private static void Answers(Utf8JsonWriter json, TimelineEntry line, Sight sight)
    {
        using var stored = JsonDocument.Parse(line.Answers);
        var hidden = line.Entry.Form.Items.Where(item => !sight.May(line.Entry, item)).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        json.WriteStartObject();
        foreach (var answer in stored.RootElement.EnumerateObject())
        {
            if (hidden.Contains(answer.Name)) continue;
            if (answer.Value.ValueKind == JsonValueKind.Array && IsRepeating(line.Entry.Form, answer.Name)) Lines(json, answer, hidden);
            else answer.WriteTo(json);
        }
        json.WriteEndObject();
    }

    private static bool IsRepeating(Form form, string name) => form.Sections.Any(section => section.Repeat is not null && section.Id == name);

    private static void Lines(Utf8JsonWriter json, JsonProperty lines, HashSet<string> hidden)
    {
        json.WriteStartArray(lines.Name);
        foreach (var line in lines.Value.EnumerateArray())
        {
            json.WriteStartObject();
            foreach (var answer in line.EnumerateObject().Where(answer => !hidden.Contains(answer.Name))) answer.WriteTo(json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
