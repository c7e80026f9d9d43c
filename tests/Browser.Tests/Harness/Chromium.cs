using Browser.Tests.Harness;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Browser.Tests.Harness;

/// <summary>Debian's chromium, started once for all browser tests. Where it is not installed they are skipped by name.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Array.Find(Places, File.Exists) is not { } program) return;
        Assertions.SetDefaultExpectTimeout(60_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Headless = true, Args = Arguments });
    }

    /// <summary>A fresh profile: no cookies, no drafts of another test.</summary>
    public async Task<IBrowserContext> Open(int width, string language = "zh", bool touch = false)
    {
        if (browser is null) Assert.Skip("chromium is not installed: apt-get install chromium fonts-noto-cjk");
        return await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = width < 600 ? 740 : 900 },
            Locale = language == "zh" ? "zh-CN" : "en-GB",
            TimezoneId = "Asia/Shanghai",
            HasTouch = touch,
            ReducedMotion = ReducedMotion.Reduce,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
