using Microsoft.Playwright;

namespace Browser.Tests.Walks;

internal static class SignIn
{
    public static async Task As(IPage page, WalkServer server, string login)
    {
        await page.GotoAsync(server.Address + "/sign-in");
        await page.Locator("input[name=login]").FillAsync(login);
        await page.Locator("input[name=password]").FillAsync(WalkServer.Password);
        await page.Locator("main button[type=submit], main form button").First.ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"), new() { Timeout = 60_000 });
    }
}
