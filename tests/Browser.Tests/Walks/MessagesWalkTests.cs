using Browser.Tests.Harness;
using Kangyu.Kernel.Messages;
using Kangyu.Server.Messages;
using Kangyu.Server.Units;
using Kangyu.Store.Accounts;
using Kangyu.Store.Messages;

namespace Browser.Tests.Walks;

/// <summary>The page of text messages with something on it, Today and the person's page beside it.</summary>
public sealed class MessagesWalkTests(Chromium chromium)
{
    // nobody listens there: what becomes of each message is told by hand
    private static readonly MessageSettings Nowhere = new()
    {
        Gateway = new Uri("http://127.0.0.1:9/cgi-bin/sendsms"),
        User = "kangyu",
        Password = "secret",
        From = "10690001",
        Callback = new Uri("http://127.0.0.1:9"),
        Token = "0123456789abcdefghij",
    };

    [Theory]
    [InlineData(360, "zh")]
    [InlineData(360, "en")]
    [InlineData(1280, "zh")]
    [InlineData(1280, "en")]
    public async Task What_waits_what_went_out_and_what_became_of_it(int width, string language)
    {
        await using var server = await WalkServer.Start(Nowhere);
        await server.Get<UnitTable>().Put(WalkServer.WithPhones);
        await server.Get<UnitDirectory>().Load(default);
        var person = await server.AddReminded("测试丙", "15400000003");
        await server.AddReminded("测试丁", "15400000004");
        await server.AddReminded("测试戊", "15400000005");
        // within a week of the day it runs out
        server.Clock.Move(TimeSpan.FromDays(26));
        var now = server.Clock.GetUtcNow();
        Assert.Equal(3, await server.Get<PlanMessages>().Run(default));
        var table = server.Get<MessageTable>();
        var messages = await table.OfUnit(WalkServer.Centre, default, default);
        foreach (var message in messages) Assert.True(await table.Move(message.Handle, DeliveryState.Queued, DeliveryState.Handing, now, now.AddHours(1)));
        foreach (var message in messages) await table.Move(message.Handle, DeliveryState.Handing, DeliveryState.HandedOver, now, now);
        var delivered = messages.Single(message => server.Get<Kangyu.Store.Views.DueView>().Find(message.Due, default).GetAwaiter().GetResult()!.Row.Person == person);
        await table.Report(delivered.Handle, 1, now);
        await table.Report(messages.First(message => message != delivered).Handle, 2, now);
        await server.AddReminded("测试己", null);
        await server.AddReminded("测试庚", "15400000007");
        await using var context = await chromium.Open(width, language);
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Address + "/sign-in?lang=" + language);
        await SignIn.As(page, server, "clinician");
        foreach (var (name, address) in new[] { ("messages-full", "/messages"), ("today-messages", "/today"), ("person-messages", $"/people/{person}") })
        {
            await page.GotoAsync(server.Address + address);
            await Axe.Picture(page, $"{name}-{width}-{language}");
            Assert.Empty(await Axe.Violations(page));
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, address);
            Assert.Contains(language == "zh" ? "已送达" : "delivered", await page.TextContentAsync("main") ?? "", StringComparison.Ordinal);
        }
        await page.GotoAsync(server.Address + "/messages");
        Assert.Equal(5, await page.Locator("ul.ky-list li").CountAsync());
    }
}
