using Kangyu.Kernel.Tests.Packs;

namespace Kangyu.Kernel.Tests.Safeguards;

/// <summary>S6, S7, S8 and S15 on the forms of a pack: each thing that is missing is found by its number.</summary>
public sealed class ProcedureFormTests
{
    private static PackText Care => ProcedurePack.Text;

    [Fact]
    public void A_pack_that_asks_everything_loads() => Assert.Empty(Broken.Codes(Care));

    [Theory]
    [InlineData("methods_considered")]
    [InlineData("sheets_shown")]
    [InlineData("methods_offered")]
    [InlineData("referral_logged")]
    [InlineData("method_chosen")]
    public void S6_a_first_choice_asks_how_it_was_informed(string role) => Assert.Equal(["S6"], Broken.Codes(Care.Edit("forms/choice.yaml", $", role: {role}", "")));

    [Theory]
    [InlineData(", none: {zh: 不用, en: None}")]
    [InlineData(", not_today: {zh: 今天不, en: Not today}")]
    public void S6_none_and_not_today_are_answers(string option) => Assert.Equal(["S6"], Broken.Codes(Care.Edit("lists/methods.yaml", option, "")));

    [Theory]
    [InlineData("own_request")]
    [InlineData("in_labour")]
    [InlineData("condition_of_care")]
    [InlineData("by_proxy")]
    [InlineData("consent_signature")]
    public void S7_a_sterilisation_consent_asks_what_would_make_it_none(string role) => Assert.Equal(["S7"], Broken.Codes(Care.Edit("forms/consent.yaml", $", role: {role}", "")));

    [Theory]
    [InlineData("forms/consent.yaml", "required: true, role: consent_signature", "role: consent_signature")]
    [InlineData("forms/consent.yaml", "by: person, required: true, role: consent_signature", "by: guardian, required: true, role: consent_signature")]
    [InlineData("forms/consent.yaml", "by: person, required: true, role: own_request", "by: witness, required: true, role: own_request")]
    [InlineData("forms/consent.yaml", "about: person", "about: nobody")]
    [InlineData("forms/consent.yaml", "consent_for: sterilisation", "consent_for: insertion")]
    [InlineData("forms/done.yaml", ", consent: care.consent}", "}")]
    [InlineData("forms/done.yaml", "consent: care.consent", "consent: care.end")]
    [InlineData("pathways/review.yaml", ", flag: consent_missing", "")]
    public void S7_a_procedure_has_the_persons_own_signed_consent_and_a_review_without_it(string path, string find, string replace) =>
        Assert.Equal(["S7"], Broken.Codes(Care.Edit(path, find, replace)));

    [Fact]
    public void S7_abortion_needs_the_persons_own_request()
    {
        var abortion = Care.Edit("forms/done.yaml", "kind: sterilisation", "kind: abortion").Edit("forms/consent.yaml", "consent_for: sterilisation", "consent_for: abortion");
        Assert.Empty(Broken.Codes(abortion));
        Assert.Equal(["S7"], Broken.Codes(abortion.Edit("forms/consent.yaml", ", role: own_request", "")));
    }

    [Theory]
    [InlineData("sterilisation", true)]
    [InlineData("insertion", true)]
    [InlineData("removal", false)]
    [InlineData("abortion", false)]
    public void S7_an_emergency_never_covers_a_sterilisation_or_an_insertion(string kind, bool refused)
    {
        var emergency = Care.Edit("forms/done.yaml", "items:\n", "items:\n      - {id: urgent, ask: {zh: 抢救, en: Emergency}, type: yesno, role: emergency}\n      - {id: why, ask: {zh: 理由, en: Why}, type: text, role: emergency_reason}\n")
            .Edit("forms/done.yaml", "kind: sterilisation", $"kind: {kind}").Edit("forms/consent.yaml", "consent_for: sterilisation", $"consent_for: {kind}");
        Assert.Equal(refused ? ["S7"] : [], Broken.Codes(emergency));
        Assert.Equal(["S7"], Broken.Codes(emergency.Edit("forms/done.yaml", ", role: emergency_reason", "")));
    }

    [Fact]
    public void S7_the_consent_is_known_by_its_whole_name()
    {
        var packs = Care.Edit("forms/done.yaml", "consent: care.consent", "consent: consent").LoadGood();
        Assert.Equal("care.consent", packs.Forms["care.done"].Procedure!.Consent);
    }

    [Theory]
    [InlineData("forms/end.yaml", ", role: wanted_by", "")]
    [InlineData("pathways/ended.yaml", "duty: request", "duty: finding")]
    public void S8_a_request_becomes_a_dated_task(string path, string find, string replace) => Assert.Equal(["S8"], Broken.Codes(Care.Edit(path, find, replace)));

    [Fact]
    public void S8_no_counselling_is_a_condition_of_a_removal()
    {
        var removal = Care.Edit("forms/done.yaml", "kind: sterilisation", "kind: removal").Edit("forms/consent.yaml", "consent_for: sterilisation", "consent_for: removal");
        Assert.Empty(Broken.Codes(removal));
        Assert.Equal(["S8"], Broken.Codes(removal.Edit("forms/done.yaml", "items:\n", "items:\n      - {id: shown_sheets, ask: {zh: 看过, en: Shown}, type: choices, options: {list: methods}, role: sheets_shown}\n")));
    }

    [Theory]
    [InlineData("about: nobody", "about: person")]
    [InlineData("write: [machine]", "write: [machine, clinician]")]
    [InlineData("write: [machine]\n", "")]
    [InlineData("items:\n", "items:\n      - {id: who, ask: {zh: 谁, en: Who}, type: staff}\n")]
    [InlineData("items:\n", "items:\n      - {id: call, ask: {zh: 电话, en: Phone}, type: text, role: phone}\n")]
    [InlineData("items:\n", "items:\n      - {id: mark, ask: {zh: 签名, en: Signature}, type: signature, signs: agree, by: person}\n")]
    public void S15_pressure_is_asked_apart_from_any_worker_and_tells_nobodys_name(string find, string replace) => Assert.Equal(["S15"], Broken.Codes(Care.Edit("forms/voice.yaml", find, replace)));

    [Fact]
    public void S15_units_are_not_judged_by_how_few_complain()
    {
        const string indicator = "indicator: care.voices\nkind: experience\ntitle: {zh: 回答, en: Answers}\nof: {form: voice, where: \"pressured = 'yes' and occurred in period\"}\ncount: entries\nperiod: quarter\nby: [unit]\n";
        Assert.Empty(Broken.Codes(Care.With("indicators/voices.yaml", indicator)));
        Assert.Equal(["S15"], Broken.Codes(Care.With("indicators/voices.yaml", indicator + "better: lower\n")));
        var share = indicator.Replace("count: entries", "those: pressured = 'yes'", StringComparison.Ordinal).Replace("pressured = 'yes' and ", "", StringComparison.Ordinal);
        Assert.Empty(Broken.Codes(Care.With("indicators/voices.yaml", share)));
        Assert.Equal(["S15"], Broken.Codes(Care.With("indicators/voices.yaml", share + "better: lower\n")));
    }

    /// <summary>A complaint is found in time or not: everything else about it has no direction, whatever it is called.</summary>
    [Theory]
    [InlineData("those: in_time", "better: higher", true)]
    [InlineData("median: days_taken", "better: lower", true)]
    [InlineData("those: in_time and urgent", "better: higher", false)]
    [InlineData("those: found = 'not_founded'", "better: higher", false)]
    [InlineData("those: turned_down", "better: higher", false)]
    [InlineData("those: fine_and_fast", "better: higher", false)]
    [InlineData("those: found is answered", "better: lower", false)]
    [InlineData("count: entries", "", false)]
    [InlineData("those: found = 'not_founded'", "", true)]
    public void S15_units_are_judged_by_how_fast_they_answer_alone(string number, string better, bool stands)
    {
        var pack = Care.With("forms/reply.yaml", ProcedurePack.Reply)
            .With("indicators/replies.yaml", $"indicator: care.replies\nkind: quality\ntitle: {{zh: 答复, en: Answers}}\nof: {{form: reply, where: occurred in period}}\n{number}\nperiod: quarter\nby: [complained]\n{better}\n");
        Assert.Equal(stands ? [] : ["S15"], Broken.Codes(pack));
    }

    [Theory]
    [InlineData("write: [machine]", "write: [station_desk]")]
    [InlineData("about: nobody", "about: person")]
    public void S15_what_a_person_thinks_of_an_answer_is_not_written_by_those_who_gave_it(string find, string replace) =>
        Assert.Equal(["S15"], Broken.Codes(Care.With("forms/verdict.yaml", ProcedurePack.Verdict.Replace(find, replace, StringComparison.Ordinal))));
}
