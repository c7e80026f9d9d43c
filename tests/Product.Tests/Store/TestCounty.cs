using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Records;
using Kangyu.Store;

namespace Product.Tests.Store;

/// <summary>A county in a temporary directory, or a schema of its own, and short ways to write entries into it.</summary>
internal sealed class TestCounty : IAsyncDisposable
{
    public const string Unit = "360830001001";
    public static readonly Writer Doctor = new(new Guid("01900000-0000-7000-8000-0000000000d0"), "clinician", Unit);
    private readonly string schema = "ky_t" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly string root = Path.Combine(Path.GetTempPath(), "kystore" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
    private County? county;

    public TestCounty(DatabaseKind kind) => Kind = kind;

    public DatabaseKind Kind { get; }

    public TestClock Clock { get; } = new();

    public County County => county ?? throw new InvalidOperationException("the county is closed");

    public string Data => Path.Combine(root, "data");

    public string Root => root;

    public string Schema => schema;

    public string? Database => Kind == DatabaseKind.Postgres ? PostgresCluster.Address(schema) : null;

    public List<Exception> Faults { get; } = [];

    public CountyOptions Options => new()
    {
        Data = Data,
        County = "360830",
        Packs = TestPacks.Set,
        Sources = TestPacks.Sources,
        Database = Database,
        Clock = Clock,
        Faults = Faults.Add,
        BusyTimeout = TimeSpan.FromMilliseconds(200),
    };

    public static async Task<TestCounty> Open(DatabaseKind kind)
    {
        var test = new TestCounty(kind);
        await test.Reopen();
        return test;
    }

    public async Task Close()
    {
        if (county is not null) await county.DisposeAsync();
        county = null;
    }

    public async Task Reopen(Func<CountyOptions, CountyOptions>? change = null)
    {
        await Close();
        county = await County.Open(change is null ? Options : change(Options));
    }

    public Submission Submission(params string[] entries) => Read(County, entries);

    /// <summary>Reads entries as the server would.</summary>
    public static Submission Read(County county, params string[] entries)
    {
        var submitted = entries.Select(entry =>
        {
            var raw = Encoding.UTF8.GetBytes(entry);
            var read = county.Engine.Read(JsonSerializer.Deserialize<JsonElement>(raw), Doctor);
            Assert.True(read.Draft is not null, string.Join(';', read.Problems));
            return new SubmittedEntry(read.Draft!, county.MarkOf(raw));
        }).ToList();
        return new Submission(submitted[0].Draft.Id, submitted, Unit);
    }

    public async Task<Receipt> Append(params string[] entries)
    {
        var receipt = await County.Append(Submission(entries));
        Assert.True(receipt.Unavailable?.Code != "failed", string.Join('\n', Faults));
        return receipt;
    }

    public async Task<Receipt> Accept(params string[] entries)
    {
        var receipt = await Append(entries);
        Assert.True(receipt.IsStored, string.Join(';', receipt.Entries.SelectMany(entry => entry.Problems).Append(receipt.Unavailable)));
        return receipt;
    }

    public static Guid Person(int number) => new($"01900000-0000-7000-8000-{number:x12}");

    public static Guid Id(int number) => new($"01900000-0000-7000-9000-{number:x12}");

    public static string Entry(int id, int person, string form, string answers, string occurred, int? amends = null, bool withdraws = false, string unit = Unit) =>
        $$"""{"id":"{{Id(id)}}","form":"{{form}}","version":1,"subject":{"kind":"person","id":"{{Person(person)}}"},"unit":"{{unit}}","occurred":"{{occurred}}","answers":{{answers}}"""
        + (amends is { } root ? $",\"amends\":\"{Id(root)}\",\"reason\":\"测试\"" : "") + (withdraws ? ",\"withdraws\":true}" : "}");

    public static string Register(int id, int person, string name = "测试甲", string phone = "", string born = "1990-02-11", string occurred = "2026-01-01", string unit = Unit, int? amends = null) =>
        Entry(id, person, "core.registration",
            $$"""{"name":"{{name}}","sex":"female","born":"{{born}}"{{(phone.Length > 0 ? $",\"phone\":\"{phone}\"" : "")}},"synthetic":true,"keep_record":true}""", occurred, amends, unit: unit);

    /// <summary>A measurement; from 140 on it is raised and asks about a reminder.</summary>
    public static string Measure(int id, int person, int systolic, string occurred, string recheck = "yes", int? amends = null, string unit = Unit) => Entry(
        id, person, "blood-pressure.measure",
        systolic >= 140
            ? string.Create(CultureInfo.InvariantCulture, $$"""{"rested":true,"systolic":{{systolic}},"diastolic":80,"told":true,"recheck":"{{recheck}}"}""")
            : string.Create(CultureInfo.InvariantCulture, $$"""{"rested":true,"systolic":{{systolic}},"diastolic":80}"""),
        occurred, amends, unit: unit);

    public async ValueTask DisposeAsync()
    {
        await Close();
        if (Kind == DatabaseKind.Postgres) PostgresCluster.Drop(schema);
        if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
    }
}
