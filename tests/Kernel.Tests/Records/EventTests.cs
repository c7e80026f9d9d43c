using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Records;
using Kangyu.Kernel.Tests.Packs;

namespace Kernel.Tests.Records;

/// <summary>What a pack may say about events, and the code of a receipt.</summary>
public sealed class EventTests
{
    private static readonly PackText Matters = PackFolder.Read("tests/fixtures/packs/matters");

    private static IEnumerable<string> Codes(PackText pack) => PackLoader.Load([.. RecordFixture.Sources("core"), pack.Source]).Findings.Select(finding => finding.Code).Distinct();

    [Fact]
    public void The_fixture_loads() => Assert.Empty(Codes(Matters));

    [Fact]
    public void A_form_goes_on_only_with_what_begins_an_event()
    {
        Assert.Equal(["begins_no_event"], Codes(Matters.Edit("forms/answer.yaml", "goes_on: [told]", "goes_on: [closed]")));
        Assert.Equal(["begins_no_event"], Codes(Matters.Edit("forms/answer.yaml", "goes_on: [told]", "goes_on: [note]")));
        Assert.Equal(["unknown_reference"], Codes(Matters.Edit("forms/answer.yaml", "goes_on: [told]", "goes_on: [nothing]")));
        Assert.Contains("begins_no_event", Codes(Matters.Edit("forms/closed.yaml", "goes_on: [told]\n", "")));
        Assert.Equal(["begins_no_event"], Codes(Matters.Edit("forms/answer.yaml", "goes_on: [told]", "goes_on: [told]\nreceipt: yes")));
    }

    [Theory]
    [InlineData("goes_on: [told]")]
    [InlineData("closes: yes")]
    [InlineData("receipt: yes")]
    public void What_is_about_nobody_is_no_part_of_an_event(string line) =>
        Assert.Equal(["not_about_an_event"], Codes(Matters.Edit("forms/note.yaml", "about: nobody\n", $"about: nobody\n{line}\n")));

    [Fact]
    public void A_receipt_shows_nothing_that_tells_who()
    {
        Assert.Equal(["not_about_an_event"], Codes(Matters.Edit("forms/note.yaml", "        type: integer\n", "        type: integer\n        on_receipt: yes\n")));
        Assert.Equal(["tells_who"], Codes(Matters.Edit("forms/answer.yaml", "      - id: inner_words\n", "      - id: who\n        ask: {zh: 谁, en: Who}\n        type: staff\n        on_receipt: yes\n      - id: inner_words\n")));
        Assert.Equal(["tells_who"], Codes(Matters.Edit("forms/told.yaml", "        type: text\n", "        type: text\n        role: phone\n        on_receipt: yes\n")));
    }

    [Fact]
    public void A_form_about_a_person_gives_its_receipt_on_paper_and_shows_nothing_on_it_that_tells_who()
    {
        IEnumerable<string> Edited(string head, string item) =>
            Codes(Matters.Edit("forms/note.yaml", "about: nobody\n", $"about: person\n{head}").Edit("forms/note.yaml", "        type: integer\n", $"        type: integer\n{item}"));
        Assert.Empty(Edited("receipt: yes\n", "        on_receipt: yes\n"));
        Assert.Equal(["not_about_an_event"], Edited("", "        on_receipt: yes\n"));
        Assert.Equal(["not_about_an_event"], Edited("receipt: yes\ncloses: yes\n", ""));
        Assert.Equal(["tells_who"], Codes(Matters.Edit("forms/note.yaml", "about: nobody\n", "about: person\nreceipt: yes\n")
            .Edit("forms/note.yaml", "      - id: lamps\n", "      - id: who\n        ask: {zh: 谁, en: Who}\n        type: staff\n        on_receipt: yes\n      - id: lamps\n")));
    }

    [Fact]
    public void A_poster_is_of_nobody_and_shows_nobody()
    {
        Assert.Equal(["poster_of_nobody"], Codes(Matters.Edit("forms/told.yaml", "about: event\n", "about: event\nposter: {}\n")));
        Assert.Equal(["tells_who"], Codes(Matters.Edit("forms/posted.yaml", "      - id: posted_by\n        ask: {zh: 谁定的, en: Decided by}\n        type: text\n", "      - id: posted_by\n        ask: {zh: 谁定的, en: Decided by}\n        type: photo\n        on_poster: yes\n")));
        Assert.Equal(["missing_key"], Codes(Matters.Edit("forms/note.yaml", "        type: integer\n", "        type: integer\n        on_poster: yes\n")));
        Assert.Equal(["unknown_reference"], Codes(Matters.Edit("forms/posted.yaml", "by: [kind_posted]", "by: [nothing]")));
        Assert.Equal(["wrong_type"], Codes(Matters.Edit("forms/posted.yaml", "unit: at_unit", "unit: posted_words")));
    }

    [Fact]
    public void A_pathway_of_an_event_is_a_duty_and_of_events_alone()
    {
        Assert.Contains("event_has_duties", Codes(Matters.Edit("pathways/answer.yaml", "duty: event\n", "")));
        Assert.Equal(["mixed_subjects"], Codes(Matters.Edit("pathways/answer.yaml", "ends:\n  - {form: matters.closed}", "ends:\n  - {form: core.consent}")));
        Assert.Equal(["not_about_a_person"], Codes(Matters.Edit("pathways/answer.yaml", "ends:\n  - {form: matters.closed}", "ends:\n  - {form: matters.note}")));
    }

    [Fact]
    public void A_code_is_read_as_people_type_it_and_each_event_has_its_own()
    {
        var codes = Enumerable.Range(1, 500).Select(number => ReceiptCode.Of(new Guid($"01900000-0000-7000-a000-{number:x12}"))).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        foreach (var code in codes)
        {
            Assert.Equal(code, ReceiptCode.Read(ReceiptCode.Printed(code)));
            Assert.Equal(code, ReceiptCode.Read(" " + code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'i')));
        }
        Assert.Null(ReceiptCode.Read("7K3M-09QF-XTB"));
        Assert.Null(ReceiptCode.Read("7K3M-09QF-XTBU"));
        Assert.Null(ReceiptCode.Read(""));
    }
}
