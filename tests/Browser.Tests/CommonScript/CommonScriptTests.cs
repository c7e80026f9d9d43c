using Browser.Tests.FormElement;
using Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.CommonScript;

/// <summary>What <c>app.js</c> adds to every page.</summary>
public sealed class CommonScriptTests(Chromium chromium) : FormTest(chromium)
{
    private static async Task<IPage> Plain(IPage page, FormSite site, string body, string attributes = "")
    {
        var html = $"""
            <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>页</title><meta name="csrf" content="token"><link rel="icon" href="{site.Files["icon.svg"]}">
            <link rel="stylesheet" href="{site.Files["kangyu.css"]}"></head><body data-account="a1" {attributes}><main class="ky-content"><h1>页</h1>{body}</main>
            <script type="module" src="{site.Files["app.js"]}"></script></body></html>
            """;
        await page.RouteAsync("**/plain", route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html }));
        await page.GotoAsync($"{site.Address}/plain");
        return page;
    }

    [Fact]
    public async Task What_could_not_be_sent_is_sent_from_any_page_of_the_account()
    {
        Site.Answers.Enqueue(_ => (503, new { title = "busy" }));
        Site.Answers.Enqueue(_ => (200, FormSite.Answer("accepted")));
        var page = await Open();
        await FillRequired(page);
        await Save(page);
        await Expect(page.GetByText("还没发出")).ToBeVisibleAsync();
        await Plain(page, Site, "<a data-unsent hidden href='/'></a>");
        await Expect(page.GetByText("先前没发出的记录已保存")).ToBeVisibleAsync();
        Assert.Single(Site.Arrived.Distinct());
        await page.GotoAsync($"{Site.Address}/form?lang=zh");
        await page.Locator(".ky-foot").WaitForAsync();
        await Expect(Input(page, "收缩压")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Drafts_leave_the_device_with_the_sign_out()
    {
        var page = await Open();
        await Input(page, "收缩压").FillAsync("120");
        await page.WaitForFunctionAsync("() => document.querySelector('.ky-kept').textContent !== ''");
        await Plain(page, Site, "<form method='get' action='/done' data-sign-out><button>退出</button></form>");
        await page.GetByText("退出").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/done"));
        await page.GotoAsync($"{Site.Address}/form?lang=zh");
        await page.Locator(".ky-foot").WaitForAsync();
        await Expect(Input(page, "收缩压")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_sign_out_that_would_lose_an_entry_asks_first()
    {
        Site.Answers.Enqueue(_ => (503, new { title = "busy" }));
        var page = await Open();
        await FillRequired(page);
        await Save(page);
        await Expect(page.GetByText("还没发出")).ToBeVisibleAsync();
        await Plain(page, Site, "<a data-unsent hidden href='/'></a><form method='get' action='/done' data-sign-out><button>退出</button></form>");
        await Expect(page.GetByText("1 份记录还没发出")).ToBeVisibleAsync();
        await page.GetByText("退出", new() { Exact = true }).ClickAsync();
        await page.GetByText("先不退出").ClickAsync();
        Assert.EndsWith("/plain", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_undone_is_asked_first()
    {
        var page = await Plain(await Open(), Site, "<form method='get' action='/done'><button data-confirm='确定要撤回吗？' data-confirm-yes='撤回'>撤回同意</button></form>");
        await page.GetByText("撤回同意").ClickAsync();
        await Expect(page.GetByText("确定要撤回吗？")).ToBeVisibleAsync();
        Assert.Empty(await Axe.Violations(page));
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        await Expect(page.GetByText("撤回同意")).ToBeFocusedAsync();
        await page.GetByText("撤回同意").ClickAsync();
        await page.GetByText("撤回", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/done"));
    }

    [Fact]
    public async Task An_idle_screen_locks_hides_the_page_and_asks_for_the_password()
    {
        var page = await Open();
        await page.Clock.InstallAsync();
        await page.RouteAsync("**/unlock", route => route.FulfillAsync(new()
        {
            Status = route.Request.PostData!.Contains("right", StringComparison.Ordinal) ? 200 : 403,
            ContentType = "application/json",
            Body = """{"csrf":"fresh"}""",
        }));
        await Plain(page, Site, "<p>只给本人看</p>", "data-idle-minutes='10'");
        await page.Clock.FastForwardAsync("09:50");
        await Expect(page.Locator("dialog.ky-lock")).ToHaveCountAsync(0);
        await page.Clock.FastForwardAsync("00:20");
        await Expect(page.GetByText("屏幕已锁定")).ToBeVisibleAsync();
        Assert.Empty(await Axe.Violations(page));
        await page.Keyboard.PressAsync("Escape");
        await page.GetByLabel("密码").FillAsync("wrong");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("密码不对，请再试")).ToBeVisibleAsync();
        await page.GetByLabel("密码").FillAsync("right");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("dialog.ky-lock")).ToHaveCountAsync(0);
        Assert.Equal("fresh", await page.Locator("meta[name=csrf]").GetAttributeAsync("content"));
    }

    [Fact]
    public async Task Menus_close_with_escape_and_a_click_elsewhere()
    {
        var page = await Plain(await Open(), Site, "<details class='ky-drop'><summary>账号</summary><div class='ky-menu'><a href='/done'>退出</a></div></details>");
        await page.GetByText("账号").ClickAsync();
        await Expect(page.GetByText("退出")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByText("退出")).ToBeHiddenAsync();
        await Expect(page.Locator("summary")).ToBeFocusedAsync();
        await page.GetByText("账号").ClickAsync();
        await page.Locator("h1").ClickAsync();
        await Expect(page.GetByText("退出")).ToBeHiddenAsync();
    }
}
