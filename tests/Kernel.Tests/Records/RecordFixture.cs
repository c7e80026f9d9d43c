using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Records;

namespace Kernel.Tests.Records;

/// <summary>The core pack and the blood-pressure fixture, and a ledger of one person in memory.</summary>
internal static class RecordFixture
{
    public static Engine Engine { get; } = new(Load());

    public static readonly Guid Person = new("01900000-0000-7000-8000-00000000000a");
    public static readonly Writer Doctor = new(Guid.Empty, "clinician", "T1");

    public static PackSet Load()
    {
        var root = RepositoryRoot();
        var load = PackLoader.Load([Read(Path.Combine(root, "packs", "core"), "core"), Read(Path.Combine(root, "tests", "fixtures", "packs", "blood-pressure"), "blood-pressure")]);
        Assert.True(load.Set is not null, string.Join('\n', load.Findings.Select(finding => $"{finding.File}:{finding.Line} {finding.Code} {finding.Message.En}")));
        return load.Set!;
    }

    /// <summary>Packs of the repository by name.</summary>
    public static IEnumerable<PackSource> Sources(params string[] names) => names.Select(name => Read(Path.Combine(RepositoryRoot(), "packs", name), name));

    public static Draft Draft(int number, string form, string answers, string occurred, Guid? amends = null, bool withdraws = false)
    {
        var read = Engine.Read(Json(number, form, answers, occurred, amends, withdraws), Doctor);
        Assert.True(read.Draft is not null, string.Join(';', read.Problems));
        return read.Draft!;
    }

    public static JsonElement Json(int number, string form, string answers, string occurred, Guid? amends = null, bool withdraws = false) => JsonDocument.Parse($$"""
        {"id":"{{Id(number)}}","form":"{{form}}","version":1,"subject":{"kind":"person","id":"{{Person}}"},"occurred":"{{occurred}}","answers":{{answers}}
        {{(amends is { } root ? $",\"amends\":\"{root}\"" : "")}}{{(withdraws ? ",\"withdraws\":true" : "")}},"reason":"测试"}
        """).RootElement;

    public static Guid Id(int number) => new($"01900000-0000-7000-9000-{number:x12}");

    public static Verdict Admit(Draft draft, PersonState? state = null, string now = "2030-01-01T12:00") =>
        Engine.Admit(draft, state, new AdmitContext(DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture), "T1"));

    public static IReadOnlyList<string> Refusals(Verdict verdict) =>
        verdict is Verdict.Refused refused ? [.. refused.Problems.Select(problem => $"{problem.Path}: {problem.Code}")] : [];

    /// <summary>An admitted entry, recorded in the order of its number unless told otherwise.</summary>
    public static Entry Entry(int number, string form, string answers, string occurred, Guid? amends = null, bool withdraws = false, long? position = null)
    {
        var draft = Draft(number, form, answers, occurred, amends, withdraws);
        var verdict = Admit(draft);
        Assert.True(verdict is Verdict.Admitted, string.Join(';', Refusals(verdict)));
        return Engine.ToEntry(draft, (Verdict.Admitted)verdict, new Numbering(position ?? number, HybridTime.Of(1_000_000 + number), draft.Id));
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kangyu.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the repository root is not above the tests");
    }

    private static PackSource Read(string folder, string name) => new(name, [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(file => new PackFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)))]);
}
