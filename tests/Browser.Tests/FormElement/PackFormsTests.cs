using System.Text;
using System.Text.Json;
using Browser.Tests.Harness;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Microsoft.Playwright;

namespace Browser.Tests.FormElement;

/// <summary>Every form of the packs, as the server compiles it, in the element: it opens, fits a phone and axe finds nothing. All in one page, one after another.</summary>
public sealed class PackFormsTests(PackFormPage shared) : IClassFixture<PackFormPage>
{
    public static TheoryData<string> Forms => [.. ShippedPacks.Set.Forms.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_of_the_packs_opens_on_a_phone_and_axe_finds_nothing(string id)
    {
        var page = await shared.Open(Compiled(ShippedPacks.Set.Forms[id]));
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach((one) => one.open = true)");
        Assert.Empty(await Axe.Violations(page));
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") <= 0);
        await Axe.Picture(page, $"pack-{id}");
        Assert.Empty(shared.Faults);
    }

    private static string Compiled(Form form)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) FormJson.Write(writer, form, ShippedPacks.Set);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

/// <summary>The page that all forms are opened in.</summary>
public sealed class PackFormPage(Chromium chromium) : IAsyncLifetime
{
    private FormSite? site;
    private IBrowserContext? context;
    private IPage? page;

    public List<string> Faults { get; } = [];

    public async ValueTask InitializeAsync()
    {
        site = await FormSite.Start();
        site.Parts = """<script type="application/json" data-part="facts">{"age": 34, "sex": "female", "born": "1992-04-02"}</script>""";
    }

    public async Task<IPage> Open(string form)
    {
        Faults.Clear();
        site!.Form = form;
        context ??= await chromium.Open(360, "zh", touch: true);
        if (page is null)
        {
            page = await context.NewPageAsync();
            page.PageError += (_, fault) => Faults.Add(fault);
        }
        await page.GotoAsync($"{site.Address}/form?lang=zh");
        await page.Locator(".ky-foot").WaitForAsync(new() { Timeout = 90_000 });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (context is not null) await context.DisposeAsync();
        if (site is not null) await site.DisposeAsync();
    }
}
