using System.Text.Json;
using Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.FormElement;

public sealed class FillingTests(Chromium chromium) : FormTest(chromium)
{
    [Fact]
    public async Task Only_what_is_asked_is_sent_and_what_is_calculated_is_not()
    {
        var page = await Open();
        await FillRequired(page);
        await Input(page, "身高").FillAsync("160");
        await Input(page, "体重").FillAsync("64");
        await Expect(Box(page, "体质指数").Locator("output")).ToHaveTextAsync("25 公斤/平方米");
        await Pick(page, "现在吸烟吗？", "是");
        await Input(page, "每天几支？").FillAsync("10");
        await Pick(page, "现在吸烟吗？", "否");
        await Expect(Box(page, "每天几支？")).ToBeHiddenAsync();
        await Save(page);
        await Done(page);
        var answers = Entry().GetProperty("answers");
        Assert.Equal(["rested", "systolic", "diastolic", "height", "weight", "smoker", "method"], answers.EnumerateObject().Select(answer => answer.Name));
        Assert.Equal(64, answers.GetProperty("weight").GetDouble());
        Assert.False(answers.GetProperty("smoker").GetBoolean());
    }

    [Fact]
    public async Task The_envelope_names_form_version_subject_unit_day_and_device()
    {
        var page = await Open();
        await FillRequired(page);
        await Save(page);
        await Done(page);
        using var sent = JsonDocument.Parse(Site.Arrived.First());
        var submission = sent.RootElement[0];
        Assert.True(Guid.Parse(submission.GetProperty("device").GetString()!).Version == 7);
        Assert.Equal(1, submission.GetProperty("counter").GetInt32());
        Assert.False(submission.TryGetProperty("blobs", out _));
        var entry = Entry();
        Assert.Equal(7, entry.GetProperty("id").GetGuid().Version);
        Assert.Equal("test.history", entry.GetProperty("form").GetString());
        Assert.Equal(2, entry.GetProperty("version").GetInt32());
        Assert.Equal("""{"kind":"person","id":"0198c5d0-0000-7000-8000-000000000001"}""", entry.GetProperty("subject").GetRawText());
        Assert.Equal("360830101", entry.GetProperty("unit").GetString());
        Assert.Equal("2026-03-01", entry.GetProperty("occurred").GetString());
    }

    [Fact]
    public async Task What_is_missing_is_listed_with_a_way_to_each_question()
    {
        var page = await Open();
        await Save(page);
        var summary = page.Locator(".ky-summary");
        await Expect(summary).ToBeFocusedAsync();
        await Expect(summary.Locator("li")).ToHaveTextAsync(["请填写“已静坐五分钟”", "请填写“收缩压”", "请填写“舒张压”", "请填写“本人的选择”"]);
        await summary.GetByText("收缩压").ClickAsync();
        await Expect(Input(page, "收缩压")).ToBeFocusedAsync();
        await Expect(Input(page, "收缩压")).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Empty(Site.Arrived);
    }

    [Fact]
    public async Task An_unusual_value_is_sent_only_once_it_was_confirmed()
    {
        var page = await Open();
        await FillRequired(page);
        await Input(page, "收缩压").FillAsync("171");
        await Save(page);
        await Expect(page.Locator(".ky-summary li")).ToHaveTextAsync(["请确认“收缩压”"]);
        await page.GetByText("您填的是 171 毫米汞柱，没有填错").ClickAsync();
        await Save(page);
        await Done(page);
        Assert.Equal(171, Entry().GetProperty("answers").GetProperty("systolic").GetInt32());
    }

    [Fact]
    public async Task What_the_record_offers_counts_only_after_it_was_taken_over()
    {
        var page = await Open();
        await Expect(Box(page, "收缩压").Locator(".ky-offered")).ToContainTextAsync("档案里：128 毫米汞柱（2026-02-11）");
        await Expect(Input(page, "收缩压")).ToHaveValueAsync("");
        await Box(page, "收缩压").GetByText("核对无误，用这个").ClickAsync();
        await Expect(Input(page, "收缩压")).ToHaveValueAsync("128");
        await Expect(Box(page, "收缩压").Locator(".ky-offered")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("20260214")]
    [InlineData("2026-2-14")]
    [InlineData("2026/02/14")]
    [InlineData("2026年2月14日")]
    public async Task A_day_may_be_typed_in_one_go(string typed)
    {
        var page = await Open();
        await FillRequired(page);
        await Input(page, "末次月经").FocusAsync();
        if (typed.Contains('年', StringComparison.Ordinal)) await page.Keyboard.InsertTextAsync(typed);
        else await page.Keyboard.TypeAsync(typed);
        await Save(page);
        await Done(page);
        Assert.Equal("2026-02-14", Entry().GetProperty("answers").GetProperty("lmp").GetString());
    }

    [Fact]
    public async Task Lines_are_added_and_removed_each_with_its_own_questions()
    {
        var page = await Open();
        await FillRequired(page);
        await page.GetByText("加一条").ClickAsync();
        await page.Locator(".ky-line").Nth(0).Locator("input[type=text]").First.FillAsync("甲药");
        await page.GetByText("再加一条").ClickAsync();
        await Expect(page.Locator(".ky-line").Nth(1).Locator("input[type=text]").First).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("乙药");
        await page.Locator(".ky-line").Nth(1).GetByText("是", new() { Exact = true }).ClickAsync();
        await page.Locator(".ky-line").Nth(1).Locator("input[type=text]").Nth(1).FillAsync("2");
        await page.Locator(".ky-line").Nth(0).GetByText("删除").ClickAsync();
        await Save(page);
        await Done(page);
        Assert.Equal("""[{"medicine":"乙药","daily":true,"times":2}]""", Entry().GetProperty("answers").GetProperty("medicines").GetRawText());
    }

    [Fact]
    public async Task An_answer_given_by_mistake_can_be_taken_back()
    {
        var page = await Open();
        await FillRequired(page);
        await Pick(page, "现在吸烟吗？", "否");
        await Box(page, "现在吸烟吗？").GetByText("清除").ClickAsync();
        await Pick(page, "愿意收到", "以后再说");
        await Save(page);
        await Done(page);
        var answers = Entry().GetProperty("answers");
        Assert.False(answers.TryGetProperty("smoker", out _));
        Assert.Equal("later", answers.GetProperty("reminder").GetString());
    }

    [Fact]
    public async Task A_correction_shows_the_earlier_answers_and_needs_a_reason()
    {
        Site.Attributes = """mode="amend" amends="0198c5d0-0000-7000-8000-0000000000aa" """;
        Site.Parts = """<script type="application/json" data-part="answers">{"rested": true, "systolic": 122, "diastolic": 81, "method": "none", "bmi": 22}</script>""";
        var page = await Open();
        await Expect(Input(page, "收缩压")).ToHaveValueAsync("122");
        await Save(page);
        await Expect(page.Locator(".ky-summary li")).ToHaveTextAsync(["请写明为什么更正"]);
        await page.GetByLabel("为什么更正").FillAsync("量错了");
        await Input(page, "收缩压").FillAsync("124");
        await Save(page);
        await Done(page);
        Assert.Equal("0198c5d0-0000-7000-8000-0000000000aa", Entry().GetProperty("amends").GetString());
        Assert.Equal("量错了", Entry().GetProperty("reason").GetString());
        Assert.False(Entry().GetProperty("answers").TryGetProperty("bmi", out _));
    }

    [Fact]
    public async Task Someone_is_picked_from_a_list_that_is_searched()
    {
        var page = await Open();
        await FillRequired(page);
        await PickFromList(page, "转到哪家机构", "县");
        await Expect(Input(page, "转到哪家机构")).ToHaveValueAsync("测试县甲");
        await Save(page);
        await Done(page);
        Assert.Equal("units-1", Entry().GetProperty("answers").GetProperty("referred_to").GetString());
    }
}
