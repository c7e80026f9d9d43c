using System.Text.Json;
using Microsoft.Playwright;

namespace Browser.Tests.Harness;

/// <summary>Runs axe-core inside a page.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Script = new(() => File.ReadAllText(Repository.Path("web", "node_modules", "axe-core", "axe.min.js")));

    private const string Run =
        """
        async () => {
          // what happens to lie half under a bar that stays in place is not smaller for it: it scrolls out from under it
          const bars = [...document.querySelectorAll('.ky-bar, .ky-end, .ky-ways')].filter((bar) => ['sticky', 'fixed'].includes(getComputedStyle(bar).position));
          for (const bar of bars) bar.style.position = 'static';
          const found = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] });
          for (const bar of bars) bar.style.position = '';
          return found.violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(' ')).join(', ')}`);
        }
        """;

    /// <summary>WCAG 2.2 AA and axe's own good practice; what is wrong, one rule a line.</summary>
    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        await page.EvaluateAsync(Script.Value + "; null");
        var found = await page.EvaluateAsync<JsonElement>(Run);
        return [.. found.EnumerateArray().Select(line => line.GetString() ?? "")];
    }

    /// <summary>Keeps a picture of the page for people to look at.</summary>
    public static Task Picture(IPage page, string name)
    {
        var folder = Repository.Path("artifacts", "screens");
        Directory.CreateDirectory(folder);
        return page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
