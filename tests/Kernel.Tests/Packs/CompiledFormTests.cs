using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kangyu.Kernel.Packs;

namespace Kangyu.Kernel.Tests.Packs;

/// <summary>docs/contracts/compiled-form.md.</summary>
public sealed class CompiledFormTests
{
    private readonly JsonElement visit = Compile(ClinicPack.Text.LoadGood(), "clinic.visit").Json;

    [Fact]
    public void The_heading_says_what_the_form_is()
    {
        Assert.Equal("clinic.visit", visit.GetProperty("id").GetString());
        Assert.Equal(2, visit.GetProperty("version").GetInt32());
        Assert.Equal("person", visit.GetProperty("about").GetString());
        Assert.Equal("就诊", visit.GetProperty("title").GetProperty("zh").GetString());
        Assert.True(visit.GetProperty("draft").GetBoolean());
        Assert.Contains("last_systolic", visit.GetProperty("facts").EnumerateArray().Select(fact => fact.GetString()));
    }

    [Fact]
    public void An_item_says_only_what_is_not_usual()
    {
        var rested = Item(0, 0);
        Assert.Equal(["id", "label", "help", "type", "required"], rested.EnumerateObject().Select(property => property.Name));
        var systolic = Item(0, 2);
        Assert.Equal("""["lit",50]""", systolic.GetProperty("limits").GetProperty("refuseLow").GetRawText());
        Assert.Equal("""["item","rested"]""", systolic.GetProperty("requiredWhen").GetRawText());
        Assert.Equal("""["item","last_systolic"]""", systolic.GetProperty("prefill").GetRawText());
        Assert.False(systolic.GetProperty("checks")[0].TryGetProperty("code", out _));
        Assert.Equal("dates_contradict", visit.GetProperty("checks")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void A_repeating_section_has_its_id_and_bounds()
    {
        var drugs = visit.GetProperty("sections")[1];
        Assert.Equal("drugs", drugs.GetProperty("id").GetString());
        Assert.Equal("""{"min":0,"max":5}""", drugs.GetProperty("repeat").GetRawText());
    }

    [Fact]
    public void Tables_come_along_with_where_their_facts_are_answered()
    {
        var tables = visit.GetProperty("tables");
        var fit = tables.GetProperty("clinic.fit");
        Assert.Equal("""[{"name":"age","from":"age"},{"name":"habits","from":"habits"}]""", fit.GetProperty("facts").GetRawText());
        Assert.Equal("""[["2"],["2/3","3",["CLARIFY","RANGE"]],["3","NA"],["1"]]""", fit.GetProperty("cells").GetRawText());
        Assert.Equal("[0,1]", fit.GetProperty("conditions")[0].GetProperty("cells").GetRawText());
        Assert.Equal("[null,3]", fit.GetProperty("conditions")[2].GetProperty("cells").GetRawText());
        Assert.False(fit.GetProperty("conditions")[2].TryGetProperty("if", out _));
        Assert.Equal("A made-up guide, 2020", tables.GetProperty("clinic.level").GetProperty("rows")[0].GetProperty("source").GetString());
        Assert.Equal("decision", Item(0, 6).GetProperty("type").GetString());
        Assert.False(Item(0, 6).TryGetProperty("options", out _));
    }

    [Fact]
    public void Texts_to_be_signed_come_along_with_their_hashes()
    {
        var agree = visit.GetProperty("texts").GetProperty("clinic.agree");
        Assert.Equal("我同意。", agree.GetProperty("body").GetProperty("zh").GetString());
        Assert.Equal(64, agree.GetProperty("hash").GetProperty("en").GetString()!.Length);
    }

    [Fact]
    public void The_order_is_said_where_it_is_not_that_of_the_form()
    {
        Assert.False(visit.TryGetProperty("order", out _));
        var turned = ClinicPack.Text.Edit("forms/visit.yaml", "when: rested", "when: level = 'high'").LoadGood();
        var order = Compile(turned, "clinic.visit").Json.GetProperty("order").EnumerateArray().Select(id => id.GetString()).ToList();
        Assert.True(order.IndexOf("level") < order.IndexOf("arm"));
    }

    [Fact]
    public void The_large_table_stays_small()
    {
        var shipped = PackFolder.Shipped();
        var packs = shipped[0].LoadGood([.. shipped.Skip(1)]);
        foreach (var form in packs.Forms.Values.Where(form => form.Feeds.Count > 0))
        {
            var (json, _) = Compile(packs, form.Id);
            foreach (var table in json.GetProperty("tables").EnumerateObject())
                Assert.True(System.Text.Encoding.UTF8.GetByteCount(table.Value.GetRawText()) < 60_000, $"{form.Id}: {table.Name}");
        }
    }

    [Fact]
    public void What_conditions_share_reads_as_if_it_were_written_out()
    {
        var shipped = PackFolder.Shipped();
        var packs = shipped[0].LoadGood([.. shipped.Skip(1)]);
        foreach (var form in packs.Forms.Values)
        {
            foreach (var id in form.Feeds.Keys.Where(id => packs.Decisions[id].IsMatrix))
            {
                var table = Compile(packs, form.Id).Json.GetProperty("tables").GetProperty(id);
                var shared = new List<JsonNode?>();
                if (table.TryGetProperty("shared", out var parts))
                    foreach (var part in parts.EnumerateArray()) shared.Add(Whole(JsonNode.Parse(part.GetRawText()), shared));
                var conditions = packs.Decisions[id].Conditions;
                for (var i = 0; i < conditions.Count; i++)
                    if (conditions[i].If is { } written) Assert.Equal(Tree(written), Whole(JsonNode.Parse(table.GetProperty("conditions")[i].GetProperty("if").GetRawText()), shared)!.ToJsonString());
            }
        }
    }

    private static JsonNode? Whole(JsonNode? part, List<JsonNode?> shared) => part switch
    {
        JsonArray array when array[0] is JsonValue first && first.TryGetValue<string>(out var word) && word == "shared" => shared[array[1]!.GetValue<int>()]!.DeepClone(),
        JsonArray array => new JsonArray([.. array.Select(inner => Whole(inner?.DeepClone(), shared))]),
        _ => part,
    };

    private static string Tree(Kangyu.Kernel.Expressions.Expression expression)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) expression.WriteJson(writer);
        return JsonNode.Parse(buffer.ToArray())!.ToJsonString();
    }

    private JsonElement Item(int section, int item) => visit.GetProperty("sections")[section].GetProperty("items")[item];

    private static (JsonElement Json, int Bytes) Compile(PackSet packs, string form)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) FormJson.Write(writer, packs.Forms[form], packs);
        return (JsonDocument.Parse(buffer.ToArray()).RootElement, (int)buffer.Length);
    }
}
