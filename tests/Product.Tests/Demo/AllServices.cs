using Kangyu.Demo;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Records;
using Product.Tests.Store;

namespace Product.Tests.Demo;

/// <summary>A demo county of 2,000 people on all packs of the repository, as <c>./run</c> makes it: lived once for all tests that look at it.</summary>
internal static class AllServices
{
    public const int People = 2000;

    private static readonly Lazy<PackSet> Set = new(() => TestPacks.Load([.. Directory.GetDirectories(Path.Combine(TestPacks.Root, "packs"))
        .Where(folder => File.Exists(Path.Combine(folder, "pack.yaml"))).Order(StringComparer.Ordinal).Select(TestPacks.Read)]));

    private static readonly Lazy<(IReadOnlyList<Draft> Drafts, MemoryCounty County)> Once = new(Live);

    public static PackSet Packs => Set.Value;

    public static Engine Engine { get; } = new(Packs);

    public static IReadOnlyList<Draft> Drafts => Once.Value.Drafts;

    public static MemoryCounty County => Once.Value.County;

    public static DemoHistory History(int people, long seed = 1) => DemoHistory.Create(Packs, new DemoOptions("360830", people, 8, seed, DemoRun.Today)).Value!;

    public static MemoryCounty Live(int people, long seed) => Live(History(people, seed)).County;

    private static (IReadOnlyList<Draft> Drafts, MemoryCounty County) Live() => Live(History(People));

    private static (IReadOnlyList<Draft> Drafts, MemoryCounty County) Live(DemoHistory history)
    {
        var (drafts, county) = (new List<Draft>(), new MemoryCounty(Engine));
        foreach (var submission in history.Submissions())
        {
            drafts.AddRange(submission.Entries);
            county.Append(submission);
        }
        return (drafts, county);
    }
}
