using Kangyu.Kernel.Tests.Packs;

namespace Kangyu.Kernel.Tests.Safeguards;

/// <summary>S2: no reward or penalty goes with what is protected.</summary>
public sealed class S02NoRewardTests
{
    [Theory]
    [InlineData("ask: {zh: 批号, en: Lot}", "ask: {zh: 奖金, en: Lot}")]
    [InlineData("ask: {zh: 批号, en: Lot}", "ask: {zh: 绩效得分, en: Lot}")]
    [InlineData("ask: {zh: 批号, en: Lot}", "ask: {zh: 批号, en: Bonus paid}")]
    [InlineData("left: {zh: 左, en: Left}", "left: {zh: 左, en: Penalty}")]
    public void A_form_with_protected_items_pays_and_fines_nobody(string find, string replace)
    {
        var pack = ClinicPack.Text.Edit("forms/visit.yaml", find, replace);
        var finding = Assert.Single(Broken.Findings(pack));
        Assert.Equal(("S2", pack.LineOf("forms/visit.yaml", replace)), (finding.Code, finding.Line));
    }

    [Fact]
    public void An_indicator_over_protected_answers_says_no_reward() =>
        Assert.Equal(["S2"], Broken.Codes(ClinicPack.Text.Edit("indicators/levels.yaml", "en: Measurements", "en: Measurements for performance pay")));

    [Fact]
    public void Welfare_that_exists_by_law_may_be_named() =>
        Assert.Empty(Broken.Codes(ClinicPack.Text.Edit("forms/visit.yaml", "ask: {zh: 批号, en: Lot}", "ask: {zh: 奖励扶助, en: Lot}")));

    [Fact]
    public void A_form_without_protected_items_may_speak_of_pay() =>
        Assert.Empty(Broken.Codes(ClinicPack.Text.Edit("forms/answer.yaml", "ask: {zh: 已答复, en: Answered}", "ask: {zh: 绩效工资已核对, en: Performance pay checked}")));
}
