using System.Text;
using System.Text.RegularExpressions;
using Browser.Tests.FormElement;
using Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Browser.Tests.CommonScript;

/// <summary>What the style sheet makes of a page on paper.</summary>
public sealed partial class PaperTests(Chromium chromium) : FormTest(chromium)
{
    private async Task<IPage> Paper(string body, string kind)
    {
        var page = await Open(1280);
        var html = $"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>纸</title><link rel="stylesheet" href="{Site.Files["kangyu.css"]}"></head><body class="{kind}"><main class="ky-content">{body}</main></body></html>""";
        await page.RouteAsync("**/paper", route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html }));
        await page.GotoAsync($"{Site.Address}/paper");
        return page;
    }

    private static async Task<string[]> Sheets(IPage page)
    {
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        return [.. MediaBox().Matches(pdf).Select(match => match.Groups[1].Value)];
    }

    [Fact]
    public async Task Each_reminder_slip_is_a_sheet_of_its_own()
    {
        var slip = """<article class="ky-sheet ky-slip"><h2>健康随访</h2><p class="ky-fold">折</p><p>内</p></article>""";
        var sheets = await Sheets(await Paper(slip + slip + slip, "ky-paper-a5"));
        Assert.Equal(3, sheets.Length);
        Assert.All(sheets, size => Assert.StartsWith("420", size, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bars_buttons_and_ways_stay_off_the_paper()
    {
        var page = await Paper("""<header class="ky-bar">康育</header><article class="ky-sheet"><h1>小结</h1></article><div class="ky-buttons"><button class="btn">打印</button></div>""", "");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("小结", (await page.Locator("body").InnerTextAsync()).Trim());
        Assert.StartsWith("594", Assert.Single(await Sheets(page)), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"MediaBox \[0 0 ([\d.]+)")]
    private static partial Regex MediaBox();
}
