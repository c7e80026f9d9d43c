using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Tests.Packs;

public sealed class LoadTests
{
    private readonly PackSet packs = ClinicPack.Text.LoadGood();

    private Form Visit => packs.Forms["clinic.visit"];

    [Fact]
    public void The_heading_of_a_pack_is_read()
    {
        var pack = Assert.Single(packs.Packs);
        Assert.Equal((3, 7, "门诊"), (pack.Version, pack.Order, pack.Title.Zh));
        Assert.Equal(new Review("测试甲", new DateOnly(2026, 1, 5)), pack.Reviewed);
        Assert.Equal(12, packs.Offers["clinic.again"].Months);
        Assert.Equal(14, packs.Offers["clinic.yearly"].Months);
        Assert.Equal(64, pack.ContentHash.Length);
    }

    [Fact]
    public void Any_changed_byte_changes_the_content_hash_and_a_readme_does_not()
    {
        var hash = packs.Packs[0].ContentHash;
        Assert.Equal(hash, ClinicPack.Text.With("README.md", "words").LoadGood().Packs[0].ContentHash);
        Assert.NotEqual(hash, ClinicPack.Text.Edit("pack.yaml", "2020", "2021").LoadGood().Packs[0].ContentHash);
    }

    [Fact]
    public void Answers_outside_lines_come_first_then_facts_then_one_slot_a_repeating_section()
    {
        var plain = Visit.Sections.Where(section => section.Repeat is null).SelectMany(section => section.Items).Select(item => item.Slot).ToList();
        Assert.Equal(Enumerable.Range(0, plain.Count), plain);
        Assert.Equal(Enumerable.Range(plain.Count, Visit.Facts.Count), Visit.Facts.Select(fact => fact.Slot));
        var drugs = Visit.Sections[1];
        Assert.Equal(Visit.Slots - 1, drugs.Slot);
        Assert.Equal([0, 1], drugs.Items.Select(item => item.Slot));
    }

    [Fact]
    public void Facts_have_the_type_of_what_they_read()
    {
        var types = Visit.Facts.ToDictionary(fact => fact.Name, fact => fact.Type.Kind);
        Assert.Equal(ExprKind.Integer, types["last_systolic"]);
        Assert.Equal(ExprKind.Date, types["last_on"]);
        Assert.Equal(ExprKind.YesNo, types["ever_left"]);
        var left = Visit.Facts.Single(fact => fact.Name == "ever_left");
        Assert.Equal((FactKind.Ever, "arm", "left"), (left.Kind, left.Concept, left.Values[0]));
        Assert.Equal(12, Visit.Facts.Single(fact => fact.Name == "last_systolic").WithinMonths);
        Assert.Contains("systolic", packs.WatchedConcepts);
        Assert.Equal(["clinic.visit"], packs.WatchedForms);
    }

    [Fact]
    public void A_calc_without_a_type_has_the_type_of_its_expression_and_a_table_its_answers()
    {
        Assert.Equal(ItemType.Integer, Item("change").Type);
        Assert.Equal(ItemType.Decision, Item("level").Type);
        Assert.Equal(["normal", "high"], Item("level").Options.Select(option => option.Code));
        Assert.Equal("clinic.fit", Item("fit").Decides);
        Assert.Empty(Item("fit").Options);
    }

    [Fact]
    public void A_table_is_fed_by_items_and_facts_of_its_facts_names()
    {
        Assert.Equal([Item("systolic").Slot], Visit.Feeds["clinic.level"]);
        Assert.Equal([Visit.Facts.Single(fact => fact.Name == "age").Slot, Item("habits").Slot], Visit.Feeds["clinic.fit"]);
    }

    [Fact]
    public void Shared_options_are_filled_in_and_chosen_by_tag()
    {
        Assert.Equal(["coil"], Item("method").Options.Select(option => option.Code));
        Assert.Equal("clinic.again", Item("wish").Offer);
        Assert.Equal("clinic.agree", Item("agreement").Signs);
    }

    [Fact]
    public void Upcasts_limits_and_the_legal_term_are_read()
    {
        var upcast = Assert.Single(Visit.Upcasts);
        Assert.Equal("sys", upcast.Was["systolic"]);
        Assert.Equal("left", upcast.Values["arm"]["l"]);
        Assert.True(upcast.Fill["rested"].IsFalse);
        Assert.Equal((RetentionClass.Legal, 180), (Visit.Retention, Visit.LegalMonths));
        Assert.Equal(50, Item("systolic").Limits!.RefuseLow!.Evaluate(new EvalContext([], default)).Number);
    }

    [Fact]
    public void Pathways_know_their_starts_steps_and_repeats()
    {
        var again = packs.Pathways["clinic.again"];
        Assert.Equal("clinic.again", again.Offer);
        Assert.Equal(packs.Offers["clinic.again"].Title, again.Title);
        Assert.Equal((new Period(0, -14), new Period(0, 30)), (again.Steps[0].WindowStart, again.Steps[0].WindowEnd));
        Assert.Equal(new Every(new Period(12, 0), 4), again.Steps[1].Repeat);
        var slots = new Value[Visit.Slots + 1];
        slots[Visit.Slots] = Value.Of(new DateOnly(2026, 1, 31));
        Assert.Equal(new DateOnly(2026, 4, 30), again.Steps[0].Due["clinic.visit"].Evaluate(new EvalContext(slots, default)).Date);
        Assert.Equal(["clinic.again", "clinic.owed"], packs.PathwaysStartedBy["clinic.visit"].Select(pathway => pathway.Id).Order());
        Assert.Equal(["clinic.again", "clinic.owed"], packs.PathwaysTouchedBy["clinic.answer"].Select(pathway => pathway.Id).Order());
    }

    [Fact]
    public void Tables_keep_ranges_flags_and_what_is_not_there()
    {
        var fit = packs.Decisions["clinic.fit"];
        Assert.Equal(["old", "smokes", "rare"], fit.Conditions.Select(condition => condition.Code));
        Assert.Null(fit.Conditions[2].If);
        Assert.Equal("2/3", fit.Cells[0][1]!.Initiation);
        Assert.Equal(["CLARIFY", "RANGE"], fit.Cells[0][1]!.Flags);
        Assert.Equal("NA", fit.Cells[1][0]!.Continuation);
        Assert.Null(fit.Cells[1][1]);
    }

    [Fact]
    public void Indicators_become_conditions_over_columns()
    {
        var levels = packs.Indicators["clinic.levels"];
        Assert.Equal((IndicatorSource.Form, "clinic.visit", "occurred"), (levels.Of.Source, levels.Of.Target, levels.Of.PeriodColumn));
        var and = Assert.IsType<ColumnCondition.And>(levels.Of.Where);
        Assert.Equal(new ColumnCondition.Compare(new("systolic", default, 0), ">=", new(null, Value.Of(140), 0)), and.Parts[0]);
        Assert.Equal("arm", Assert.IsType<ColumnCondition.In>(and.Parts[1]).Column);
        var reminded = Assert.IsType<ColumnCondition.And>(packs.Indicators["clinic.reminded"].Those);
        Assert.Equal(new ColumnCondition.Compare(new("reminded_on", default, 0), "<=", new("window_start", default, 3)), reminded.Parts[1]);
    }

    [Fact]
    public void Flat_columns_leave_out_what_tells_who_and_free_text()
    {
        var columns = FlatTable.Columns(Visit).Select(column => column.Name).ToList();
        Assert.Equal(["rested", "arm", "systolic", "seen_on", "habits__smokes", "habits__drinks", "habits__none", "change", "level", "method", "wish", "batch", "herb"], columns);
        Assert.Equal(["dose"], FlatTable.Columns(Visit.Sections[1]).Select(column => column.Name));
        Assert.Equal("f_clinic_visit__drugs", FlatTable.Name("clinic.visit", "drugs"));
        Assert.Equal("f_blood_pressure_measure", FlatTable.Name("blood-pressure.measure"));
    }

    [Fact]
    public void Cases_are_kept_as_they_are_written_with_their_lines()
    {
        var cases = packs.Packs[0].Cases;
        Assert.Equal(["high, wants a reminder", "old"], cases.Select(each => each.Name));
        Assert.Equal(ClinicPack.Text.LineOf("cases/first.yaml", "case: old"), cases[1].Line);
    }

    [Fact]
    public void Whens_and_calcs_stand_after_what_they_read()
    {
        var order = Visit.Order.Select(item => item.Id).ToList();
        Assert.Equal(Visit.Items.Count, order.Count);
        Assert.True(order.IndexOf("level") < order.IndexOf("wish"));
        Assert.True(order.IndexOf("systolic") < order.IndexOf("level"));
        Assert.True(order.IndexOf("dose") < order.IndexOf("remark"));
    }

    [Fact]
    public void The_example_pack_loads_as_it_stands() => PackFolder.Read("tests/fixtures/packs/blood-pressure").LoadGood();

    [Fact]
    public void The_packs_that_are_shipped_load_together()
    {
        var shipped = PackFolder.Shipped();
        Assert.NotEmpty(shipped);
        shipped[0].LoadGood([.. shipped.Skip(1)]);
    }

    private Item Item(string id) => Visit.Items.Single(item => item.Id == id);
}
