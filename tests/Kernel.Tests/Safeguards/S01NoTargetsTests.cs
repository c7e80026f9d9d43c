using Kangyu.Kernel.Tests.Packs;

namespace Kangyu.Kernel.Tests.Safeguards;

/// <summary>S1 follows a protected item wherever it goes: renamed, hidden in a calc, a table, a pathway or a filter it is still found.</summary>
public sealed class S01NoTargetsTests
{
    private const string Share = """
        indicator: clinic.share
        kind: quality
        title: {zh: 比例, en: A share}
        of: {form: clinic.visit, where: occurred in period}
        those: THOSE
        period: quarter
        by: [unit]
        better: higher

        """;

    private const string Count = """
        indicator: clinic.count
        kind: volume
        title: {zh: 次数, en: A count}
        of: {form: clinic.visit, where: occurred in period}
        count: entries
        period: quarter
        by: [county]

        """;

    private static PackText Clinic => ClinicPack.Text;

    [Theory]
    [InlineData("method = 'coil'")]
    [InlineData("method is answered")]
    [InlineData("rested and not (method in ('coil'))")]
    [InlineData("wish = 'yes'")]
    [InlineData("wish != 'no'")]
    public void A_protected_answer_is_no_goal(string those) => Assert.Equal(["S1"], Broken.Codes(WithShare(Clinic, those)));

    [Theory]
    [InlineData("rested")]
    [InlineData("systolic < 140 and arm is answered")]
    [InlineData("level = 'normal'")]
    [InlineData("recorded <= occurred + 1 days")]
    public void What_the_unit_did_may_be_a_goal(string those) => Assert.Empty(Broken.Codes(WithShare(Clinic, those)));

    [Fact]
    public void A_finding_names_the_line_of_what_is_wrong()
    {
        var pack = WithShare(Clinic, "method = 'coil'");
        var lines = new[] { "kind: quality", "by: [unit]", "better: higher" }.Select(part => pack.LineOf("indicators/share.yaml", part));
        Assert.Equal(lines.Order(), Broken.Findings(pack).Select(finding => finding.Line));
    }

    [Fact]
    public void A_calc_carries_the_mark() =>
        Assert.Equal(["S1"], Broken.Codes(WithShare(AddItem(Clinic, "chose", "calc: method = 'coil'"), "chose")));

    [Fact]
    public void A_calc_over_a_calc_carries_the_mark() =>
        Assert.Equal(["S1"], Broken.Codes(WithShare(AddItem(AddItem(Clinic, "chose", "calc: method = 'coil'"), "score", "calc: if(chose, 1, 0)"), "score = 1")));

    [Fact]
    public void A_count_of_chosen_options_carries_the_mark() =>
        Assert.Equal(["S1"], Broken.Codes(WithShare(AddItem(Protected("habits"), "habit_count", "calc: count(habits)"), "habit_count > 1")));

    [Fact]
    public void A_column_of_one_option_carries_the_mark() => Assert.Equal(["S1"], Broken.Codes(WithShare(Protected("habits"), "includes(habits, 'none')")));

    [Fact]
    public void A_table_carries_the_mark_of_the_facts_it_is_fed() => Assert.Equal(["S1"], Broken.Codes(WithShare(Protected("systolic"), "level = 'normal'")));

    [Fact]
    public void A_table_fed_through_a_concept_carries_the_mark()
    {
        var renamed = Protected("systolic").Edit("forms/visit.yaml", "- id: systolic\n", "- id: pressure\n        concept: systolic\n")
            .Edit("forms/visit.yaml", "systolic > 60", "pressure > 60").Edit("forms/visit.yaml", "systolic - last", "pressure - last").Edit("forms/visit.yaml", "{systolic: sys}", "{pressure: sys}")
            .Edit("indicators/levels.yaml", "systolic is answered", "pressure is answered").Edit("cases/first.yaml", "arm: left, systolic: 150", "arm: left, pressure: 150").Edit("cases/first.yaml", "systolic: 150, wish", "pressure: 150, wish");
        Assert.Equal(["S1"], Broken.Codes(WithShare(renamed, "level = 'normal'")));
    }

    [Fact]
    public void A_fact_of_another_form_carries_the_mark_of_the_concept()
    {
        var pack = AddToAnswer("facts:\n  before: latest method within 12 months\n", "had: calc: before is answered");
        Assert.Equal(["S1"], Broken.Codes(With(pack, Share.Replace("clinic.visit", "clinic.answer", StringComparison.Ordinal).Replace("THOSE", "had", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_renamed_item_is_found_by_its_concept()
    {
        var pack = AddItem(Clinic, "wanted_way", "concept: method").Edit("forms/visit.yaml", "- id: wanted_way\n        show: {zh: 项, en: Item}", "- id: wanted_way\n        ask: {zh: 项, en: Item}\n        type: choice\n        options: {list: clinic.methods}");
        var asked = AddToAnswer(pack, "facts:\n  before: latest method\n", "had: calc: before = 'cap'");
        Assert.Equal(["S1"], Broken.Codes(With(asked, Share.Replace("clinic.visit", "clinic.answer", StringComparison.Ordinal).Replace("THOSE", "had", StringComparison.Ordinal))));
    }

    [Fact]
    public void How_often_someone_came_is_attendance() =>
        Assert.Equal(["S1"], Broken.Codes(WithShare(AddItem(Clinic, "came_again", "calc: visits > 1"), "came_again")));

    [Fact]
    public void A_question_only_some_are_asked_tells_who_they_are() =>
        Assert.Equal(["S1"], Broken.Codes(WithShare(AddItem(Clinic, "shown_how", "when: method = 'coil'\n        calc: rested"), "shown_how")));

    [Fact]
    public void A_filter_carries_the_mark() =>
        Assert.Equal(["S1"], Broken.Codes(With(Clinic, Share.Replace("where: occurred", "where: method = 'coil' and occurred", StringComparison.Ordinal).Replace("THOSE", "rested", StringComparison.Ordinal))));

    [Fact]
    public void A_cut_carries_the_mark() =>
        Assert.Equal(["S1"], Broken.Codes(With(Clinic, Share.Replace("[unit]", "[unit, method]", StringComparison.Ordinal).Replace("THOSE", "rested", StringComparison.Ordinal))));

    [Fact]
    public void An_average_carries_the_mark() =>
        Assert.Equal(["S1"], Broken.Codes(With(Protected("systolic"), Share.Replace("those: THOSE", "average: systolic", StringComparison.Ordinal))));

    [Fact]
    public void Who_came_back_is_no_goal() =>
        Assert.Equal(["S1"], Broken.Codes(Clinic.Edit("indicators/reminded.yaml", "reminded_on between window_start and window_start + 3 days", "done_on <= window_end")));

    [Fact]
    public void Reminded_in_time_may_be_a_goal_whatever_started_the_pathway() =>
        Assert.Empty(Broken.Codes(Clinic.Edit("pathways/again.yaml", "if: level = 'high'", "if: method = 'coil'")));

    [Theory]
    [InlineData("those: due_on <= window_end", false)]
    [InlineData("count: entries", true)]
    [InlineData("those: done_on is answered", true)]
    public void Due_items_of_a_protected_start_are_counted_as_a_volume_only(string formula, bool refused)
    {
        var pack = Clinic.Edit("pathways/again.yaml", "if: level = 'high'", "if: method = 'coil'")
            .Edit("indicators/reminded.yaml", "those: reminded_on between window_start and window_start + 3 days", formula);
        Assert.Equal(refused ? ["S1"] : [], Broken.Codes(pack));
    }

    [Fact]
    public void What_a_unit_owes_may_be_a_goal_when_done()
    {
        var owed = Share.Replace("{form: clinic.visit, where: occurred in period}", "{due: clinic.owed.answer, where: due_on in period}", StringComparison.Ordinal);
        Assert.Empty(Broken.Codes(With(Clinic, owed.Replace("THOSE", "done_on <= due_on", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("rested", false)]
    [InlineData("method = 'coil'", true)]
    [InlineData("chose", true)]
    public void What_a_unit_owes_never_waits_for_a_certain_choice(string condition, bool refused)
    {
        var pack = AddItem(Clinic, "chose", "calc: method = 'coil'").Edit("pathways/owed.yaml", "form: clinic.answer", $"form: {{form: clinic.visit, if: {condition}}}");
        Assert.Equal(refused ? ["S1"] : [], Broken.Codes(pack));
    }

    [Fact]
    public void Several_steps_counted_together_carry_the_marks_of_each() =>
        Assert.Equal(["S1"], Broken.Codes(Clinic.Edit("pathways/again.yaml", "if: level = 'high'", "if: method = 'coil'")
            .Edit("indicators/reminded.yaml", "{due: clinic.again.months_3", "{due: [clinic.owed.answer, clinic.again.months_3]")
            .Edit("indicators/reminded.yaml", "those: reminded_on between window_start and window_start + 3 days", "those: done_on <= due_on")));

    [Fact]
    public void A_denominator_carries_the_mark() =>
        Assert.Equal(["S1"], Broken.Codes(With(Clinic, Count.Replace("kind: volume", "kind: quality", StringComparison.Ordinal)
            .Replace("count: entries", "count: entries\nper: {of: {form: clinic.visit, where: method = 'coil'}, count: people, times: 1000}", StringComparison.Ordinal))));

    [Fact]
    public void A_number_of_entries_about_people_is_a_volume() =>
        Assert.Equal(["S1"], Broken.Codes(With(Clinic, Count.Replace("kind: volume", "kind: coverage", StringComparison.Ordinal))));

    [Theory]
    [InlineData("", "")]
    [InlineData("kind: volume", "kind: supply")]
    [InlineData("period: quarter", "period: year")]
    [InlineData("by: [county]", "by: [county, method]")]
    [InlineData("by: [county]", "by: [county, batch]")]
    public void A_volume_is_county_by_quarter(string find, string replace) => Assert.Empty(Broken.Codes(With(Clinic, Replaced(find, replace))));

    [Theory]
    [InlineData("period: quarter", "period: month")]
    [InlineData("by: [county]", "by: [unit]")]
    [InlineData("by: [county]", "by: [sex]")]
    [InlineData("by: [county]", "by: [age_band]")]
    [InlineData("by: [county]", "by: [arm]")]
    [InlineData("by: [county]", "by: [county]\nbetter: lower")]
    [InlineData("en: A count", "en: The target of visits")]
    [InlineData("zh: 次数", "zh: 完成任务次数")]
    [InlineData("by: [county]", "by: [county]\nwords: {zh: 应达到一百次, en: A hundred}")]
    public void A_volume_is_nothing_finer_and_says_no_goal(string find, string replace) => Assert.Equal(["S1"], Broken.Codes(With(Clinic, Replaced(find, replace))));

    [Theory]
    [InlineData("those: agrees(method, method_given)")]
    [InlineData("those: told(told_one, told_two)")]
    [InlineData("time_to: {from: seen_on, to: given_on, within: 7 days}")]
    public void Agrees_told_and_time_to_may_read_what_is_protected(string formula) =>
        Assert.Empty(Broken.Codes(With(Given(), Share.Replace("those: THOSE", formula, StringComparison.Ordinal))));

    [Fact]
    public void Agrees_may_leave_out_those_who_did_not_choose()
    {
        var share = Share.Replace("where: occurred", "where: method is answered and occurred", StringComparison.Ordinal).Replace("THOSE", "agrees(method, method_given)", StringComparison.Ordinal);
        Assert.Empty(Broken.Codes(With(Given(), share)));
    }

    [Theory]
    [InlineData("those: agrees(method, method_given)", "method = 'coil' and ")]
    [InlineData("time_to: {from: given_on, to: seen_on, within: 7 days}", "")]
    [InlineData("those: agrees(method, method_given) and wish = 'yes'", "")]
    public void They_are_no_way_round(string formula, string filter) =>
        Assert.Equal(["S1"], Broken.Codes(With(Given(), Share.Replace("where: occurred", $"where: {filter}occurred", StringComparison.Ordinal).Replace("those: THOSE", formula, StringComparison.Ordinal))));

    [Fact]
    public void The_taint_of_items_and_indicators_is_kept_for_all_to_see()
    {
        var packs = AddItem(Clinic, "chose", "calc: method = 'coil'").LoadGood();
        Assert.Equal(["method"], packs.Forms["clinic.visit"].Items.Single(item => item.Id == "chose").Taint);
        Assert.Equal(["consent"], packs.Forms["clinic.visit"].Items.Single(item => item.Id == "wish").Taint);
        Assert.Equal(["attendance"], packs.Indicators["clinic.levels"].Taint);
        Assert.Empty(packs.Indicators["clinic.reminded"].Taint);
        Assert.Equal(["method"], packs.Concepts["method"].Marks);
    }

    private static string Replaced(string find, string replace) => find.Length == 0 ? Count : Count.Replace(find, replace, StringComparison.Ordinal);

    private static PackText With(PackText pack, string indicator) => pack.With("indicators/share.yaml", indicator);

    private static PackText WithShare(PackText pack, string those) => With(pack, Share.Replace("THOSE", those, StringComparison.Ordinal));

    /// <summary>Marks an item, which then takes no prefill.</summary>
    private static PackText Protected(string item)
    {
        var pack = item == "systolic" ? Clinic.Edit("forms/visit.yaml", "        prefill: last_systolic\n", "").Edit("indicators/levels.yaml", "systolic >= 140", "systolic is answered") : Clinic;
        return pack.Edit("forms/visit.yaml", $"- id: {item}\n", $"- id: {item}\n        protected: parity\n");
    }

    private static PackText AddItem(PackText pack, string id, string keys) =>
        pack.Edit("forms/visit.yaml", "  - id: drugs\n", $"      - id: {id}\n        show: {{zh: 项, en: Item}}\n        {keys}\n  - id: drugs\n");

    private static PackText AddToAnswer(string facts, string item) => AddToAnswer(Clinic, facts, item);

    private static PackText AddToAnswer(PackText pack, string facts, string item)
    {
        var parts = item.Split(": ", 2);
        return pack.Edit("forms/answer.yaml", "sections:\n", facts + "sections:\n").With("forms/answer.yaml", pack.Edit("forms/answer.yaml", "sections:\n", facts + "sections:\n").Files["forms/answer.yaml"] + $"      - id: {parts[0]}\n        show: {{zh: 项, en: Item}}\n        {parts[1]}\n");
    }

    /// <summary>With what was given and when, and two things told.</summary>
    private static PackText Given() => Clinic.Edit("forms/visit.yaml", "  - id: drugs\n", """
              - id: method_given
                ask: {zh: 得到, en: Given}
                type: choice
                options: {list: clinic.methods}
                protected: method
              - id: given_on
                ask: {zh: 哪天, en: When}
                type: date
                protected: birth
              - id: told_one
                ask: {zh: 讲过一, en: Told one}
                type: yesno
                protected: choice
              - id: told_two
                ask: {zh: 讲过二, en: Told two}
                type: yesno
          - id: drugs

        """);
}
