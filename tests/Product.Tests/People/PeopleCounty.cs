using Kangyu.Kernel.Packs;
using Kangyu.Store;
using Product.Tests.Server;
using Product.Tests.Store;

namespace Product.Tests.People;

/// <summary>A server with the shipped packs and people of the town's health centre. The county's writer puts entries in as another device would.</summary>
internal static class PeopleCounty
{
    /// <summary>Registered at the health centre.</summary>
    public const int Lin = 1;

    /// <summary>Registered at the village clinic.</summary>
    public const int Qiu = 2;

    public const string Phone = "13900000001";
    public const string OtherPhone = "13900000002";

    public static Task<TestServer> Start(TimeProvider? clock = null, IReadOnlyList<PackSource>? packs = null) => TestServer.Start(shipped: true, clock: clock, packs: packs);

    public static async Task<TestServer> StartWithPeople(TimeProvider? clock = null, IReadOnlyList<PackSource>? packs = null)
    {
        var server = await Start(clock, packs);
        await server.Accept(TestCounty.Register(1, Lin, "测试林", Phone, unit: TestServer.Centre));
        await server.Accept(TestCounty.Register(2, Qiu, "演秋红", OtherPhone, unit: TestServer.Clinic));
        return server;
    }

    public static async Task Accept(this TestServer server, params string[] entries)
    {
        var receipt = await server.County.Append(TestCounty.Read(server.County, entries));
        Assert.True(receipt.IsStored, string.Join(';', receipt.Entries.SelectMany(entry => entry.Problems).Append(receipt.Unavailable)));
    }

    public static Guid Id(int person) => TestCounty.Person(person);

    public static string At(int person) => $"/people/{Id(person)}";

    public static string Counselling(int id, int person, string occurred = "2026-02-01", string unit = TestServer.Centre, int? amends = null, bool withdraws = false) =>
        TestCounty.Entry(id, person, "contraception.counselling", withdraws ? "{}" : """{"counselling_wanted":"not_today"}""", occurred, amends, withdraws, unit);

    public static string History(int id, int person, int systolic, string occurred, string more = "", string unit = TestServer.Centre, int? amends = null) =>
        TestCounty.Entry(id, person, "contraception.history_examination", $$"""{"systolic":{{systolic}},"diastolic":80,"height":160,"weight":60{{more}}}""", occurred, amends, unit: unit);

    /// <summary>Private by form (S13): stays at the unit that wrote it, with its flag, its duty and the reminder agreed to.</summary>
    public static string Abortion(int id, int person, string occurred = "2026-03-01", string unit = TestServer.Station) => TestCounty.Entry(
        id, person, "contraception.abortion_surgical",
        """
        {"told_as_history":false,"emergency":false,"care_kind":"incomplete","abortion_technique":"vacuum_manual","pain_relief":"oral","tissue_seen":true,"complications":["none"],
        "operator":"01900000-0000-7000-8000-0000000000d0","after_advice":["bleeding"],"contraception_offered":true,"who_may_see":"here_only","after_abortion":"yes"}
        """, occurred, unit: unit);

    /// <summary>Private by form (S13, S4): an outpatient service of 20 yuan; all is waived since the person cannot pay.</summary>
    public static string Charge(int id, int person, string occurred = "2026-03-01", string unit = TestServer.Centre, int? amends = null) => TestCounty.Entry(
        id, person, "assistance.charge",
        """
        {"charged":[{"charge_service":"outpatient","charge_posted_free":false,"charge_times":1,"charge_price":20},{"charge_service":"gynaecology","charge_item":"妇科检查","charge_posted_free":false,"charge_times":2,"charge_price":15.55}],
        "charge_wants":true,"charge_needs":["cannot_pay"],"charge_told_now":true,"charge_paid":0,"charge_served":true}
        """, occurred, amends, unit: unit);

    public static string Consent(int id, int person, string answers, string occurred = "2026-02-02", string unit = TestServer.Centre) =>
        TestCounty.Entry(id, person, "core.consent", answers, occurred, unit: unit);

    /// <summary>Looks at one person, the newest first: act and unit.</summary>
    public static async Task<IReadOnlyList<(string Act, string Unit)>> Looks(this TestServer server, int person) =>
        [.. (await new Kangyu.Store.Looks.LookView(server.County).AtPerson(Id(person), null, 100, CancellationToken.None)).Select(look => (look.Look.Act, look.Look.Unit))];
}
