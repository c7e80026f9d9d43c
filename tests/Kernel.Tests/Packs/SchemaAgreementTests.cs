namespace Kangyu.Kernel.Tests.Packs;

/// <summary>What an editor tells a pack author by the schemas is what the checker says, as far as one file alone can tell.</summary>
public sealed class SchemaAgreementTests
{
    /// <summary>What a schema can tell of a file without knowing the others, expressions or dates.</summary>
    private static readonly string[] Told = ["unknown_key", "missing_key", "wrong_type", "unknown_word", "bad_id", "text_missing_zh", "text_missing_en"];

    /// <summary>Needs another key, another item or another file than the one that is wrong; the replaced text begins so.</summary>
    private static readonly string[] Beyond =
    [
        "alone: [nothing]", "{systolic: number}", "rows: [upp]", "ever arm = 'up'", "by: [author]", "[+30 days, -14 days]", "on: 2026-02-30", "amend: 4", "{l: left, r: rihgt}", "arm in ('lefft')",
        "refuse: [systolic", "from: 2", "codes: [odl]", "count: entries\nper:", "fill: {rested: never}", "levle: high", "product: [coyl]", "average: arm", "sum: arm", "form: clinic.visit, lines: drug,", "when: level = 'high'", "type: yesno\n        role: method_chosen",
        "by: [county, arm]", "    repeat: {min: 9", "level: hihg", "type: text\n        list",
    ];

    private static readonly Dictionary<string, BadPack> Bad = BadPacks.Heads.Concat(BadPacks.Shared).Concat(BadPacks.Uses).Concat(BadForms.All)
        .Where(bad => bad.Elsewhere is null && PackSchemas.Knows(bad.Path) && Told.Contains(bad.Code)).ToDictionary(bad => bad.Name, StringComparer.Ordinal);

    private static readonly string[] Folders = [.. Directory.GetDirectories(Path.Combine(PackFolder.Root, "packs")).Where(folder => File.Exists(Path.Combine(folder, "pack.yaml")))
        .Append(Path.Combine(PackFolder.Root, "tests/fixtures/packs/blood-pressure")).Append(Path.Combine(PackFolder.Root, "tests/fixtures/packs/orchard"))];

    public static TheoryData<string> Shipped => [.. Folders.SelectMany(folder => Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(PackFolder.Root, file).Replace('\\', '/')))];

    public static TheoryData<string> Names => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_file_is_valid(string file)
    {
        var folder = Folders.Single(each => Path.Combine(PackFolder.Root, file).StartsWith(each + "/", StringComparison.Ordinal));
        var path = Path.GetRelativePath(folder, Path.Combine(PackFolder.Root, file)).Replace('\\', '/');
        Assert.True(PackSchemas.Knows(path), $"no schema for {path}");
        Assert.Empty(PackSchemas.Faults(path, File.ReadAllText(Path.Combine(PackFolder.Root, file)))!);
    }

    [Fact]
    public void The_pack_that_the_tests_break_is_valid() =>
        Assert.All(ClinicPack.Text.Files.Where(file => PackSchemas.Knows(file.Key)), file => Assert.Empty(PackSchemas.Faults(file.Key, file.Value)!));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_checker_refuses_the_schema_refuses_too_where_one_file_can_tell(string name)
    {
        var bad = Bad[name];
        var faults = PackSchemas.Faults(bad.Path, bad.Text.Files[bad.Path])!;
        Assert.Equal(!Beyond.Any(begin => bad.Replace.StartsWith(begin, StringComparison.Ordinal)), faults.Count > 0);
    }
}
