using System.Text;
using Kangyu.Kernel;
using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Packs;
using Kangyu.Store;
using Kangyu.Store.Indicators;
using Kangyu.Store.Views;

namespace Product.Tests.Store;

/// <summary>What was written with an older version of a form is read by today's, in the record, in the flat tables and in the numbers over them; upcasts are data.</summary>
public sealed class OlderVersionTests
{
    private const string Path = "forms/measure.yaml";

    private static readonly IReadOnlyList<PackSource> First = Edited(
        ("      - id: change\n", """
              - id: arm
                ask: {zh: 手臂, en: Arm}
                type: choice
                options: {l: {zh: 左, en: Left}, r: {zh: 右, en: Right}}
              - id: pulse
                ask: {zh: 脉搏, en: Pulse}
                type: decimal
                unit: /min
              - id: change

        """));

    private static readonly (string Old, string Fresh)[] ToSecond =
    [
        ("version: 1\n", "version: 2\n"),
        ("sections:\n", """
        upcasts:
          - from: 1
            was: {explained: told}
            values: {arm: {l: left, r: right}}
            fill: {cuff: usual}
        sections:

        """),
        ("      - id: change\n", """
              - id: arm
                ask: {zh: 手臂, en: Arm}
                type: choice
                options: {left: {zh: 左, en: Left}, right: {zh: 右, en: Right}}
              - id: pulse
                ask: {zh: 脉搏, en: Pulse}
                type: integer
                unit: /min
              - id: cuff
                ask: {zh: 袖带, en: Cuff}
                type: choice
                options: {usual: {zh: 普通, en: Usual}, wide: {zh: 宽, en: Wide}}
              - id: change

        """),
        ("      - id: told\n", "      - id: explained\n"),
    ];

    private static readonly IReadOnlyList<PackSource> Second = Edited(ToSecond);

    /// <summary>The type of an item is changed back.</summary>
    private static readonly IReadOnlyList<PackSource> Third = Edited([.. ToSecond, ("version: 2\n", "version: 3\n"), ("type: integer\n        unit: /min", "type: decimal\n        unit: /min")]);

    [Theory, DatabaseData]
    public async Task An_entry_of_version_1_is_read_by_version_2_in_the_record_and_in_its_flat_row(DatabaseKind kind)
    {
        await using var test = await Upgraded(kind);
        var entries = await new PeopleView(test.County).Entries(TestCounty.Person(1), null, 10, CancellationToken.None);
        var old = entries.Entries.Select(entry => entry.Entry).Single(entry => entry.Id == TestCounty.Id(2));
        Assert.Equal(("yes", "left", "usual", "70"), (Said(old, "explained"), Said(old, "arm"), Said(old, "cuff"), Said(old, "pulse")));
        Assert.Equal(1, await Sql.Value<long>(test.County, Row("explained = 1 AND arm = 'left' AND cuff = 'usual' AND pulse__long = 70")));
        // sent late by a device that still had the first version
        Assert.Equal(1, await Sql.Value<long>(test.County, Row("explained = 1 AND arm = 'right' AND cuff = 'usual' AND pulse__long = 80")));
        Assert.Equal(1, await Sql.Value<long>(test.County, Row("explained = 0 AND arm = 'right' AND cuff = 'wide' AND pulse__long = 90")));
    }

    [Theory, DatabaseData]
    public async Task A_rebuild_reads_older_versions_alike(DatabaseKind kind)
    {
        await using var test = await Upgraded(kind);
        var before = await Dump.Of(test.County);
        await test.Close();
        await County.Rebuild(With(test.Options, Second));
        await test.Reopen(options => With(options, Second));
        Assert.Equal(before, await Dump.Of(test.County));
    }

    [Theory, DatabaseData]
    public async Task A_number_over_an_item_whose_type_changed_reads_the_column_of_today(DatabaseKind kind)
    {
        await using var test = await Upgraded(kind);
        Assert.Equal((3L, 80.0), await Pulse(test));
        await test.Reopen(options => With(options, Third));
        Assert.Equal((3L, 80.0), await Pulse(test));
    }

    private static async Task<(long, double?)> Pulse(TestCounty test)
    {
        var indicator = new Indicator
        {
            Id = "test.pulse",
            Pack = "blood-pressure",
            Kind = IndicatorKind.Quality,
            Title = new Words("脉搏", "Pulse"),
            Formula = Formula.Average,
            Column = "pulse",
            Period = "quarter",
            By = ["county"],
            Of = new Population(IndicatorSource.Form, "blood-pressure.measure", "occurred", null),
        };
        var result = await new IndicatorRuns(test.County).Run(indicator, ReportPeriod.Read("2026Q1")!, null, null, CancellationToken.None);
        return (result.Total.Numerator, result.Total.Value);
    }

    /// <summary>Written with the first version; the second is activated; then one more of each.</summary>
    private static async Task<TestCounty> Upgraded(DatabaseKind kind)
    {
        var test = new TestCounty(kind);
        await test.Reopen(options => With(options, First));
        await test.Accept(TestCounty.Register(1, 1), Measure(2, "2026-02-01", """ "told":true,"recheck":"no","arm":"l","pulse":70 """));
        await test.Reopen(options => With(options, Second));
        await test.Accept(Measure(3, "2026-02-08", """ "told":true,"recheck":"no","arm":"r","pulse":80 """));
        await test.Accept(Measure(4, "2026-02-15", """ "explained":false,"recheck":"no","arm":"right","cuff":"wide","pulse":90 """).Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal));
        return test;
    }

    private static string Measure(int id, string on, string more) =>
        TestCounty.Entry(id, 1, "blood-pressure.measure", "{\"rested\":true,\"systolic\":150,\"diastolic\":80," + more + "}", on);

    private static string Row(string where) => $"SELECT COUNT(*) FROM f_blood_pressure_measure WHERE until IS NULL AND {where}";

    private static string Said(Kangyu.Kernel.Records.Entry entry, string item) => entry[entry.Form.Items.Single(known => known.Id == item)].ToString();

    private static CountyOptions With(CountyOptions options, IReadOnlyList<PackSource> sources) => options with { Packs = TestPacks.Load(sources), Sources = sources };

    /// <summary>The packs of the fixture without its cases, which tell of the version as it stands.</summary>
    private static IReadOnlyList<PackSource> Edited(params (string Old, string Fresh)[] edits) =>
    [
        .. TestPacks.Sources.Select(source => source.Name != "blood-pressure" ? source : source with
        {
            Files = [.. source.Files.Where(file => !file.Path.StartsWith("cases/", StringComparison.Ordinal)).Select(file => file.Path == Path ? new PackFile(Path, Edit(file, edits)) : file)],
        }),
    ];

    private static byte[] Edit(PackFile file, (string Old, string Fresh)[] edits)
    {
        var text = Encoding.UTF8.GetString(file.Bytes.Span).ReplaceLineEndings("\n");
        foreach (var (old, fresh) in edits)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, fresh, StringComparison.Ordinal);
        }
        return Encoding.UTF8.GetBytes(text);
    }
}
