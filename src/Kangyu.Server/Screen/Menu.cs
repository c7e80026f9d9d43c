using Kangyu.Kernel;
using Kangyu.Kernel.Access;

namespace Kangyu.Server.Screen;

/// <summary>Places to go to, and the act that opens each; who may never do it does not see it.</summary>
internal sealed record MenuItem(string Area, string Address, Words Title, Act Act)
{
    public static IReadOnlyList<MenuItem> All { get; } =
    [
        new("reports", "/reports", Reports.ReportTexts.Title, Act.Report),
        new("packs", "/packs", ScreenTexts.Packs, Act.ReadPacks),
    ];

    public static IEnumerable<MenuItem> For(Reader reader) => All.Where(item => MayEver.Do(reader, item.Act));
}
