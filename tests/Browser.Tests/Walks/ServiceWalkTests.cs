using Browser.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.Walks;

/// <summary>From a service's home and back.</summary>
public sealed class ServiceWalkTests(Chromium chromium)
{
    [Fact]
    public async Task What_names_nobody_is_written_from_its_service_and_leads_back_there()
    {
        await using var server = await WalkServer.Start();
        await using var context = await chromium.Open(360);
        var walker = await Walker.Begin(context, server, "nameless", 360, "zh");
        await SignIn.As(walker.Page, server, "clinician");
        await walker.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "服务", Exact = true }).ClickAsync();
        await walker.Follow("避孕节育全程服务", "Contraception");
        await walker.Follow("不记名发放", "Handed out without a name");
        await walker.Opened();
        await walker.Look("form");
        await Expect(walker.Page.Locator(".ky-ways [aria-current=page]")).ToHaveTextAsync("服务");
        await walker.Follow("避孕节育全程服务", "Contraception");
        await walker.Follow("不记名发放", "Handed out without a name");
        await walker.Opened();
        await walker.Pick("什么", "What", ("男用避孕套", "Male condom"));
        await walker.Type("数量", "How many", "10");
        await walker.Page.Locator(".ky-save").ClickAsync();
        await Expect(walker.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/services/contraception\\?saved="));
        await Expect(walker.Page.GetByRole(Microsoft.Playwright.AriaRole.Status).Filter(new() { HasText = "已保存：不记名发放。" })).ToBeVisibleAsync();
        await walker.Look("saved");
        Assert.Empty(walker.Faults);
    }

    [Fact]
    public async Task That_a_person_is_made_up_is_shown_where_it_was_said_and_asked_nowhere()
    {
        await using var server = await WalkServer.Start();
        var person = await server.AddPerson();
        await using var context = await chromium.Open(1280);
        var walker = await Walker.Begin(context, server, "made-up", 1280, "zh");
        await SignIn.As(walker.Page, server, "clinician");
        await walker.Go("/people/new");
        await walker.Opened();
        await Expect(walker.Box("性别", "Sex")).ToBeVisibleAsync();
        Assert.Equal(0, await walker.Page.Locator(".ky-item:visible").Filter(new() { HasText = "演示用的虚构人员" }).CountAsync());
        await walker.Go($"/people/{person}");
        await walker.Follow("登记", "Registration");
        await walker.Page.Locator("main a[href$='/amend']").First.ClickAsync();
        await walker.Opened();
        await Expect(walker.Page.Locator(".ky-item:visible").Filter(new() { HasText = "演示用的虚构人员" })).ToHaveCountAsync(1);
    }
}
