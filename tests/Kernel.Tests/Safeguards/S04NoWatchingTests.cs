using Kangyu.Kernel.Tests.Packs;

namespace Kangyu.Kernel.Tests.Safeguards;

/// <summary>S4: no cohort, pathway or indicator watches a pregnancy or the last period; what leaves the house is neutral.</summary>
public sealed class S04NoWatchingTests
{
    private static PackText Clinic => ClinicPack.Text;

    private const string Volume = """
        indicator: clinic.periods
        kind: KIND
        title: {zh: 次数, en: A count}
        of: {form: clinic.visit, where: FIELD is answered and occurred in period}
        count: entries
        period: quarter
        by: [county]

        """;

    [Theory]
    [InlineData("last_seen", "        concept: lmp\n")]
    [InlineData("last_seen", "        maps: {loinc: 8665-2}\n")]
    [InlineData("last_menstrual_period", "")]
    [InlineData("expected_on", "        protected: pregnancy\n")]
    public void Only_a_volume_may_read_a_pregnancy_or_the_last_period(string id, string keys)
    {
        var pack = WithDate(id, keys);
        Assert.Empty(Broken.Codes(pack.With("indicators/periods.yaml", Indicator("volume", id))));
        Assert.Contains("S4", Broken.Codes(pack.With("indicators/periods.yaml", Indicator("supply", id))));
    }

    [Fact]
    public void The_last_period_is_known_by_its_label_and_through_a_calc()
    {
        var pack = WithDate("first_day", "").Edit("forms/visit.yaml", "ask: {zh: 一天, en: A day}", "ask: {zh: 末次月经, en: A day}")
            .Edit("forms/visit.yaml", "  - id: drugs\n", "      - id: weeks\n        show: {zh: 周, en: Weeks}\n        calc: weeks_since(first_day)\n  - id: drugs\n");
        Assert.Equal(["S4"], Broken.Codes(pack.With("indicators/periods.yaml", Indicator("supply", "weeks"))));
    }

    [Fact]
    public void A_duty_never_starts_on_a_pregnancy() =>
        Assert.Equal(["S4"], Broken.Codes(WithDate("expected_on", "        protected: pregnancy\n").Edit("pathways/owed.yaml", "if: rested = no", "if: expected_on is answered")));

    [Fact]
    public void A_duty_never_starts_on_every_entry_of_a_form_that_must_tell_of_a_pregnancy()
    {
        var pack = WithDate("expected_on", "        protected: pregnancy\n        required: true\n");
        Assert.Empty(Broken.Codes(pack));
        Assert.Equal(["S4"], Broken.Codes(pack.Edit("pathways/owed.yaml", ", if: rested = no", "")));
    }

    [Fact]
    public void An_offer_may_start_on_a_pregnancy_that_the_person_told() =>
        Assert.Empty(Broken.Codes(WithDate("expected_on", "        protected: pregnancy\n").Edit("pathways/again.yaml", "at: seen_on", "at: expected_on")));

    [Theory]
    [InlineData("    form: clinic.answer\n", "    form: clinic.answer\n    repeat: {every: 7 days, count: 3}\n")]
    [InlineData("    form: clinic.answer\n", "    form: clinic.answer\n    slip: {zh: 健康服务, en: Health service}\n")]
    [InlineData("    form: clinic.answer\n", "    form: clinic.answer\n    offer: again\n")]
    [InlineData("    form: clinic.answer\n", "    form: clinic.answer\n  - {id: more, due: start + 9 days, window: [-1 days, +1 days], form: clinic.answer}\n")]
    [InlineData("duty: request", "duty: request\noffer: again")]
    public void A_duty_is_one_task_without_a_slip(string find, string replace) => Assert.Equal(["S4"], Broken.Codes(Clinic.Edit("pathways/owed.yaml", find, replace)));

    [Theory]
    [InlineData("前后方便时请来", "前后方便时请来取药")]
    [InlineData("前后方便时请来", "前后方便时请来门诊")]
    [InlineData("前后方便时请来", "前后方便时请来（复查提醒）")]
    [InlineData("please come", "please come for your test")]
    [InlineData("please come", "please come to the Clinic")]
    public void A_text_message_names_no_service_no_method_and_no_result(string find, string replace)
    {
        var pack = Clinic.Edit("pack.yaml", find, replace);
        var finding = Assert.Single(Broken.Findings(pack));
        Assert.Equal(("S4", pack.LineOf("pack.yaml", "messages:")), (finding.Code, finding.Line));
    }

    [Theory]
    [InlineData("咨询{unit_phone}，", "")]
    [InlineData("; reply TD for no more", "")]
    [InlineData("，不再收到请回复TD", "")]
    public void A_text_message_tells_where_to_ask_and_how_to_stop(string find, string replace) => Assert.Equal(["S5"], Broken.Codes(Clinic.Edit("pack.yaml", find, replace)));

    [Theory]
    [InlineData("{zh: 避孕复查, en: Health check}")]
    [InlineData("{zh: 上环后复查, en: Health check}")]
    [InlineData("{zh: 取药提醒, en: Health check}")]
    [InlineData("{zh: 孕期检查, en: Health check}")]
    [InlineData("{zh: 化验结果, en: Health check}")]
    [InlineData("{zh: 健康复查, en: Check after your IUD}")]
    [InlineData("{zh: 健康复查, en: Your test results}")]
    [InlineData("{zh: 健康复查, en: Pills are ready}")]
    [InlineData("{zh: 健康复查, en: Injection due}")]
    public void A_slip_names_no_method_and_no_result(string slip)
    {
        var pack = Clinic.Edit("pathways/again.yaml", "{zh: 健康复查, en: Health check}", slip);
        var finding = Assert.Single(Broken.Findings(pack));
        Assert.Equal(("S4", pack.LineOf("pathways/again.yaml", "id: months_3")), (finding.Code, finding.Line));
    }

    [Theory]
    [InlineData("{zh: 健康随访, en: Health follow-up}")]
    [InlineData("{zh: 预约提醒, en: Your appointment is still open}")]
    [InlineData("{zh: 健康服务, en: The latest on your visit}")]
    public void A_neutral_slip_passes(string slip) => Assert.Empty(Broken.Codes(Clinic.Edit("pathways/again.yaml", "{zh: 健康复查, en: Health check}", slip)));

    [Fact]
    public void A_slip_does_not_repeat_the_title_of_a_protected_option()
    {
        var pack = Clinic.Edit("lists/methods.yaml", "coil: {zh: 甲法, en: Method A", "coil: {zh: 蓝色圆圈贴, en: The blue ring patch").Edit("pathways/again.yaml", "{zh: 健康复查, en: Health check}", "{zh: 蓝色圆圈贴复查, en: Health check}");
        Assert.Equal(["S4"], Broken.Codes(pack));
    }

    private static string Indicator(string kind, string field) => Volume.Replace("KIND", kind, StringComparison.Ordinal).Replace("FIELD", field, StringComparison.Ordinal);

    private static PackText WithDate(string id, string keys) =>
        Clinic.Edit("forms/visit.yaml", "  - id: drugs\n", $"      - id: {id}\n        ask: {{zh: 一天, en: A day}}\n        type: date\n{keys}  - id: drugs\n");
}
