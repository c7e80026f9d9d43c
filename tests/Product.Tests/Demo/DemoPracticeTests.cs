using System.Buffers;
using System.Text.Json;
using Kangyu.Demo;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;

namespace Product.Tests.Demo;

/// <summary>The demo shows what the packs can do, in believable shares, by the same words that a browser would send.</summary>
public sealed class DemoPracticeTests
{
    private readonly IReadOnlyList<Draft> drafts = AllServices.Drafts;

    /// <summary>Shares in per cent of the answers to an item.</summary>
    [Theory]
    [InlineData("contraception.documents", "contraception.procedure_documents", "documents_complete", "yes", 98, 100)]
    [InlineData("three or more offered", "contraception.choice", "referral_logged", "yes", 99, 100)]
    [InlineData("same visit", "contraception.change_request", "request_today", "done", 60, 92)]
    [InlineData("not pressured", "contraception.experience", "pressured", "no", 85, 97)]
    [InlineData("counselling not wanted", "contraception.counselling", "counselling_wanted", "declined", 2, 12)]
    [InlineData("smoking", "contraception.history_examination", "smoker", "yes", 3, 25)]
    [InlineData("reminders refused", "contraception.iud_insertion", "iud_6_weeks", "no", 25, 70)]
    [InlineData("reminders wanted", "contraception.iud_insertion", "iud_6_weeks", "yes", 20, 60)]
    [InlineData("reminders put off", "contraception.iud_insertion", "iud_6_weeks", "later", 3, 25)]
    public void Shares_are_believable(string what, string form, string item, string answer, int from, int to)
    {
        var answers = Answers(form, item).ToList();
        double share = answers.Count(given => given.ToString() == answer) * 100.0 / answers.Count;
        Assert.True(share >= from && share <= to, $"{what}: {share:F1} % of {answers.Count}");
    }

    [Fact]
    public void Methods_are_various()
    {
        var chosen = Answers("contraception.choice", "method_chosen").CountBy(answer => answer.Text).ToDictionary();
        Assert.True(chosen.Count >= 14, string.Join(' ', chosen));
        Assert.All(chosen.Values, count => Assert.True(count * 2 < chosen.Values.Sum()));
        Assert.True(chosen["none"] > 0 && chosen["not_today"] > 0);
    }

    [Fact]
    public void Some_entries_are_corrected_and_some_taken_back_with_a_reason()
    {
        var corrected = drafts.Where(draft => draft.Amends is not null).ToList();
        Assert.InRange(corrected.Count(draft => !draft.Withdraws), drafts.Count / 1000, drafts.Count / 50);
        Assert.InRange(corrected.Count(draft => draft.Withdraws), 3, drafts.Count / 200);
        Assert.All(corrected, draft => Assert.False(string.IsNullOrWhiteSpace(draft.Reason)));
    }

    [Fact]
    public void Sent_as_JSON_and_read_an_entry_is_the_same()
    {
        foreach (var draft in drafts.Take(1500).Concat(drafts.Where(draft => draft.Amends is not null).Take(50)).Concat(drafts.Where(draft => draft.Form.Procedure is not null).Take(200)))
        {
            var read = AllServices.Engine.Read(Json(draft), new Writer(draft.Author, draft.AuthorRole, draft.Unit));
            Assert.True(read.Draft is not null, $"{draft.Form.Id}: {string.Join("; ", read.Problems)}");
            Assert.Equal(draft.Slots, read.Draft.Slots);
            Assert.Equal(draft.Withdraws ? [] : draft.Signatures.OrderBy(pair => pair.Key, StringComparer.Ordinal), read.Draft.Signatures.OrderBy(pair => pair.Key, StringComparer.Ordinal));
            Assert.Equal((draft.Id, draft.Version, draft.Subject, draft.Unit, draft.Occurred, draft.Amends, draft.Withdraws, draft.Reason),
                (read.Draft.Id, read.Draft.Version, read.Draft.Subject, read.Draft.Unit, read.Draft.Occurred, read.Draft.Amends, read.Draft.Withdraws, read.Draft.Reason));
        }
    }

    [Fact]
    public void Shown_sign_ins_are_one_a_role_and_every_login_is_unique()
    {
        var staff = DemoRun.History(1).Staff;
        var shown = staff.Where(one => one.IsShown).ToList();
        Assert.Equal(["admin", "auditor", "clinician", "desk", "head", "keeper", "reviewer", "statistician", "trainer", "village"], shown.Select(one => one.Login).Order(StringComparer.Ordinal));
        Assert.Equal(Roles.Listed.Where(role => role != Role.Machine).Order(), shown.Select(one => one.Role).Order());
        Assert.Equal(staff.Count, staff.Select(one => one.Login).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(staff.Count, staff.Select(one => one.Account).Distinct().Count());
        var centre = shown.First(one => one.Role == Role.Clinician).Unit;
        Assert.True(DemoRun.History(1).County.Units.Contains(centre, shown.First(one => one.Role == Role.VillageDoctor).Unit));
    }

    private IEnumerable<Value> Answers(string form, string item)
    {
        int slot = AllServices.Packs.Forms[form].Items.First(known => known.Id == item).Slot;
        return drafts.Where(draft => draft.Form.Id == form && draft.Slots[slot].IsAnswered).Select(draft => draft.Slots[slot]);
    }

    private static JsonElement Json(Draft draft)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes)) DemoJson.Write(draft, json);
        return JsonDocument.Parse(bytes.WrittenMemory).RootElement;
    }
}
