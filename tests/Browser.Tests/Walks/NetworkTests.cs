using Browser.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.Walks;

/// <summary>A village where the network comes and goes: nothing that was filled in is lost, and nothing is on file twice.</summary>
public sealed class NetworkTests(Chromium chromium)
{
    [Fact]
    public async Task A_form_saved_without_a_network_is_kept_and_sent_once_when_it_is_back()
    {
        await using var server = await WalkServer.Start();
        await using var context = await chromium.Open(360, touch: true);
        var person = await server.AddPerson();
        var walker = await Walker.Begin(context, server, "network", 360, "zh");
        var page = walker.Page;
        await SignIn.As(page, server, "clinician");
        await walker.Go($"/forms/contraception.supply?person={person}");
        await walker.Opened();
        await walker.Find("发放什么", "What is supplied", "男用避孕套", "Male condom");
        await walker.Pick("这次是", "This time", ("续领", "A refill"));
        await walker.Type("几只（支、片）", "How many pieces", "20");
        await Expect(page.Locator(".ky-kept")).ToHaveTextAsync("草稿保存在这台设备上");
        await page.ReloadAsync();
        await Expect(walker.Box("发放什么", "What is supplied").Locator("input").First).ToHaveValueAsync("男用避孕套");
        await context.SetOfflineAsync(true);
        await page.Locator(".ky-save").ClickAsync();
        await Expect(page.Locator(".ky-status")).ToContainTextAsync("还没发出");
        await walker.Look("kept");
        await page.Locator(".ky-status .btn").First.ClickAsync();
        await Expect(page.Locator(".ky-status")).ToContainTextAsync("还没发出");
        await context.SetOfflineAsync(false);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/people/{person}\\?entry="));
        await Expect(page.Locator(".ky-timeline a", new() { HasText = "发放避孕药具" })).ToHaveCountAsync(2);
        Assert.Empty(walker.Faults);
    }
}
