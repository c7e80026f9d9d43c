using System.Text.RegularExpressions;
using Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Browser.Tests.Walks;

/// <summary>
/// Every page at 360 and 1280 px, in Chinese and English: nothing wider than the screen, a picture kept for people to look at, no axe violation (looked for on the phone in Chinese and on the desktop in
/// English: what it finds hangs on the width or on the language, not on both).
/// </summary>
public sealed class EveryPageTests(Chromium chromium)
{
    private static readonly (string Name, string Address)[] Pages =
    [
        ("packs", "/packs"), ("pack", "/packs/contraception"), ("decision", "/packs/decisions/contraception.usmec2024"), ("sheet", "/packs/sheets/contraception.iud_copper"),
        ("outline", "/packs/forms/contraception.choice"), ("pathway", "/packs/pathways/contraception.after_iud"), ("indicator", "/packs/indicators/contraception.counselled_three"),
        ("cases", "/packs/contraception/cases"), ("text", "/packs/texts/contraception.consent_iud_insertion"), ("services", "/services"), ("service", "/services/contraception"), ("reports", "/reports"), ("report", "/reports/contraception.counselled_three"),
        ("register", "/people/new"), ("account", "/account"), ("today", "/today"), ("people", "/people"), ("found", "/people?q=测试甲"), ("outside", "/people/outside"),
        ("person", "/people/{person}"), ("forms", "/people/{person}/forms"), ("card", "/people/{person}/card"), ("summary", "/people/{person}/summary"), ("log", "/people/{person}/log"),
        ("history", "/forms/contraception.history_examination?person={person}"), ("choice", "/forms/contraception.choice?person={person}"),
        ("consent", "/forms/contraception.consent_iud_insertion?person={person}"), ("entry", "/people/{person}/entries/{entry}"),
        ("consent-sheet", "/people/{person}/entries/{entry}/consent"), ("charge", "/forms/assistance.charge?person={person}"), ("charged", "/people/{person}/entries/{charge}"), ("charge-receipt", "/people/{person}/entries/{charge}/receipt"), ("amend", "/entries/{entry}/amend"), ("nobody", "/people?q=欧阳不在"), ("core", "/packs/core"),
        ("written", "/written/{note}"), ("same", "/people/{person}/same"), ("erase", "/people/{person}/erase"), ("documents", "/documents"), ("slips", "/today/slips"), ("messages", "/messages"), ("second-step", "/account/second-step"), ("looks", "/account/looks"), ("units", "/units"),
    ];

    private static readonly (string Name, string Address)[] Refused = [("not-in-care", "/people/{elsewhere}"), ("role-may-not", "/accounts")];

    private static readonly (string Name, string Address)[] OfTheReviewer = [("event", "/events/{event}"), ("receipt-sheet", "/events/{event}/receipt"), ("services-open", "/services"), ("service-open", "/services/complaints")];

    private static readonly (string Name, string Address)[] OfTheAdministrator =
    [
        ("accounts", "/accounts"), ("account-new", "/accounts/new"), ("account-one", "/accounts/{account}"), ("unit-new", "/units/new"), ("unit", "/units/" + WalkServer.Centre),
    ];

    [Theory]
    [InlineData(360, "zh")]
    [InlineData(360, "en")]
    [InlineData(1280, "zh")]
    [InlineData(1280, "en")]
    public async Task Every_page_stands(int width, string language)
    {
        await using var server = await WalkServer.Start();
        await using var context = await chromium.Open(width, language);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        await Look(page, server, "sign-in", $"/sign-in?lang={language}", width, language, faults);
        await Look(page, server, "receipt", "/receipt", width, language, faults);
        await server.AddPosters();
        await Look(page, server, "open", "/open", width, language, faults);
        await Look(page, server, "poster", "/open/" + WalkServer.Centre, width, language, faults);
        var person = await server.AddPerson();
        var entry = await server.AddConsent(person);
        var charge = await server.AddCharge(person);
        var note = await server.AddNote();
        var elsewhere = await server.AddPersonElsewhere();
        string Filled(string address) => address.Replace("{person}", $"{person}", StringComparison.Ordinal).Replace("{entry}", $"{entry}", StringComparison.Ordinal).Replace("{charge}", $"{charge}", StringComparison.Ordinal).Replace("{elsewhere}", $"{elsewhere}", StringComparison.Ordinal).Replace("{note}", $"{note}", StringComparison.Ordinal);
        await SignIn.As(page, server, "clinician");
        foreach (var (name, address) in Pages) await Look(page, server, name, Filled(address), width, language, faults);
        foreach (var (name, address) in Refused) await Look(page, server, name, Filled(address), width, language, faults, status: 403);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData(360, "zh")]
    [InlineData(360, "en")]
    [InlineData(1280, "zh")]
    [InlineData(1280, "en")]
    public async Task Every_page_of_those_who_keep_the_house_stands(int width, string language)
    {
        await using var server = await WalkServer.Start();
        await using var context = await chromium.Open(width, language);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        await SignIn.As(page, server, "admin");
        var account = await server.AccountOf("village");
        foreach (var (name, address) in OfTheAdministrator) await Look(page, server, name, address.Replace("{account}", account.ToString(), StringComparison.Ordinal), width, language, faults);
        var complaint = await server.AddComplaint();
        await SignIn.As(page, server, "reviewer");
        foreach (var (name, address) in OfTheReviewer) await Look(page, server, name, address.Replace("{event}", complaint.ToString(), StringComparison.Ordinal), width, language, faults);
        await SignIn.As(page, server, "auditor");
        await Look(page, server, "looks-all", "/looks", width, language, faults);
        await Look(page, server, "not-found", "/looks/nothing", width, language, faults, status: 404);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Every_route_that_shows_a_page_is_among_them()
    {
        await using var server = await WalkServer.Start();
        var shown = Pages.Concat(OfTheAdministrator).Concat(OfTheReviewer).Select(page => page.Address.Split('?')[0]).Append("/sign-in").Append("/receipt").Append("/open").Append("/open/" + WalkServer.Centre).Append("/looks").ToList();
        var missed = server.Routes.Where(route => !NoPage.Any(start => route.StartsWith(start, StringComparison.Ordinal)) && !PartsOfPages.Contains(route))
            .Where(route => !shown.Exists(address => Pattern(route).IsMatch(address)));
        Assert.Empty(missed);
    }

    private static readonly string[] NoPage = ["/api/", "/openapi", "/health", "/dist"];

    /// <summary>The start page only leads on; the others are parts that a page asks for, or answer the gateway of text messages.</summary>
    private static readonly string[] PartsOfPages = ["/", "/messages/report", "/messages/reply", "/forms/{form}/facts", "/people/{id:guid}/timeline", "/people/{id:guid}/entries/{entry:guid}/pictures/{hash}", "/written/{entry:guid}/pictures/{hash}"];

    private static Regex Pattern(string route) => new("^" + string.Join('/', route.TrimEnd('/').Split('/').Select(part => part.StartsWith('{') ? "[^/]+" : Regex.Escape(part))) + "$");

    private static async Task Look(IPage page, WalkServer server, string name, string address, int width, string language, List<string> faults, int status = 200)
    {
        var response = await page.GotoAsync(server.Address + address);
        if (response?.Status != status) faults.Add($"{address}: {response?.Status}");
        // a form is there when its foot is
        await page.WaitForFunctionAsync("() => !document.querySelector('ky-form') || document.querySelector('.ky-foot')");
        await Axe.Picture(page, $"{name}-{width}-{language}");
        if (width < 600 == (language == "zh")) faults.AddRange((await Axe.Violations(page)).Select(violation => $"{address}: {violation}"));
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide > width) faults.Add($"{address}: {wide} px wide");
    }
}
