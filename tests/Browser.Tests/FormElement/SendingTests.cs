using Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.FormElement;

public sealed class SendingTests(Chromium chromium) : FormTest(chromium)
{
    private const string NotSent = "还没发出，内容已保存在这台设备上，会自动重试。";

    [Fact]
    public async Task When_the_network_drops_the_entry_waits_and_is_sent_once_it_is_back()
    {
        var page = await Open();
        await FillRequired(page);
        await page.Context.SetOfflineAsync(true);
        await Save(page);
        await Expect(page.GetByText(NotSent)).ToBeVisibleAsync();
        Assert.Empty(Site.Arrived);
        await page.Context.SetOfflineAsync(false);
        await Done(page);
        Assert.Single(Site.Arrived);
    }

    [Fact]
    public async Task An_entry_that_arrived_although_the_answer_was_lost_is_sent_again_as_it_was_and_is_done()
    {
        Site.Answers.Enqueue(_ => null);
        Site.Answers.Enqueue(_ => (200, FormSite.Answer("duplicate")));
        var page = await Open();
        await FillRequired(page);
        await Save(page);
        await Done(page);
        Assert.Equal(2, Site.Arrived.Count);
        Assert.Single(Site.Arrived.Distinct());
    }

    [Fact]
    public async Task A_form_that_waits_is_sent_after_the_page_was_opened_anew()
    {
        Site.Answers.Enqueue(_ => (503, new { title = "busy" }));
        Site.Answers.Enqueue(_ => (200, FormSite.Answer("accepted")));
        var page = await Open();
        await FillRequired(page);
        await Save(page);
        await Expect(page.GetByText(NotSent)).ToBeVisibleAsync();
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        await Done(page);
        Assert.Single(Site.Arrived.Distinct());
    }

    [Fact]
    public async Task What_waits_can_be_changed_and_keeps_its_id()
    {
        Site.Answers.Enqueue(_ => (503, new { title = "busy" }));
        Site.Answers.Enqueue(_ => (200, FormSite.Answer("accepted")));
        var page = await Open();
        await FillRequired(page);
        await Save(page);
        await page.GetByText("改一改").ClickAsync();
        // nothing can be changed before it was taken back
        await Expect(page.Locator(".ky-save")).ToBeEnabledAsync();
        await Input(page, "收缩压").FillAsync("126");
        await Save(page);
        await Done(page);
        Assert.Equal(Entry(0).GetProperty("id").GetGuid(), Entry(1).GetProperty("id").GetGuid());
        Assert.Equal(126, Entry(1).GetProperty("answers").GetProperty("systolic").GetInt32());
    }

    [Fact]
    public async Task What_the_server_refuses_is_shown_at_its_question_and_can_be_mended()
    {
        Site.Answers.Enqueue(_ => (200, FormSite.Answer("rejected", new { path = "systolic", code = "out_of_limits", message = new { zh = "与上次相差太大，请核对", en = "check" } })));
        Site.Answers.Enqueue(_ => (200, FormSite.Answer("accepted")));
        var page = await Open();
        await FillRequired(page);
        await Save(page);
        await Expect(page.Locator(".ky-summary li")).ToHaveTextAsync(["收缩压: 与上次相差太大，请核对"]);
        await Expect(Box(page, "收缩压").Locator(".invalid-feedback")).ToHaveTextAsync("与上次相差太大，请核对");
        await Input(page, "收缩压").FillAsync("118");
        await Expect(Box(page, "收缩压").Locator(".invalid-feedback")).ToBeHiddenAsync();
        await Save(page);
        await Done(page);
    }

    [Fact]
    public async Task What_the_server_flags_is_read_before_going_on()
    {
        Site.Answers.Enqueue(_ => (200, FormSite.Answer("flagged", new { path = "", code = "consent_missing", message = new { zh = "没有有效的同意书，已转外部复核", en = "no valid consent" } })));
        var page = await Open();
        await FillRequired(page);
        await Save(page);
        await Expect(page.GetByText("没有有效的同意书，已转外部复核")).ToBeVisibleAsync();
        await page.GetByText("继续", new() { Exact = true }).ClickAsync();
        await Done(page);
    }

    [Fact]
    public async Task A_session_that_is_over_asks_for_the_password_and_loses_nothing()
    {
        Site.Answers.Enqueue(_ => (401, new { code = "signed_out" }));
        Site.Answers.Enqueue(_ => (200, FormSite.Answer("accepted")));
        var page = await Open();
        await page.RouteAsync("**/unlock", route => route.FulfillAsync(new() { Status = 200, ContentType = "application/json", Body = """{"csrf":"fresh"}""" }));
        await FillRequired(page);
        await Save(page);
        await page.GetByLabel("密码").FillAsync("secret");
        await page.Keyboard.PressAsync("Enter");
        await Done(page);
        Assert.Single(Site.Arrived.Distinct());
    }

    [Fact]
    public async Task A_draft_survives_a_reload_with_what_cannot_be_read_yet()
    {
        var page = await Open();
        await FillRequired(page);
        await Input(page, "体重").FillAsync("六十");
        await Input(page, "末次月经").FillAsync("2026");
        await Box(page, "还想说的").Locator("textarea").FillAsync("想再想想");
        await Expect(page.GetByText("草稿保存在这台设备上")).ToBeAttachedAsync();
        // kept with what was typed last, not only some time before
        await page.WaitForFunctionAsync(
            """
            () => new Promise((done) => {
              indexedDB.open('kangyu').onsuccess = ({ target: { result } }) => {
                result.transaction('drafts').objectStore('drafts').getAll().onsuccess = ({ target }) => { result.close(); done(JSON.stringify(target.result).includes('想再想想')); };
              };
            })
            """);
        await page.ReloadAsync();
        await Expect(page.GetByText("接着上次没保存的内容")).ToBeVisibleAsync();
        await Expect(Input(page, "收缩压")).ToHaveValueAsync("120");
        await Expect(Input(page, "体重")).ToHaveValueAsync("六十");
        await Expect(Input(page, "末次月经")).ToHaveValueAsync("2026");
        await Expect(Box(page, "还想说的").Locator("textarea")).ToHaveValueAsync("想再想想");
        await Save(page);
        await Expect(page.Locator(".ky-summary li")).ToHaveTextAsync(["体重: 请填数字", "末次月经第一天（可不填）: 没有这一天，请核对年月日"]);
    }

    [Fact]
    public async Task A_draft_can_be_thrown_away()
    {
        var page = await Open();
        await Input(page, "收缩压").FillAsync("120");
        await page.WaitForFunctionAsync("() => document.querySelector('.ky-kept').textContent !== ''");
        await page.ReloadAsync();
        await page.GetByText("清空重填").ClickAsync();
        await page.GetByText("清空重填").ClickAsync();
        await Expect(Input(page, "收缩压")).ToHaveValueAsync("");
        await page.ReloadAsync();
        await page.Locator(".ky-foot").WaitForAsync();
        await Expect(page.GetByText("接着上次没保存的内容")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_form_of_one_account_is_not_seen_by_another()
    {
        var page = await Open();
        await Input(page, "收缩压").FillAsync("120");
        await page.WaitForFunctionAsync("() => document.querySelector('.ky-kept').textContent !== ''");
        Site.Attributes = "account=\"a2\"";
        await page.RouteAsync("**/form?lang=zh", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("account=\"a1\"", "account=\"a2\"", StringComparison.Ordinal) });
        });
        await page.ReloadAsync();
        await page.Locator(".ky-foot").WaitForAsync();
        await Expect(Input(page, "收缩压")).ToHaveValueAsync("");
    }
}
