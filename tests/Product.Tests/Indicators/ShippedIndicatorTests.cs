using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Packs;
using Kangyu.Store.Indicators;
using Product.Tests.Store;

namespace Product.Tests.Indicators;

/// <summary>Each indicator of the shipped packs is a statement both databases run.</summary>
public sealed class ShippedIndicatorTests
{
    [Theory, DatabaseData]
    public async Task Every_shipped_indicator_answers_over_an_empty_county(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        var sources = Shipped();
        await test.Reopen(options => options with { Packs = TestPacks.Load(sources), Sources = sources });
        var runs = new IndicatorRuns(test.County);
        foreach (var indicator in test.County.Engine.Packs.Indicators.Values)
        {
            var result = await runs.Run(indicator, ReportPeriod.Read("2026Q1")!, null, null, CancellationToken.None);
            Assert.Equal(0, result.Total.Numerator);
            Assert.Empty(await runs.Cases(indicator, ReportPeriod.Read("2026Q1")!, null, 10, CancellationToken.None));
        }
    }

    private static IReadOnlyList<PackSource> Shipped() => [.. Directory.GetDirectories(Path.Combine(TestPacks.Root, "packs")).Where(folder => File.Exists(Path.Combine(folder, "pack.yaml")))
        .Order(StringComparer.Ordinal)
        .Select(folder => new PackSource(Path.GetFileName(folder), [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new PackFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)))]))];
}
