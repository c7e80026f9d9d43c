using Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Browser.Tests.Walks;

/// <summary>What goes over a weak network, as it was compressed: a page that is seen again, and the first page of a new phone.</summary>
public sealed class WeightTests(Chromium chromium)
{
    private const int MostWarm = 60_000;
    private const int MostCold = 150_000;

    [Theory]
    [InlineData("/people/{person}")]
    [InlineData("/forms/contraception.history_examination?person={person}")]
    [InlineData("/people/new")]
    [InlineData("/people")]
    public async Task A_page_is_light(string address)
    {
        await using var server = await WalkServer.Start();
        await using var context = await chromium.Open(360);
        var person = await server.AddPerson();
        for (var entry = 0; entry < 20; entry++) await server.AddConsent(person);
        var page = await context.NewPageAsync();
        await SignIn.As(page, server, "clinician");
        var at = server.Address + address.Replace("{person}", person.ToString(), StringComparison.Ordinal);

        var devTools = await context.NewCDPSessionAsync(page);
        await devTools.SendAsync("Network.enable");
        await devTools.SendAsync("Network.clearBrowserCache");
        var bytes = 0.0;
        devTools.Event("Network.loadingFinished").OnEvent += (_, finished) => bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
        var answer = await page.GotoAsync(at);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal("br", await answer!.HeaderValueAsync("content-encoding"));
        Assert.InRange(bytes, 10_000, MostCold);

        bytes = 0;
        await page.GotoAsync(at);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.InRange(bytes, 500, MostWarm);
    }
}
