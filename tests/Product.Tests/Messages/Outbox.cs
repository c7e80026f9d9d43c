using Kangyu.Kernel.Messages;
using Kangyu.Server.Forms;
using Kangyu.Server.Hosting;
using Kangyu.Server.Messages;
using Kangyu.Server.Packs;
using Kangyu.Server.Units;
using Kangyu.Store.Accounts;
using Kangyu.Store.Messages;
using Kangyu.Store.Views;
using Product.Tests.Server;
using Product.Tests.Store;

namespace Product.Tests.Messages;

/// <summary>The sending side over a county of a test, without a web server; made anew after the county was opened anew.</summary>
internal sealed class Outbox : IDisposable
{
    private readonly TestCounty test;
    private readonly KannelGateway gateway;

    private Outbox(TestCounty test, StubGateway stub, UnitDirectory units)
    {
        this.test = test;
        var settings = new HostSettings { Data = test.Data, Keys = test.Root, Packs = "", Messages = stub.Settings() };
        gateway = new KannelGateway(settings.Messages);
        Table = new MessageTable(test.County);
        Due = new DueView(test.County);
        Plan = new PlanMessages(test.County, Due, Table, new WriteEntry(test.County, test.Clock), units, new ActivePacks(test.County.Engine.Packs), settings, test.Clock);
        Hand = new HandMessagesOver(Table, Due, Plan, new TakeBack(new PeopleView(test.County), new WriteEntry(test.County, test.Clock)), gateway, test.Clock);
    }

    public MessageTable Table { get; }

    public DueView Due { get; }

    public PlanMessages Plan { get; }

    public HandMessagesOver Hand { get; }

    public static async Task<Outbox> Open(TestCounty test, StubGateway stub)
    {
        var table = new UnitTable(test.County);
        await table.Put([.. TestServer.Units.Select(unit => unit with { Phone = "0796-7721234" })]);
        var units = new UnitDirectory(table);
        await units.Load(CancellationToken.None);
        return new Outbox(test, stub, units);
    }

    /// <summary>A county with people who asked for a text message, three months after a raised value: it is the day before, nine in the morning.</summary>
    public static async Task<TestCounty> County(DatabaseKind kind, int people = 1)
    {
        var made = await TestCounty.Open(kind);
        for (var person = 1; person <= people; person++) await made.Accept(Register(person), Measure(person));
        return made;
    }

    public static string Register(int person, string phone = "15400981276") => TestCounty.Entry(person, person, "core.registration",
        $$"""{"name":"测试{{(char)('甲' + person)}}","sex":"female","born":"1990-02-11","phone":"{{phone}}","synthetic":true,"keep_record":true,"contact_ways":["sms"]}""", "2026-01-01", unit: TestServer.Clinic);

    public static string Measure(int person) => TestCounty.Measure(100 + person, person, 150, "2026-12-02", unit: TestServer.Clinic);

    public static string NoMore(int id, int person) => TestCounty.Entry(id, person, "core.consent", """{"purpose":"reminders","answer":"no"}""", "2027-03-01", unit: TestServer.Clinic);

    /// <summary>Queued, then handed over as often as it takes: both counts.</summary>
    public async Task<(int Queued, int Taken)> Round() => (await Plan.Run(CancellationToken.None), await Hand.Run(CancellationToken.None));

    public async Task<IReadOnlyList<DeliveryState>> States() =>
        [.. (await Table.OfUnit(TestServer.Clinic, DateTimeOffset.MinValue.AddYears(2000), CancellationToken.None)).Select(message => message.State)];

    public Task<long> Rows() => Sql.Value<long>(test.County, "SELECT count(*) FROM message");

    public Task<long> Entries() => Sql.Value<long>(test.County, "SELECT count(*) FROM entry WHERE form = 'core.message_out'");

    public void Dispose() => gateway.Dispose();
}
