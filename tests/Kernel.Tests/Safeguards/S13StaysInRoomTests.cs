using Kangyu.Kernel.Tests.Packs;

namespace Kangyu.Kernel.Tests.Safeguards;

/// <summary>S13: what stays in a room moves nothing outside it; a pack that would let it does not load.</summary>
public sealed class S13StaysInRoomTests
{
    private static PackText Clinic => ClinicPack.Text;

    private static PackText PrivateAnswer => Clinic.Edit("forms/answer.yaml", "title: {zh: 答复, en: Answer}\nsections:", "title: {zh: 答复, en: Answer}\nsensitive: sti\nsections:");

    private const string Counted = """
        indicator: clinic.answers
        kind: volume
        title: {zh: 次数, en: A count}
        of: {form: clinic.answer, where: occurred in period}
        count: entries
        period: quarter
        by: [BY]

        """;

    [Fact]
    public void An_open_pathway_is_not_answered_by_a_private_form()
    {
        Assert.Empty(Broken.Codes(Clinic));
        var findings = Broken.Findings(PrivateAnswer);
        Assert.Equal(["S13"], findings.Select(finding => finding.Code).Distinct());
        // the duty, and the offered one that it also answers
        Assert.Equal(2, findings.Count);
    }

    [Fact]
    public void An_open_pathway_is_not_ended_by_a_private_form() => Assert.Equal(["S13"], Broken.Codes(PrivateAnswer.Without("pathways/owed.yaml")
        .Edit("pathways/again.yaml", "    forms: [clinic.visit, clinic.answer]\n", "    form: clinic.visit\n")
        .Edit("pathways/again.yaml", "  - {form: clinic.visit, if: level = 'normal'}", "  - {form: clinic.answer}")));

    [Fact]
    public void What_starts_or_ends_in_the_open_reads_nothing_private()
    {
        var sensitive = Clinic.Edit("forms/visit.yaml", "ask: {zh: 休息过, en: Rested}\n", "ask: {zh: 休息过, en: Rested}\n        sensitive: violence\n");
        // arm, systolic and what is worked out from it are asked because of it
        Assert.Equal(["S13"], Broken.Codes(sensitive));
    }

    [Fact]
    public void An_offered_pathway_starts_in_the_open_or_in_a_room_not_both() => Assert.Equal(["S13"], Broken.Codes(PrivateAnswer.Without("pathways/owed.yaml")
        .Edit("pathways/again.yaml", "starts:\n  form: clinic.visit\n  if: level = 'high'\n  at: seen_on\n", "starts:\n  - {form: clinic.visit, if: level = 'high', at: seen_on}\n  - {form: clinic.answer}\n")
        .Edit("pathways/again.yaml", "    forms: [clinic.visit, clinic.answer]\n", "    form: clinic.visit\n")));

    [Fact]
    public void An_offer_is_asked_in_the_open_or_in_a_room_not_both() => Assert.Equal(["S13"], Broken.Codes(PrivateAnswer.Without("pathways/owed.yaml")
        .Edit("pathways/again.yaml", "    forms: [clinic.visit, clinic.answer]\n", "    form: clinic.visit\n")
        .Edit("forms/answer.yaml", "        type: yesno\n", "        type: yesno\n      - id: wish_too\n        ask: {zh: 提醒吗？, en: \"A reminder?\"}\n        type: offer\n        offer: again\n")));

    [Fact]
    public void Private_entries_are_counted_for_the_county_alone()
    {
        var pack = PrivateAnswer.Without("pathways/owed.yaml").Edit("pathways/again.yaml", "    forms: [clinic.visit, clinic.answer]\n", "    form: clinic.visit\n");
        Assert.Empty(Broken.Codes(pack.With("indicators/answers.yaml", Counted.Replace("BY", "county", StringComparison.Ordinal))));
        Assert.Contains("S13", Broken.Codes(pack.With("indicators/answers.yaml", Counted.Replace("BY", "unit", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_number_over_open_entries_reads_nothing_private() =>
        Assert.Contains("S13", Broken.Codes(Clinic.Without("pathways/owed.yaml").Without("pathways/again.yaml").Without("indicators/reminded.yaml").Without("cases/first.yaml")
            .Edit("forms/visit.yaml", "ask: {zh: 手臂, en: Arm}\n", "ask: {zh: 手臂, en: Arm}\n        sensitive: violence\n")));
}
