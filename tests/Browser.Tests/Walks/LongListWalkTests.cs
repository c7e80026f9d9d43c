using System.Text.RegularExpressions;
using Browser.Tests.Harness;
using Kangyu.Kernel.Places;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.Walks;

/// <summary>Choosing from lists too long to be laid out, by keyboard alone.</summary>
public sealed class LongListWalkTests(Chromium chromium)
{
    private static readonly DivisionTree Places = DivisionTree.Read(
        ["360830,永新县", "360830100,禾川镇", "360830100001,繁荣社区居民委员会", "360830100002,东里社区居民委员会", "360830101,石桥镇", "360830101200,繁荣村村民委员会", "360830101201,凤凰村村民委员会"]).Value!;

    [Theory]
    [InlineData(360, "zh")]
    [InlineData(1280, "en")]
    public async Task A_village_is_chosen_by_its_initials_with_the_keyboard(int width, string language)
    {
        await using var server = await WalkServer.Start();
        await server.County.ReplaceDivisions(Places.All);
        await using var context = await chromium.Open(width, language);
        var walker = await Walker.Begin(context, server, "long-list", width, language);
        await SignIn.As(walker.Page, server, "clinician");
        var asked = new List<string>();
        walker.Page.Request += (_, request) => { if (request.Url.Contains("/api/lists/", StringComparison.Ordinal)) asked.Add(request.Url); };
        await walker.Go("/forms/rti.tour_day");
        await walker.Opened();
        var box = walker.Box("哪个村、社区", "Village or community");
        var input = box.GetByRole(AriaRole.Combobox);
        await input.FocusAsync();
        await input.PressAsync("ArrowDown");
        // nothing is loaded until something is typed
        Assert.Empty(asked);
        await input.PressSequentiallyAsync("fr");
        await Expect(box.GetByRole(AriaRole.Option)).ToHaveCountAsync(2);
        await Expect(input).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(box.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex("2"));
        await walker.Look("typed");
        await input.PressAsync("ArrowDown");
        await input.PressAsync("ArrowDown");
        var second = box.GetByRole(AriaRole.Option).Nth(1);
        await Expect(second).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(input).ToHaveAttributeAsync("aria-activedescendant", (await second.GetAttributeAsync("id"))!);
        await input.PressAsync("Enter");
        await Expect(input).ToHaveValueAsync(walker.Say("繁荣村村民委员会", "Fanrong"));
        await Expect(input).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(input).ToBeFocusedAsync();
        await walker.Type("几个人去", "Size of the team", "4");
        await walker.Yes("一次筛查", "One screening");
        await walker.Yes("一套资料", "One set");
        await walker.Yes("一次讲座", "One talk");
        await walker.Yes("面对面咨询", "Face-to-face");
        await walker.Look("chosen");
        var sent = await walker.Page.RunAndWaitForRequestAsync(() => walker.Page.Locator(".ky-save").ClickAsync(), request => request.Method == "POST" && request.Url.EndsWith("/api/entries", StringComparison.Ordinal));
        Assert.Contains("\"tour_village\":\"360830101200\"", sent.PostData, StringComparison.Ordinal);
        await Expect(walker.Page).ToHaveURLAsync(new Regex("/services/rti\\?saved="));
        Assert.Empty(walker.Faults);
    }

    [Theory]
    [InlineData(360, "zh")]
    [InlineData(1280, "en")]
    public async Task A_lot_that_the_unit_named_before_is_offered_before_anything_is_typed(int width, string language)
    {
        await using var server = await WalkServer.Start();
        await using var context = await chromium.Open(width, language);
        var walker = await Walker.Begin(context, server, "lot", width, language);
        await SignIn.As(walker.Page, server, "clinician");
        foreach (var lot in new[] { "B2026-1", "B2026-2" })
        {
            await Start(walker);
            await walker.Box("批号", "Lot").GetByRole(AriaRole.Combobox).FillAsync(lot);
            await walker.Box("批号", "Lot").GetByRole(AriaRole.Option).Last.ClickAsync();
            await walker.Page.Locator(".ky-save").ClickAsync();
            await Expect(walker.Page).ToHaveURLAsync(new Regex("/services/contraception\\?saved="));
        }
        await Start(walker);
        var box = walker.Box("批号", "Lot");
        var input = box.GetByRole(AriaRole.Combobox);
        await input.FocusAsync();
        await input.PressAsync("ArrowDown");
        await Expect(box.GetByRole(AriaRole.Option)).ToHaveTextAsync([new Regex("^B2026-2"), new Regex("^B2026-1")]);
        await walker.Look("offered");
        await input.PressAsync("ArrowDown");
        await input.PressAsync("Enter");
        await Expect(input).ToHaveValueAsync("B2026-2");
        Assert.Empty(walker.Faults);
    }

    private static async Task Start(Walker walker)
    {
        await walker.Go("/forms/contraception.handed_out");
        await walker.Opened();
        await walker.Pick("什么", "What", ("男用避孕套", "Male condom"));
        await walker.Type("数量", "How many", "10");
    }
}
