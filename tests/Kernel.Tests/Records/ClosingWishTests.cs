using System.Text.Json;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Records;
using Kangyu.Kernel.Tests.Packs;

namespace Kernel.Tests.Records;

/// <summary>S13: a private visit ends by asking who may see allergies, medicines, blood group and results; what was answered is what others see, no more.</summary>
public sealed class ClosingWishTests
{
    private const string Home = "T-home";
    private const string Here = "T-here";
    private const string Other = "T-other";

    private static readonly PackText Rooms = new("rooms", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pack.yaml"] = "pack: rooms\nversion: 1\ntitle: {zh: 私密, en: Rooms}\nstatus: {reviewed: {by: 测试甲, on: 2026-01-05}}\norder: 9\nsources:\n  guide: A made-up guide, 2020\n",
        ["forms/visit.yaml"] = Form("visit", "sti", "taken: {zh: 药, en: Medicine}", closing: true),
        ["forms/result.yaml"] = Form("result", "sti", "found: {zh: 结果, en: Result}", closing: false),
        ["forms/other_visit.yaml"] = Form("other_visit", "abortion", "rhesus: {zh: 血型, en: Blood group}", closing: true),
    });

    private static readonly Engine Engine = new(PackLoader.Load([.. RecordFixture.Sources("core"), Rooms.Source]).Set!);

    private static string Form(string id, string kind, string item, bool closing)
    {
        var (name, words) = (item[..item.IndexOf(':', StringComparison.Ordinal)], item[(item.IndexOf(':', StringComparison.Ordinal) + 2)..]);
        var tells = name switch { "taken" => "medicines", "found" => "results", _ => "blood_group" };
        var asked = closing
            ? "      - id: who_may_see\n        ask: {zh: 谁可以看？, en: \"Who may see it?\"}\n        type: choice\n        role: who_may_see\n        options:\n"
                + "          here_only: {zh: 这里, en: Here}\n          home_unit: {zh: 登记处, en: Home}\n          any_unit: {zh: 都可以, en: Any}\n"
            : "";
        return $"form: rooms.{id}\nversion: 1\nabout: person\ntitle: {{zh: 表, en: Form}}\nsource: guide\nsensitive: {kind}\nwrite: [clinician]\nsections:\n  - title: {{zh: 一, en: One}}\n    items:\n"
            + $"      - id: {name}\n        ask: {words}\n        type: text\n        tells: {tells}\n{asked}";
    }

    private static PersonState Folded(params (string Form, string Answers)[] entries)
    {
        var state = new PersonState { Person = RecordFixture.Person, HomeUnit = Home };
        for (var i = 0; i < entries.Length; i++)
        {
            var json = JsonDocument.Parse($$"""
                {"id":"{{RecordFixture.Id(i + 1)}}","form":"rooms.{{entries[i].Form}}","version":1,"subject":{"kind":"person","id":"{{RecordFixture.Person}}"},"unit":"{{Here}}",
                "occurred":"2026-03-{{i + 1:00}}","answers":{{entries[i].Answers}}}
                """).RootElement;
            var draft = Engine.Read(json, new Writer(Guid.Empty, "clinician", Here)).Draft!;
            var verdict = Engine.Admit(draft, state, new AdmitContext(new DateTime(2027, 1, 1), Here));
            Assert.True(verdict is Verdict.Admitted, string.Join(';', RecordFixture.Refusals(verdict)));
            Engine.Fold(state, Engine.ToEntry(draft, (Verdict.Admitted)verdict, new Numbering(i + 1, HybridTime.Of(1_000 + i), draft.Id)), new Changes());
        }
        return state;
    }

    private static string Seen(PersonState state, string concept) =>
        string.Concat(new[] { (Here, "h"), (Home, "r"), (Other, "o"), ("", "p") }.Where(at => state.Latest(concept, at.Item1) is { Value.Kind: ValueKind.Text }).Select(at => at.Item2));

    [Theory]
    [InlineData("here_only", "h")]
    [InlineData("home_unit", "hr")]
    [InlineData("any_unit", "hro")]
    public void What_is_told_is_seen_where_the_person_said_and_never_on_paper(string wish, string seen) =>
        Assert.Equal(seen, Seen(Folded(("visit", $$"""{"taken":"甲药","who_may_see":"{{wish}}"}""")), "taken"));

    [Fact]
    public void Without_an_answer_it_stays_where_it_is() => Assert.Equal("h", Seen(Folded(("visit", """{"taken":"甲药"}""")), "taken"));

    [Theory]
    [InlineData("here_only", "h")]
    [InlineData("any_unit", "hro")]
    public void A_result_that_comes_later_follows_what_was_said_at_the_visit(string wish, string seen) =>
        Assert.Equal(seen, Seen(Folded(("visit", $$"""{"who_may_see":"{{wish}}"}"""), ("result", """{"found":"阴性"}""")), "found"));

    [Fact]
    public void A_visit_of_another_kind_opens_nothing() =>
        Assert.Equal("h", Seen(Folded(("other_visit", """{"rhesus":"阴性","who_may_see":"any_unit"}"""), ("result", """{"found":"阴性"}""")), "found"));

    [Fact]
    public void The_last_word_holds_for_what_comes_after_it()
    {
        var state = Folded(("visit", """{"taken":"甲药","who_may_see":"any_unit"}"""), ("visit", """{"taken":"乙药","who_may_see":"here_only"}"""));
        Assert.Equal("甲药", state.Latest("taken", Other)!.Value.Text);
        Assert.Equal("乙药", state.Latest("taken", Here)!.Value.Text);
        Assert.True(state.IsLet("taken", state.Latest("taken", Other)!, Other));
        Assert.False(state.IsLet("taken", state.Latest("taken", Here)!, Here));
    }

    [Fact]
    public void A_state_with_wishes_is_read_as_it_was_written()
    {
        var bytes = StateWriter.Write(Folded(("visit", """{"taken":"甲药","who_may_see":"any_unit"}""")));
        Assert.Equal(bytes, StateWriter.Write(StateReader.Read(bytes)!));
    }

    [Fact]
    public void A_private_visit_that_tells_without_asking_does_not_load() => Assert.Equal(["S13"], Codes(Rooms.Edit("forms/visit.yaml", "        role: who_may_see\n", "")));

    [Fact]
    public void The_question_keeps_its_words_and_its_room()
    {
        Assert.Equal(["S13"], Codes(Rooms.Edit("forms/visit.yaml", "          here_only: {zh: 这里, en: Here}\n", "")));
        Assert.Equal(["S13"], Codes(Rooms.Edit("forms/visit.yaml", "any_unit:", "everybody:")));
        Assert.Equal(["S13"], Codes(Rooms.Edit("forms/other_visit.yaml", "sensitive: abortion\n", "")));
    }

    private static IEnumerable<string> Codes(PackText pack) => PackLoader.Load([.. RecordFixture.Sources("core"), pack.Source]).Findings.Select(finding => finding.Code).Distinct();
}
