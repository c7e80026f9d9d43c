using System.Buffers.Binary;
using System.Security.Cryptography;
using Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.Walks;

/// <summary>The ways in as a worker meets them: the lock after failures, the second step, the lock of a screen left alone.</summary>
public sealed class SignInTests(Chromium chromium)
{
    [Fact]
    public async Task After_too_many_wrong_passwords_the_page_says_for_how_long_it_is_locked()
    {
        await using var server = await WalkServer.Start();
        await using var context = await chromium.Open(360);
        var walker = await Walker.Begin(context, server, "locked", 360, "zh");
        var alert = walker.Page.Locator("[role=alert]");
        await Try(walker, "village", "no");
        await Expect(alert).ToHaveTextAsync("登录名或密码不对。");
        await walker.Look("wrong");
        for (var tries = 0; tries < 12 && (await alert.InnerTextAsync()).StartsWith("登录名", StringComparison.Ordinal); tries++) await Try(walker, "village", "no");
        await Expect(alert).ToContainTextAsync("锁定 15 分钟");
        await walker.Look("locked");
        // who knows the password waits too
        await Try(walker, "village", WalkServer.Password);
        await Expect(alert).ToContainTextAsync("锁定 15 分钟");
        Assert.Empty(walker.Faults);
    }

    [Fact]
    public async Task The_second_step_is_set_up_and_asked_for()
    {
        await using var server = await WalkServer.Start();
        await using var context = await chromium.Open(360);
        var walker = await Walker.Begin(context, server, "second", 360, "zh");
        var page = walker.Page;
        await SignIn.As(page, server, "village");
        await walker.Go("/account");
        await walker.Follow("设置", "Set up");
        var key = await page.Locator("main code").InnerTextAsync();
        await page.Locator("#code").FillAsync(CodeNow(key));
        await page.Locator("main form .btn-primary").ClickAsync();
        await Expect(page.Locator("main li").First).ToBeVisibleAsync();
        await walker.Look("recovery");
        await page.Locator(".ky-bar .ky-drop summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await Expect(page.Locator("#login")).ToBeVisibleAsync();
        await Try(walker, "village", WalkServer.Password);
        await walker.Look("code");
        await page.Locator("#code").FillAsync("000000");
        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator("[role=alert]")).ToBeVisibleAsync();
        await page.Locator("#code").FillAsync(CodeNow(key));
        await page.Locator("main form button").ClickAsync();
        await Expect(page).ToHaveURLAsync(server.Address + "/today");
        Assert.Empty(walker.Faults);
    }

    [Fact]
    public async Task A_screen_left_alone_is_locked_and_opens_where_it_was()
    {
        await using var server = await WalkServer.Start();
        await using var context = await chromium.Open(360);
        var walker = await Walker.Begin(context, server, "idle", 360, "zh");
        var page = walker.Page;
        await SignIn.As(page, server, "clinician");
        await walker.Go("/people/new");
        await walker.Opened();
        await walker.Type("姓名", "Name", "测试丙");
        await page.Clock.SetFixedTimeAsync(server.Clock.GetUtcNow().UtcDateTime.AddMinutes(20));
        var dialog = page.Locator("dialog.ky-lock");
        await Expect(dialog).ToBeVisibleAsync();
        await walker.Look("locked");
        await dialog.Locator("input").FillAsync("no");
        await dialog.Locator(".btn-primary").ClickAsync();
        await Expect(dialog.Locator("[role=alert]")).Not.ToBeEmptyAsync();
        await dialog.Locator("input").FillAsync(WalkServer.Password);
        await dialog.Locator(".btn-primary").ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(walker.Box("姓名", "Name").Locator("input").First).ToHaveValueAsync("测试丙");
        Assert.Empty(walker.Faults);
    }

    private static async Task Try(Walker walker, string login, string password)
    {
        await walker.Page.Locator("#login").FillAsync(login);
        await walker.Page.Locator("#password").FillAsync(password);
        await walker.Page.RunAndWaitForResponseAsync(() => walker.Page.Locator("main form button").ClickAsync(), answer => answer.Request.Method == "POST");
        await walker.Page.WaitForLoadStateAsync();
    }

    /// <summary>RFC 6238, six digits of thirty seconds, by the machine's own clock as the phone would.</summary>
    private static string CodeNow(string key)
    {
        var bits = string.Concat(key.Trim().Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2)).ToArray();
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // what authenticator apps count with
        var mac = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }
}
