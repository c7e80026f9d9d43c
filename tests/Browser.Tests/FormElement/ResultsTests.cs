using Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.FormElement;

public sealed class ResultsTests(Chromium chromium) : FormTest(chromium)
{
    private static readonly string[] Order = ["CuIUD", "LNGIUD", "Implant", "DMPA", "POP", "CHC"];

    private static ILocator Method(IPage page, string code) => page.Locator($"[data-method={code}]");

    private static Task<string[]> Methods(IPage page) =>
        page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-method]')].map((one) => one.dataset.method)");

    [Fact]
    public async Task Results_follow_each_answer_and_the_order_of_methods_never_changes()
    {
        var page = await Open(1280);
        Assert.Equal(Order, await Methods(page));
        await Expect(Method(page, "CHC").Locator("dd").First).ToHaveTextAsync("– 表中没有建议");
        await Pick(page, "经常头痛吗？", "偏头痛，有先兆");
        await Expect(Method(page, "CHC").Locator("dd").First).ToHaveTextAsync("4 不可接受的健康风险");
        await Expect(Method(page, "CuIUD").Locator("dd").First).ToHaveTextAsync("1 不受限制");
        await Expect(Method(page, "CHC").Locator("details li").First).ToContainTextAsync("继续使用 4 · 原表有补充说明");
        Assert.Equal(Order, await Methods(page));
    }

    [Fact]
    public async Task Starting_and_continuing_stand_apart_a_range_stays_a_range_and_each_row_that_speaks_is_shown()
    {
        var page = await Open(1280);
        await Input(page, "身高").FillAsync("160");
        await Input(page, "体重").FillAsync("90");
        await Pick(page, "有过以下情况吗？", "脑卒中");
        await Expect(Method(page, "CHC").Locator("dd")).ToHaveTextAsync(["4 不可接受的健康风险", "4 不可接受的健康风险"]);
        await Expect(Method(page, "Implant").Locator("dd")).ToHaveTextAsync(["2 益处一般大于风险", "3 风险通常大于益处"]);
        await Expect(Method(page, "CHC").Locator("details li").Nth(1)).ToContainTextAsync("体重: 体质指数 30 及以上");
        await Expect(Method(page, "CHC").Locator("details li").Nth(1)).ToContainTextAsync("开始使用 2/3 · 继续使用 2");
        await Expect(Method(page, "DMPA").Locator("details li").Nth(1)).ToContainTextAsync("开始使用 1/2");
    }

    [Fact]
    public async Task What_was_not_asked_is_counted_listed_and_one_press_away()
    {
        var page = await Open(1280);
        var panel = page.Locator("#ky-results-eligibility");
        await Expect(panel.Locator(".ky-asked")).ToHaveTextAsync("已问 2 / 12 项");
        await Pick(page, "现在吸烟吗？", "否");
        await Expect(panel.Locator(".ky-asked")).ToHaveTextAsync("已问 4 / 12 项");
        await panel.Locator("summary", new() { HasText = "还没问到的 8 项（没问到不等于没有）" }).ClickAsync();
        await Expect(panel.GetByText("本表不问的：hiv")).ToBeVisibleAsync();
        await panel.GetByText("舒张压").ClickAsync();
        await Expect(Input(page, "舒张压")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_panel_says_that_it_is_advice_a_draft_and_not_all_that_may_be_known()
    {
        var page = await Open(1280);
        var panel = page.Locator("#ky-results-eligibility");
        foreach (var words in new[] { "仅供参考，由本人和医生一起决定", "草案：尚未经本地临床负责人审定", "几项注意合在一起，可能比单独一项更要慎重。", "可能有本人没有公开的记录：请问本人。", "2024.1 版" })
            await Expect(panel.GetByText(words)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Results_are_spoken_once_the_answers_rest()
    {
        var page = await Open(1280);
        await Pick(page, "现在吸烟吗？", "否");
        await Expect(page.Locator("#ky-results-eligibility [role=status]")).ToHaveTextAsync("结果已更新，已问 4 / 12 项");
    }

    [Fact]
    public async Task Nothing_is_selected_refused_or_hidden_by_a_result()
    {
        var page = await Open();
        await FillRequired(page);
        await Pick(page, "经常头痛吗？", "偏头痛，有先兆");
        await PickFromList(page, "本人的选择", "复方口服");
        await Save(page);
        await Done(page);
        Assert.Equal("coc", Entry().GetProperty("answers").GetProperty("method").GetString());
    }

    [Fact]
    public async Task A_table_of_rows_answers_beside_its_question_with_its_advice()
    {
        var page = await Open(1280);
        await Input(page, "收缩压").FillAsync("150");
        await Input(page, "舒张压").FillAsync("85");
        await Expect(Box(page, "血压水平").Locator("output")).ToHaveTextAsync("偏高");
        await Expect(page.Locator("#ky-results-level li").First).ToContainTextAsync("偏高: 建议三个月内复查");
    }
}
