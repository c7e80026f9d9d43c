using Kangyu.Kernel.Access;
using Kangyu.Server.Accounts;

namespace Kangyu.Server.Screen;

/// <summary>The start page is the first place of the menu that the visitor may go to.</summary>
internal static class Home
{
    public static void MapHome(this IEndpointRouteBuilder app) => app.MapGet("/", (Visit visit) => Results.Redirect(First(visit.Visitor!.Reader))).AsksSignInOnly();

    private static string First(Reader reader) => MayEver.Do(reader, Act.ManageAccounts) && !MayEver.Do(reader, Act.DueList)
        ? "/accounts"
        : MenuItem.For(reader).First().Address;
}
