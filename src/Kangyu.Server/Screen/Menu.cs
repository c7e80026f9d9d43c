using Kangyu.Kernel;
using Kangyu.Kernel.Access;

namespace Kangyu.Server.Screen;

/// <summary>Places to go to, and the act that opens each; who may never do it does not see it.</summary>
internal sealed record MenuItem(string Area, string Address, Words Title, Act Act)
{
    public static IReadOnlyList<MenuItem> All { get; } =
    [
        new("today", "/today", ScreenTexts.Today, Act.DueList),
        new("people", "/people", ScreenTexts.People, Act.SearchInCare),
        new("services", "/services", ScreenTexts.Services, Act.ReadPacks),
        new("reports", "/reports", ScreenTexts.Reports, Act.Report),
        new("documents", "/documents", ScreenTexts.Documents, Act.Documents),
        new("packs", "/packs", ScreenTexts.Packs, Act.ReadPacks),
        new("units", "/units", ScreenTexts.Units, Act.ReadPacks),
        new("accounts", "/accounts", ScreenTexts.Accounts, Act.ManageAccounts),
        new("looks", "/looks", ScreenTexts.Looks, Act.ReadAllLooks),
    ];

    public static IEnumerable<MenuItem> For(Reader reader) => All.Where(item => MayEver.Do(reader, item.Act));
}
