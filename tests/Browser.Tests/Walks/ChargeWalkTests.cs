using Browser.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.Walks;

/// <summary>What a visit costs, what is waived since the person says that paying is hard, and the paper about it.</summary>
public sealed class ChargeWalkTests(Chromium chromium)
{
    [Theory]
    [InlineData(360, "zh")]
    [InlineData(1280, "en")]
    public async Task Lines_are_added_up_while_they_are_written_and_the_receipt_says_the_same(int width, string language)
    {
        await using var server = await WalkServer.Start();
        await server.AddPosters();
        var person = await server.AddPerson();
        await using var context = await chromium.Open(width, language);
        var walker = await Walker.Begin(context, server, "charge-walk", width, language);
        await SignIn.As(walker.Page, server, "clinician");
        await walker.Go($"/people/{person}");
        await walker.Follow("收费与减免", "Charge and reduction");
        await walker.Opened();
        await Expect(walker.Page.Locator($"main a[href='/open/{WalkServer.Centre}']")).ToBeVisibleAsync();
        await walker.Find("服务", "Service", "妇科", "Gynae");
        await walker.No("公布为免费吗", "Is it posted as free");
        await walker.Type("次数", "Times", "2");
        await walker.Type("公布的单价", "Posted price of each", "15.55");
        await Expect(walker.Box("应付", "To pay")).ToContainTextAsync("31.1");
        await walker.Yes("本人想要减免吗", "Does the person want a reduction");
        await walker.Pick("本人说的困难", "What the person says", ("残疾", "Disability"));
        await Expect(walker.Box("应付", "To pay")).ToContainTextAsync("15.55");
        await walker.Yes("当场告诉了本人结果", "The person was told the answer at once");
        await walker.Type("今天付了", "Paid today", "15.55");
        await walker.Yes("服务照常给了", "Care was given as usual");
        await walker.Look("filled");
        await walker.Save();
        var entry = walker.Page.Url.Split("entry=")[1][..36];
        await walker.Go($"/people/{person}/entries/{entry}");
        await walker.Follow("打印收据", "Print the receipt");
        await Expect(walker.Page.Locator("article.ky-sheet")).ToContainTextAsync("15.55");
        await Expect(walker.Page.Locator("article.ky-sheet")).Not.ToContainTextAsync(walker.Say("残疾", "Disability"));
        await walker.Look("receipt");
        Assert.Empty(walker.Faults);
    }
}
