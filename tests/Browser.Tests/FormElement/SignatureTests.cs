using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.FormElement;

public sealed class SignatureTests(Chromium chromium) : FormTest(chromium)
{
    private static async Task<ILocator> ToSign(IPage page)
    {
        await FillRequired(page);
        await PickFromList(page, "本人的选择", "含铜");
        return Box(page, "本人签名");
    }

    private static async Task Draw(IPage page, ILocator signature)
    {
        var pad = signature.Locator("canvas");
        await pad.EvaluateAsync("(pad) => pad.scrollIntoView({ block: 'center' })");
        var box = (await pad.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 20, box.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + box.Height - 20, new() { Steps = 8 });
        await page.Mouse.MoveAsync(box.X + box.Width - 20, box.Y + 20, new() { Steps = 8 });
        await page.Mouse.UpAsync();
    }

    private static string HashOf(string language)
    {
        using var form = JsonDocument.Parse(File.ReadAllBytes(Repository.Path("tests", "Browser.Tests", "FormElement", "form.json")));
        var body = form.RootElement.GetProperty("texts").GetProperty("test.consent").GetProperty("body").GetProperty(language).GetString()!;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public async Task A_drawn_signature_is_bound_to_the_text_its_language_and_the_time_and_brings_its_picture()
    {
        var page = await Open(1280);
        var signature = await ToSign(page);
        await Draw(page, signature);
        await signature.GetByText("完成签名").ClickAsync();
        await Expect(signature.Locator("img")).ToBeVisibleAsync();
        await Save(page);
        await Done(page);
        var signed = Entry().GetProperty("answers").GetProperty("consent");
        Assert.Equal("test.consent", signed.GetProperty("text").GetString());
        Assert.Equal("zh", signed.GetProperty("lang").GetString());
        Assert.Equal(HashOf("zh"), signed.GetProperty("hash").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d$", signed.GetProperty("at").GetString());
        using var sent = JsonDocument.Parse(Site.Arrived.First());
        var blob = Assert.Single(sent.RootElement[0].GetProperty("blobs").EnumerateObject());
        Assert.Equal(signed.GetProperty("image").GetString(), blob.Name);
        Assert.Equal(blob.Name, Convert.ToHexStringLower(SHA256.HashData(blob.Value.GetProperty("data").GetBytesFromBase64())));
    }

    [Fact]
    public async Task In_another_language_it_is_another_text_and_what_was_drawn_is_wiped()
    {
        var page = await Open(1280);
        var signature = await ToSign(page);
        await Draw(page, signature);
        await signature.GetByText("English").ClickAsync();
        await Expect(signature.GetByText("This is my own decision. Nobody put pressure on me.")).ToBeVisibleAsync();
        await signature.GetByText("完成签名").ClickAsync();
        await Expect(signature.GetByText("框内还没有签名")).ToBeVisibleAsync();
        await Draw(page, signature);
        await signature.GetByText("完成签名").ClickAsync();
        await Save(page);
        await Done(page);
        Assert.Equal(HashOf("en"), Entry().GetProperty("answers").GetProperty("consent").GetProperty("hash").GetString());
    }

    [Fact]
    public async Task Who_cannot_draw_types_the_name_and_confirms()
    {
        var page = await Open();
        var signature = await ToSign(page);
        await signature.GetByText("打字签名").ClickAsync();
        await signature.GetByLabel("签名人的姓名").FillAsync("测试人甲");
        await signature.GetByText("完成签名").ClickAsync();
        await Expect(signature.GetByText("请写姓名并勾选确认")).ToBeVisibleAsync();
        await signature.GetByText("我是签名人").ClickAsync();
        await signature.GetByText("完成签名").ClickAsync();
        await Save(page);
        await Done(page);
        Assert.True(Entry().GetProperty("answers").GetProperty("consent").TryGetProperty("image", out _));
    }

    [Fact]
    public async Task A_revoked_signature_is_not_sent_and_is_asked_for_again()
    {
        var page = await Open(1280);
        var signature = await ToSign(page);
        await Draw(page, signature);
        await signature.GetByText("完成签名").ClickAsync();
        await signature.GetByText("作废重签").ClickAsync();
        await Save(page);
        await Expect(page.Locator(".ky-summary li")).ToHaveTextAsync(["请填写“本人签名”"]);
    }

    [Fact]
    public async Task A_photo_is_shown_made_smaller_and_can_be_removed()
    {
        var page = await Open();
        await FillRequired(page);
        var photo = Box(page, "包装照片");
        await photo.Locator("input[type=file]").Nth(1).SetInputFilesAsync(await BigPicture(page));
        await Expect(photo.Locator("img")).ToBeVisibleAsync();
        Assert.Equal(1600, await photo.Locator("img").EvaluateAsync<int>("async (image) => { await image.decode(); return image.naturalWidth; }"));
        await photo.GetByText("删除照片").ClickAsync();
        await Expect(photo.Locator("img")).ToBeHiddenAsync();
        await Save(page);
        await Done(page);
        Assert.DoesNotContain("blobs", Site.Arrived.First(), StringComparison.Ordinal);
    }

    private static async Task<FilePayload> BigPicture(IPage page)
    {
        var data = await page.EvaluateAsync<string>("() => { const c = document.createElement('canvas'); c.width = 3200; c.height = 1200; return c.toDataURL('image/png').split(',')[1]; }");
        return new FilePayload { Name = "box.png", MimeType = "image/png", Buffer = Convert.FromBase64String(data) };
    }
}
