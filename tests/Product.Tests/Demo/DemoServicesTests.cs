using System.Globalization;
using Kangyu.Demo.People;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Pathways;
using Kangyu.Kernel.Records;

namespace Product.Tests.Demo;

/// <summary>Every service has its traffic in the demo county, told from the packs' own worked cases, and nothing of it is turned away.</summary>
public sealed class DemoServicesTests
{
    /// <summary>
    /// Forms too rare for a county of 2,000 people, or without use in one: a duplicate is never made, a person is never erased, packs are activated by the store; a procedure
    /// without consent or to save a life is reviewed a few times a year in a whole county; few who were sterilised ask to have it reversed.
    /// </summary>
    private static readonly string[] Rare =
    [
        "core.merge", "core.erasure_request", CoreForms.PackActivation, "contraception.consent_missing_review", "contraception.consent_missing_review_private",
        "contraception.emergency_review", "contraception.reversal", "contraception.consent_reversal",
    ];

    private readonly MemoryCounty county = AllServices.County;

    [Fact]
    public void Nothing_is_refused_and_everybody_has_something_on_file()
    {
        Assert.Empty(county.Refused);
        var counts = county.People.Keys.Select(person => county.Of(person).Count).ToList();
        Assert.Equal(AllServices.People, counts.Count);
        Assert.True(counts.Min() >= 20);
        Assert.InRange(counts.Average(), 21, 28);
    }

    [Fact]
    public void Every_form_of_every_pack_is_written_but_those_that_are_rare()
    {
        var seen = AllServices.Drafts.Select(draft => draft.Form.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(AllServices.Packs.Forms.Keys.Except(seen).Except(Rare));
    }

    [Fact]
    public void The_same_seed_and_day_give_the_same_export_byte_for_byte()
    {
        Assert.Equal(DemoRun.Export(AllServices.Live(80, 1)), DemoRun.Export(AllServices.Live(80, 1)));
        Assert.NotEqual(DemoRun.Export(AllServices.Live(80, 1)), DemoRun.Export(AllServices.Live(80, 2)));
    }

    [Fact]
    public void The_other_services_are_a_small_share_of_what_is_written()
    {
        int others = AllServices.Drafts.Count(draft => draft.Form.Pack is not ("core" or "contraception"));
        Assert.InRange(others * 100.0 / AllServices.Drafts.Count, 5, 20);
    }

    [Fact]
    public void Something_is_to_be_done_today_and_what_is_late_is_not_years_late()
    {
        var station = AllServices.History(1).County.Units.Root.Code;
        var open = county.People.Values.SelectMany(state => DueStates.RowsOf(state, station)).Where(row => row is { IsDuty: true, DoneOn: null } && row.WindowStart <= DemoRun.Today).ToList();
        var others = open.Where(row => !row.Key.Pathway.StartsWith("contraception.", StringComparison.Ordinal) && !row.Key.Pathway.StartsWith("core.", StringComparison.Ordinal)).ToList();
        Assert.True(others.Select(row => row.Key.Pathway.Split('.')[0]).Distinct(StringComparer.Ordinal).Count() >= 6, string.Join(' ', others.Select(row => row.Key.Pathway).Distinct(StringComparer.Ordinal)));
        Assert.True(others.Count(row => row.WindowEnd < DemoRun.Today.AddDays(-60)) * 10 <= others.Count, string.Join(' ', others.Where(row => row.WindowEnd < DemoRun.Today.AddDays(-60)).Select(row => row.Key.Pathway)));
    }

    [Fact]
    public void What_names_nobody_was_written_in_the_last_months_too()
    {
        string[] packs = ["education", "outreach", "needs", "complaints", "quality", "openness", "assistance", "mens-health", "adolescent", "hiv-sti"];
        var recent = AllServices.Drafts.Where(draft => draft.Form.About is SubjectKind.Nobody or SubjectKind.Event && draft.Occurred.Date > DemoRun.Today.AddDays(-90)).Select(draft => draft.Form.Pack).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(packs.Except(recent));
    }

    [Fact]
    public void Units_and_colleagues_in_a_case_are_those_of_the_county_and_telephones_are_made_up()
    {
        var history = AllServices.History(1);
        var units = history.County.Units.All.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
        var staff = history.Staff.Select(one => one.Account.ToString("D", CultureInfo.InvariantCulture)).ToHashSet(StringComparer.Ordinal);
        Assert.All(Answers(ItemType.Unit), code => Assert.Contains(code, units));
        Assert.All(Answers(ItemType.Staff), account => Assert.Contains(account, staff));
        Assert.All(Answers(ItemType.Text).Where(text => text.Length == 11 && text[0] == '1' && text.All(char.IsAsciiDigit)), number => Assert.StartsWith(SyntheticCounty.PhonePrefix, number, StringComparison.Ordinal));
        Assert.NotEmpty(Answers(ItemType.Unit));
        Assert.NotEmpty(Answers(ItemType.Staff));
    }

    [Fact]
    public void Nothing_that_stays_in_its_room_goes_out_as_a_message()
    {
        var closed = AllServices.Packs.Pathways.Values.Where(pathway => pathway.Starts.Any(start => AllServices.Packs.Forms[start.Form].Sensitive != Sensitivity.None)).Select(pathway => pathway.Id).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(closed);
        var told = AllServices.Drafts.Where(draft => draft.Form.Id == CoreForms.MessageOut).Select(draft => draft.Slots[draft.Form.Items.First(item => item.Id == "message_due").Slot].Text).ToList();
        Assert.Contains(told, due => !county.Due[due].Key.Pathway.StartsWith("contraception.", StringComparison.Ordinal));
        Assert.All(told, due => Assert.DoesNotContain(county.Due[due].Key.Pathway, closed));
    }

    private static IEnumerable<string> Answers(ItemType type) => AllServices.Drafts.SelectMany(draft => draft.Form.Sections.Where(section => section.Repeat is null).SelectMany(section => section.Items)
        .Where(item => item.Type == type && draft.Slots[item.Slot].Kind == ValueKind.Text).Select(item => draft.Slots[item.Slot].Text));
}
