using Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Browser.Tests.Walks;

/// <summary>The pages of an erasure and of a merge, as two colleagues walk through them; and how many clicks a consent takes (S5).</summary>
public sealed class SafeguardPagesTests(Chromium chromium)
{
    [Theory]
    [InlineData(360, "zh")]
    [InlineData(360, "en")]
    [InlineData(1280, "zh")]
    [InlineData(1280, "en")]
    public async Task Two_records_are_merged_and_the_one_is_erased_by_two_people(int width, string language)
    {
        await using var server = await WalkServer.Start();
        server.MakeEscrow();
        var (first, second) = (await server.AddPerson(), await server.AddPerson());
        await using var context = await chromium.Open(width, language);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        await SignIn.As(page, server, "desk");
        await page.GotoAsync($"{server.Address}/people/{first}/same");
        await Look(page, "same", width, language, faults);
        await page.Locator($"form:has(input[value='{second}']) input[value=person_said]").CheckAsync();
        await page.Locator($"form:has(input[value='{second}']) button.btn-primary").ClickAsync();
        await page.WaitForURLAsync("**?note=merged");
        await Look(page, "person-merged", width, language, faults);
        await page.GotoAsync($"{server.Address}/people/{second}/erase");
        await Look(page, "erase", width, language, faults);
        await page.Locator("input[value=everything]").CheckAsync();
        await page.Locator("#reason").FillAsync("本人当面要求");
        await page.Locator("form.card button.btn-danger").ClickAsync();
        await page.WaitForURLAsync("**/erase");
        await Look(page, "erase-waits", width, language, faults);
        await SignIn.As(page, server, "clinician");
        await page.GotoAsync(server.Address + "/today");
        await Look(page, "today-erase", width, language, faults);
        await page.Locator("a[href$=erase]").ClickAsync();
        await page.WaitForURLAsync("**/erase");
        await page.Locator("input[name=sure]").CheckAsync();
        await Look(page, "erase-confirm", width, language, faults);
        await page.Locator("form[action$=confirm] button").ClickAsync();
        await page.Locator("dialog[open] button.btn-danger, dialog[open] button.btn-primary").First.ClickAsync();
        await page.Locator("article.ky-sheet").WaitForAsync();
        await Look(page, "erased", width, language, faults);
        Assert.Equal(404, (await page.GotoAsync($"{server.Address}/people/{first}"))!.Status);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Withdrawing_takes_fewer_clicks_than_giving_and_acts_at_once()
    {
        await using var server = await WalkServer.Start();
        var person = await server.AddPerson();
        await server.Agree(person);
        await using var context = await chromium.Open(1280, "en");
        var page = await context.NewPageAsync();
        await SignIn.As(page, server, "desk");
        var address = $"{server.Address}/people/{person}";
        await page.GotoAsync(address);
        var clicks = 0;
        async Task Click(ILocator what)
        {
            clicks++;
            await what.ClickAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }

        await Click(page.Locator("form[action$=consents] button[value=no]"));
        var withdrawing = clicks;
        Assert.Equal(0, await page.Locator("form[action$=consents] button[value=no]").CountAsync());
        Assert.Contains("acts at once", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        clicks = 0;
        await Click(page.Locator("details:has(form[action$=consents]) > summary"));
        await Click(page.Locator("form[action$=consents] button[value=yes]"));
        Assert.Equal(1, withdrawing);
        Assert.True(withdrawing <= clicks, $"{withdrawing} clicks to withdraw, {clicks} to give");
        Assert.Equal(1, await page.Locator("form[action$=consents] button[value=no]").CountAsync());
    }

    [Fact]
    public async Task The_form_of_a_merge_picks_a_person_in_ones_care_with_the_keyboard()
    {
        await using var server = await WalkServer.Start();
        var (first, second) = (await server.AddPerson(), await server.AddPerson());
        await using var context = await chromium.Open(1280, "zh");
        var page = await context.NewPageAsync();
        await SignIn.As(page, server, "desk");
        await page.GotoAsync($"{server.Address}/forms/core.merge?person={first}");
        var box = page.Locator("input[role=combobox]");
        await box.FillAsync("测试甲");
        await page.Locator("[role=option]").First.WaitForAsync();
        Assert.Equal(2, await page.Locator("[role=option]").CountAsync());
        await box.PressAsync("ArrowDown");
        await box.PressAsync("ArrowDown");
        await box.PressAsync("Enter");
        Assert.Equal("测试甲", await box.InputValueAsync());
        _ = second;
        await Axe.Picture(page, "merge-form-1280-zh");
    }

    private static async Task Look(IPage page, string name, int width, string language, List<string> faults)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Axe.Picture(page, $"{name}-{width}-{language}");
        faults.AddRange((await Axe.Violations(page)).Select(violation => $"{name}: {violation}"));
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide > width) faults.Add($"{name}: {wide} px wide");
    }
}
