using System.Text.RegularExpressions;
using Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.Walks;

/// <summary>A worker at one screen in one language: fills forms as a worker does, looks at every page on the way, and remembers what was wrong with any.</summary>
internal sealed partial class Walker(IPage page, string address, string name, int width, string language)
{
    private int step;

    public IPage Page => page;

    /// <summary>What was wrong on the way: axe's findings, pages wider than the screen, errors of scripts.</summary>
    public List<string> Faults { get; } = [];

    public string Say(string zh, string en) => language == "zh" ? zh : en;

    public static async Task<Walker> Begin(IBrowserContext context, WalkServer server, string name, int width, string language)
    {
        context.SetDefaultTimeout(90_000);
        var page = await context.NewPageAsync();
        await page.Clock.SetFixedTimeAsync(server.Clock.GetUtcNow().UtcDateTime);
        var walker = new Walker(page, server.Address, name, width, language);
        page.PageError += (_, fault) => walker.Faults.Add(fault);
        await page.GotoAsync($"{server.Address}/sign-in?lang={language}");
        return walker;
    }

    public Task Go(string path) => page.GotoAsync(address + path);

    public async Task Follow(string zh, string en)
    {
        var here = page.Url;
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = Say(zh, en) }).First.ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(here);
    }

    /// <summary>The form that is open.</summary>
    public Task Opened() => Expect(page.Locator(".ky-foot")).ToBeVisibleAsync();

    /// <summary>The question whose words begin like this, with everything that belongs to it.</summary>
    public ILocator Box(string zh, string en) =>
        page.Locator(".ky-item:visible").Filter(new() { Has = page.Locator(".form-label").Filter(new() { HasTextRegex = new Regex("^" + Regex.Escape(Say(zh, en))) }) }).First;

    public async Task Pick(string zh, string en, params (string Zh, string En)[] options)
    {
        foreach (var option in options) await Box(zh, en).Locator(".ky-option").Filter(new() { HasTextRegex = new Regex("^" + Regex.Escape(Say(option.Zh, option.En))) }).First.ClickAsync();
    }

    public Task Yes(string zh, string en) => Pick(zh, en, ("是", "Yes"));

    public Task No(string zh, string en) => Pick(zh, en, ("否", "No"));

    public Task Type(string zh, string en, string text) => Box(zh, en).Locator("input, textarea").First.FillAsync(text);

    public async Task Find(string zh, string en, string optionZh, string optionEn)
    {
        await Type(zh, en, Say(optionZh, optionEn));
        await Box(zh, en).Locator(".ky-match").First.ClickAsync();
    }

    public async Task Sign(string zh, string en)
    {
        var pad = Box(zh, en).Locator("canvas");
        await pad.EvaluateAsync("(pad) => pad.scrollIntoView({ block: 'center' })");
        var box = (await pad.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 20, box.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + box.Height - 20, new() { Steps = 8 });
        await page.Mouse.MoveAsync(box.X + box.Width - 20, box.Y + 20, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        await Box(zh, en).GetByRole(AriaRole.Button, new() { Name = Say("完成签名", "Finish signing") }).ClickAsync();
        await Expect(Box(zh, en).Locator(".ky-signed")).ToBeVisibleAsync();
    }

    /// <summary>Saves the form; the page of the person follows.</summary>
    public async Task Save()
    {
        await page.Locator(".ky-save").ClickAsync();
        await Expect(page).ToHaveURLAsync(AfterSaving());
    }

    /// <summary>axe, the width, and a picture for people to look at.</summary>
    public async Task Look(string what)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Axe.Picture(page, $"{name}-{width}-{language}-{++step:00}-{what}");
        Faults.AddRange((await Axe.Violations(page)).Select(violation => $"{what}: {violation}"));
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide > width) Faults.Add($"{what}: {wide} px wide");
    }

    [GeneratedRegex("/people/[0-9a-f-]{36}\\?entry=")]
    private static partial Regex AfterSaving();
}
