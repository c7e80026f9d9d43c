using System.Text;
using System.Text.Json;
using Browser.Tests.Harness;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Browser.Tests.FormElement;

/// <summary>Every form of the packs, as the server compiles it, in the element: it opens, fits a phone and axe finds nothing.</summary>
public sealed class PackFormsTests(Chromium chromium) : FormTest(chromium)
{
    private static readonly Lazy<PackSet> Packs = new(Load);

    public static TheoryData<string> Forms => [.. Packs.Value.Forms.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_of_the_packs_opens_on_a_phone_and_axe_finds_nothing(string id)
    {
        Site.Form = Compiled(Packs.Value.Forms[id]);
        Site.Parts = """<script type="application/json" data-part="facts">{"age": 34, "sex": "female", "born": "1992-04-02"}</script>""";
        var page = await Open();
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach((one) => one.open = true)");
        Assert.Empty(await Axe.Violations(page));
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") <= 0);
        await Axe.Picture(page, $"pack-{id}");
    }

    private static string Compiled(Form form)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) FormJson.Write(writer, form, Packs.Value);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static PackSet Load()
    {
        var folders = Directory.GetDirectories(Repository.Path("packs")).Where(folder => File.Exists(Path.Combine(folder, "pack.yaml"))).Order(StringComparer.Ordinal);
        var load = PackLoader.Load([.. folders.Select(Read)]);
        return load.Set ?? throw new InvalidOperationException(string.Join('\n', load.Findings));
    }

    private static PackSource Read(string folder) => new(Path.GetFileName(folder), [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(file => new PackFile(Path.GetRelativePath(folder, file), File.ReadAllBytes(file)))]);
}
