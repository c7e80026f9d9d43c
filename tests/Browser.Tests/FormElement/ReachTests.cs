using System.IO.Compression;
using System.Text.Json;
using Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.FormElement;

public sealed class ReachTests(Chromium chromium) : FormTest(chromium)
{
    public static TheoryData<int, string> Screens => new() { { 360, "zh" }, { 360, "en" }, { 1280, "zh" }, { 1280, "en" } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Axe_finds_nothing_and_nothing_is_wider_than_the_screen(int width, string language)
    {
        var page = await Open(width, language);
        Assert.Empty(await Axe.Violations(page));
        await Axe.Picture(page, $"form-{width}-{language}-empty");
        await FillSome(page);
        await Save(page);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach((one) => one.open = true)");
        Assert.Empty(await Axe.Violations(page));
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") <= 0);
        await Axe.Picture(page, $"form-{width}-{language}-filled");
    }

    [Fact]
    public async Task Every_target_has_room_for_a_finger()
    {
        var page = await Open();
        await FillSome(page);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach((one) => one.open = true)");
        var small = await page.EvaluateAsync<JsonElement>(
            """
            () => [...document.querySelectorAll('button, a[href], input, textarea, summary, .ky-option')]
              .filter((one) => one.checkVisibility() && !one.closest('.ky-option input, .visually-hidden') && one.tabIndex >= 0 && !one.matches('.ky-option input, .visually-hidden'))
              .map((one) => ({ box: one.getBoundingClientRect(), name: one.textContent || one.id }))
              .filter(({ box }) => box.height < 43.5 || box.width < 43.5).map(({ box, name }) => `${name} ${box.width}x${box.height}`)
            """);
        Assert.Empty(small.EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task A_form_is_filled_signed_and_sent_with_the_keyboard_alone_at_360_pixels()
    {
        var page = await Open();
        await ReachWhere(page, "(one, words) => one.localName === 'summary' && one.textContent.endsWith(words)", "更改");
        await page.Keyboard.PressAsync("Enter");
        await Reach(page, "2026");                                   // the day of the visit
        await ReachLabel(page, "是");
        await page.Keyboard.PressAsync("Space");
        await ReachLabel(page, "收缩压");
        await page.Keyboard.TypeAsync("171");
        await ReachLabel(page, "舒张压");
        await page.Keyboard.TypeAsync("80");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Space");                     // 171: it is correct
        await ReachLabel(page, "本人的选择");
        await page.Keyboard.TypeAsync("含铜");
        await Expect(page.Locator(".ky-match")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await ReachText(page, "打字签名");
        await page.Keyboard.PressAsync("Enter");
        await ReachLabel(page, "签名人的姓名");
        await page.Keyboard.TypeAsync("测试人甲");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".ky-signed")).ToBeVisibleAsync();
        await ReachText(page, "保存");
        await page.Keyboard.PressAsync("Enter");
        await Done(page);
        var answers = Entry().GetProperty("answers");
        Assert.Equal(171, answers.GetProperty("systolic").GetInt32());
        Assert.Equal("iud_copper", answers.GetProperty("method").GetString());
        Assert.Equal("zh", answers.GetProperty("consent").GetProperty("lang").GetString());
    }

    [Fact]
    public async Task What_is_focused_is_never_hidden_behind_the_foot()
    {
        var page = await Open();
        for (var press = 0; press < 60; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            var hidden = await page.EvaluateAsync<string?>(
                """
                () => {
                  const one = document.activeElement, foot = document.querySelector('.ky-foot');
                  if (!one || one === document.body || foot.contains(one)) return null;
                  const box = (one.closest('.ky-option') ?? one).getBoundingClientRect();
                  return box.top >= foot.getBoundingClientRect().top - 4 ? `${one.id} ${one.textContent} at ${box.top}` : null;
                }
                """);
            Assert.Null(hidden);
        }
    }

    [Fact]
    public void A_cold_page_with_a_form_stays_within_150_kilobytes()
    {
        var bytes = Site.Files.Where(file => file.Key is not "htmx.js").Sum(file => Compressed(Repository.Path("src", "Kangyu.Server", "wwwroot", file.Value.TrimStart('/'))));
        Assert.InRange(bytes, 1, 100_000);
    }

    private static long Compressed(string path)
    {
        using var counted = new MemoryStream();
        using (var zip = new GZipStream(counted, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(File.ReadAllBytes(path));
        return counted.Length;
    }

    private static async Task FillSome(IPage page)
    {
        await page.Locator("input[inputmode=numeric]").Nth(3).FillAsync("171");
        await page.Locator("input[inputmode=numeric]").Nth(4).FillAsync("95");
        await page.Locator("input[type=radio][value=with_aura]").CheckAsync();
        await page.Locator("input[role=combobox]").First.FillAsync("iud");
        await page.Locator("input[role=combobox]").First.FillAsync("copper");
        await page.Locator(".ky-match").First.ClickAsync();
        await page.Locator(".ky-section .btn", new() { HasTextRegex = new("加一条|Add one") }).ClickAsync();
    }

    private static Task ReachLabel(IPage page, string label) =>
        ReachWhere(page, "(one, words) => [...(one.labels ?? [])].some((label) => label.textContent.startsWith(words))", label);

    private static Task ReachText(IPage page, string text) => ReachWhere(page, "(one, words) => one.textContent === words", text);

    private static Task Reach(IPage page, string value) => ReachWhere(page, "(one, words) => one.value === words", value);

    /// <summary>Presses Tab until the focus is there; a hundred presses are more than the form has fields.</summary>
    private static async Task ReachWhere(IPage page, string holds, string words)
    {
        for (var press = 0; press < 100; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>($"(words) => ({holds})(document.activeElement, words)", words)) return;
        }
        Assert.Fail($"the keyboard does not reach “{words}”");
    }
}
