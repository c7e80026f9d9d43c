using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp;

namespace Product.Tests.Server;

/// <summary>What holds for every page: title, language, one heading, nothing untranslated, a size that a slow network bears.</summary>
public sealed partial class PageTests
{
    private const int MostBytes = 60 * 1024;

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"Kangyu\.|Words \{|System\.|\{\d\}")]
    private static partial Regex Unfinished();

    public static TheoryData<string, string> Pages() => new()
    {
        { "clinician", "/today" }, { "clinician", "/today/slips" }, { "clinician", "/documents" }, { "clinician", "/reports" }, { "clinician", "/packs" }, { "clinician", "/packs/core" },
        { "clinician", "/packs/blood-pressure" }, { "clinician", "/packs/core/cases" }, { "clinician", "/packs/forms/blood-pressure.measure" }, { "clinician", "/packs/forms/core.registration" },
        { "clinician", "/packs/pathways/blood-pressure.recheck" }, { "clinician", "/packs/decisions/blood-pressure.level" }, { "clinician", "/packs/decisions/blood-pressure.activity" },
        { "clinician", "/packs/indicators/blood-pressure.reminded" }, { "clinician", "/packs/texts/core.consent" }, { "clinician", "/units" }, { "clinician", "/account" },
        { "clinician", "/account/second-step" }, { "clinician", "/account/looks" }, { "administrator", "/accounts" }, { "administrator", "/accounts/new" }, { "administrator", "/units/new" },
        { "administrator", "/units/" + TestServer.Clinic }, { "auditor", "/looks" }, { "auditor", "/looks?emergency=true" },
    };

    [Fact]
    public async Task The_sign_in_page_is_whole_in_both_languages()
    {
        await using var server = await TestServer.Start();
        foreach (var language in new[] { "zh", "en" })
        {
            using var visitor = server.As().In(language);
            await Check(visitor, "/sign-in", language);
        }
    }

    [Fact]
    public async Task Every_page_is_whole_in_both_languages()
    {
        await using var server = await TestServer.Start();
        var faults = new List<string>();
        foreach (var language in new[] { "zh", "en" })
        {
            foreach (var group in Pages().Select(row => row.Data).GroupBy(row => row.Item1, row => row.Item2))
            {
                using var visitor = await server.As(group.Key).In(language).SignIn();
                foreach (var path in group) faults.AddRange(await Check(visitor, path, language));
            }
        }
        Assert.Empty(faults);
    }

    private static async Task<List<string>> Check(Visitor visitor, string path, string language)
    {
        var page = await visitor.Page(path);
        var faults = new List<string>();
        void Must(bool holds, string what)
        {
            if (!holds) faults.Add($"{language} {path}: {what}");
        }

        Must(page.Title is { Length: > 5 }, "no title");
        Must(page.DocumentElement.GetAttribute("lang") == (language == "zh" ? "zh-CN" : "en"), "wrong lang");
        Must(page.QuerySelectorAll("h1").Length == 1, "not one h1");
        Must(page.QuerySelector("main#main") is not null, "no main");
        Must(page.QuerySelector("[style], style, script:not([src]):not([type='application/json'])") is null, "inline style or script");
        Must(!Unfinished().IsMatch(page.Body!.TextContent), "unfinished: " + Unfinished().Match(page.Body.TextContent).Value);
        Must(Packed(page.ToHtml()) <= MostBytes, $"{Packed(page.ToHtml())} bytes");
        foreach (var apart in page.QuerySelectorAll("[lang]:not(html), pre, code, .ky-source").ToList()) apart.Remove();
        if (language == "en") Must(!Chinese().IsMatch(page.QuerySelector("main")!.TextContent), "Chinese: " + Chinese().Match(page.QuerySelector("main")!.TextContent).Value);
        return faults;
    }

    private static long Packed(string html)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(html));
        return packed.ToArray().Length;
    }
}
