using System.Text.Json;
using Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Browser.Tests.FormElement;

/// <summary>A page with the form element, opened for one test.</summary>
public abstract class FormTest(Chromium chromium) : IAsyncLifetime
{
    private IBrowserContext? context;

    protected FormSite Site { get; private set; } = null!;

    protected List<string> Faults { get; } = [];

    public async ValueTask InitializeAsync() => Site = await FormSite.Start();

    protected async Task<IPage> Open(int width = 360, string language = "zh")
    {
        context = await chromium.Open(width, language, touch: width < 600);
        context.SetDefaultTimeout(90_000);
        Assertions.SetDefaultExpectTimeout(60_000);
        var page = await context.NewPageAsync();
        page.PageError += (_, fault) => Faults.Add(fault);
        await page.GotoAsync($"{Site.Address}/form?lang={language}");
        await page.Locator(".ky-foot").WaitForAsync();
        return page;
    }

    /// <summary>The question with this label, with everything that belongs to it.</summary>
    protected static ILocator Box(IPage page, string label) =>
        page.Locator(".ky-item").Filter(new() { Has = page.Locator(".form-label", new() { HasText = label }) }).First;

    protected static ILocator Input(IPage page, string label) => Box(page, label).Locator("input, textarea").First;

    protected static Task Pick(IPage page, string label, string option) => Box(page, label).GetByText(option, new() { Exact = true }).ClickAsync();

    protected static async Task PickFromList(IPage page, string label, string typed)
    {
        await Input(page, label).FillAsync(typed);
        await Box(page, label).Locator(".ky-match").First.ClickAsync();
    }

    /// <summary>Answers what must be answered, so that only what the test is about remains.</summary>
    protected static async Task FillRequired(IPage page)
    {
        await Pick(page, "已静坐五分钟", "是");
        await Input(page, "收缩压").FillAsync("120");
        await Input(page, "舒张压").FillAsync("80");
        await PickFromList(page, "本人的选择", "都不选");
    }

    protected static Task Save(IPage page) => page.Locator(".ky-save").ClickAsync();

    /// <summary>The form has gone on. Asked again and again: a wait for the navigation misses one that ends between the look at the address and the wait.</summary>
    protected static Task Done(IPage page) => Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/done$"));

    /// <summary>The only entry of the n-th submission that arrived.</summary>
    protected JsonElement Entry(int submission = 0)
    {
        using var json = JsonDocument.Parse(Site.Arrived.ElementAt(submission));
        return json.RootElement[0].GetProperty("entries")[0].Clone();
    }

    public async ValueTask DisposeAsync()
    {
        if (context is not null)
        {
            if (TestContext.Current.TestState?.Result == TestResult.Failed) await KeepWhatFailed(context);
            await context.DisposeAsync();
        }
        await Site.DisposeAsync();
        Assert.Empty(Faults);
    }

    /// <summary>A picture of the page as it stood, and what arrived at the server.</summary>
    private async Task KeepWhatFailed(IBrowserContext failed)
    {
        var name = "failed-" + TestContext.Current.TestMethod?.MethodName;
        if (failed.Pages is [var page, ..]) await Axe.Picture(page, name);
        await File.WriteAllLinesAsync(Repository.Path("artifacts", "screens", name + ".txt"), Site.Arrived);
    }
}
