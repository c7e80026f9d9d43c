using System.Text.Json;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Lists;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Places;
using Kangyu.Kernel.Records;
using Kangyu.Kernel.Tests.Packs;

namespace Kangyu.Kernel.Tests.Lists;

/// <summary>Items whose answer is a code of a long list, from the checker to the ledger.</summary>
public sealed class CodeItemTests
{
    private static readonly PackSet Set = PackFolder.Read("tests/fixtures/packs/orchard").LoadGood();
    private static readonly Engine Engine = new(Set);
    private static readonly Form Form = Set.Forms["orchard.tasting"];

    private static readonly CodeList Places = CountyLists.OfDivisions(DivisionTree.Read(["360830,永新县", "360830100,禾川镇", "360830100001,繁荣社区"]).Value!.All);

    [Theory]
    [InlineData("""{"fruit":"F02"}""", "2026-03-01", "")]
    [InlineData("""{"fruit":"F99"}""", "2026-03-01", "fruit: unknown_code")]
    [InlineData("""{"fruit":"f02"}""", "2026-03-01", "fruit: unknown_code")]
    [InlineData("""{"fruit":"F12"}""", "2026-06-30", "")]
    [InlineData("""{"fruit":"F12"}""", "2026-07-01", "fruit: ended_code")]
    [InlineData("""{"fruit":"F02","fruit_village":"360830100001"}""", "2026-03-01", "")]
    [InlineData("""{"fruit":"F02","fruit_village":"360830100999"}""", "2026-03-01", "fruit_village: unknown_code")]
    [InlineData("""{"fruit":"F02","others":[{"other_fruit":"F01"},{"other_fruit":"F98"}]}""", "2026-03-01", "others[1].other_fruit: unknown_code")]
    [InlineData("""{"fruit":"F02","fruit_green":true}""", "2026-03-01", "fruit_green: not_asked")]
    [InlineData("""{"fruit":"F11","fruit_green":true}""", "2026-03-01", "")]
    public void A_code_is_in_its_list_on_the_day(string answers, string on, string refused) => Assert.Equal(refused, string.Join(' ', Refusals(Admit(answers, on, Places))));

    [Fact]
    public void A_wrong_type_is_told_before_the_list_is_asked() =>
        Assert.Equal("fruit: wrong_type", string.Join(' ', Read("""{"fruit":7}""", "2026-03-01").Problems.Select(problem => $"{problem.Path}: {problem.Code}")));

    [Fact]
    public void A_county_into_which_no_places_were_read_refuses_none()
    {
        Assert.IsType<Verdict.Admitted>(Admit("""{"fruit":"F02","fruit_village":"360830100999"}""", "2026-03-01", CountyLists.NoDivisions));
        Assert.IsType<Verdict.Admitted>(Admit("""{"fruit":"F02","fruit_village":"360830100999"}""", "2026-03-01", null));
    }

    [Fact]
    public void What_a_peer_acknowledged_is_flagged()
    {
        var verdict = Engine.Admit(Read("""{"fruit":"F99"}""", "2026-03-01").Draft!, null, new AdmitContext(new DateTime(2030, 1, 1), "T1", FromPeer: true));
        Assert.Equal(["unknown_code"], Assert.IsType<Verdict.Admitted>(verdict).Flags);
    }

    [Fact]
    public void A_code_that_left_the_list_is_still_read()
    {
        var without = PackFolder.Read("tests/fixtures/packs/orchard").Edit("lists/fruit.csv", "F02,梨,Pear,仁果,,\n", "").Edit("cases/tastings.yaml", "{other_fruit: F02}", "{other_fruit: F20}").LoadGood();
        var admitted = Assert.IsType<Verdict.Admitted>(Admit("""{"fruit":"F02"}""", "2026-03-01", null));
        var draft = Read("""{"fruit":"F02"}""", "2026-03-01").Draft!;
        var body = new Body { Form = draft.Form.Id, Version = 1, Subject = draft.Subject, Unit = "T1", Author = draft.Author, Occurred = draft.Occurred, Answers = admitted.Answers };
        var entry = new Engine(without).Open(body, draft.Id, new Numbering(1, HybridTime.OfColumn(1), draft.Id));
        Assert.Equal("F02", entry![without.Forms["orchard.tasting"].Items.First(item => item.Id == "fruit")].Text);
    }

    [Fact]
    public void The_flat_table_has_a_typed_column_and_the_compiled_form_names_the_list()
    {
        Assert.Contains(FlatTable.Columns(Form), column => column is { Name: "fruit", Kind: FlatKind.Code });
        Assert.Contains(FlatTable.Columns(Form), column => column is { Name: "fruit_village", Kind: FlatKind.Code });
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) FormJson.Write(writer, Form, Set);
        var items = JsonDocument.Parse(stream.ToArray()).RootElement.GetProperty("sections")[0].GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("id").GetString()!);
        Assert.Equal(("code", "orchard.fruit", false), (items["fruit"].GetProperty("type").GetString(), items["fruit"].GetProperty("list").GetString(), items["fruit"].TryGetProperty("options", out _)));
        Assert.Equal("divisions", items["fruit_village"].GetProperty("list").GetString());
        // what a calc shows of such a code has the list's words, not the list
        Assert.Equal(("choice", "orchard.fruit", false), (items["before"].GetProperty("type").GetString(), items["before"].GetProperty("list").GetString(), items["before"].TryGetProperty("options", out _)));
    }

    [Fact]
    public void A_list_that_is_too_long_is_not_read()
    {
        var rows = string.Concat(Enumerable.Range(0, CodeList.Most + 1).Select(number => $"N{number},名{number},,,,\n"));
        var load = PackFolder.Read("tests/fixtures/packs/orchard").With("lists/fruit.csv", "编码,名称,英文,类,用到,备注\n" + rows).Load();
        Assert.Contains(load.Findings, finding => finding is { Code: "too_many_rows", File: "packs/orchard/lists/fruit.csv", Line: CodeList.Most + 2 });
    }

    [Fact]
    public void A_table_with_a_fault_in_every_line_is_told_of_twenty_times()
    {
        var rows = string.Concat(Enumerable.Range(0, 500).Select(number => $"N{number},,,,,\n"));
        var load = PackFolder.Read("tests/fixtures/packs/orchard").With("lists/fruit.csv", "编码,名称,英文,类,用到,备注\n" + rows).Load();
        Assert.Equal(20, load.Findings.Count(finding => finding.Code == "text_missing_zh"));
    }

    private static DraftRead Read(string answers, string on) => Engine.Read(JsonDocument.Parse($$"""
        {"id":"01900000-0000-7000-9000-000000000001","form":"orchard.tasting","version":1,"subject":{"kind":"person","id":"01900000-0000-7000-8000-00000000000a"},"occurred":"{{on}}","answers":{{answers}}}
        """).RootElement, new Writer(Guid.Empty, "clinician", "T1"));

    private static Verdict Admit(string answers, string on, CodeList? places) =>
        Engine.Admit(Read(answers, on).Draft!, null, new AdmitContext(new DateTime(2030, 1, 1), "T1", Divisions: places));

    private static IReadOnlyList<string> Refusals(Verdict verdict) => verdict is Verdict.Refused refused ? [.. refused.Problems.Select(problem => $"{problem.Path}: {problem.Code}")] : [];
}
