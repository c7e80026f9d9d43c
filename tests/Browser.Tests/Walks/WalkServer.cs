using System.Security.Cryptography;
using Browser.Tests.Harness;
using Kangyu.Kernel;
using Kangyu.Kernel.Places;
using Kangyu.Server.Accounts;
using Kangyu.Server.Hosting;
using Kangyu.Server.Messages;
using Kangyu.Server.Units;
using Kangyu.Store;
using Kangyu.Store.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Browser.Tests.Walks;

/// <summary>The whole server with the shipped packs, over an empty county, one account a role: what a walk in the browser begins with.</summary>
internal sealed class WalkServer : IAsyncDisposable
{
    public const string Station = "360830000000S";
    public const string Centre = "360830100000H";
    public const string Clinic = "360830100001V";
    public const string Password = "a walk by the river";

    private readonly string root = Path.Combine(Path.GetTempPath(), "kywalk" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
    private static readonly Lazy<Task<string>> Made = new(Make);
    private MessageSettings? messages;
    private County? county;
    private WebApplication? app;

    public County County => county!;

    public WalkClock Clock { get; } = new();

    public string Address => app!.Urls.First();

    /// <summary>A copy of a county that was made once: its tables, units and accounts take longer than many a walk.</summary>
    /// <param name="messages">The gateway for text messages; null: none.</param>
    public static async Task<WalkServer> Start(MessageSettings? messages = null)
    {
        var server = new WalkServer { messages = messages };
        Copy(await Made.Value, server.root);
        await server.Open();
        return server;
    }

    /// <summary>A person registered at the health centre, with a visit: counselling is not needed for condoms.</summary>
    public async Task<Guid> AddPerson()
    {
        var person = Guid.CreateVersion7();
        await Append(person, "core.registration", $$"""{"name":"测试甲","sex":"female","born":"1992-04-02","phone":"15400000001","card_number":"{{Kangyu.Kernel.People.Identifiers.CardNumber.From(77).Number}}","synthetic":true,"keep_record":true}""");
        await Append(person, "contraception.supply", """{"supplied":"condom_male","supply_kind":"start","pieces_given":20,"supply_told":["how","emergency"]}""");
        return person;
    }

    /// <summary>A person who asked for a text message before a month's supply runs out.</summary>
    public async Task<Guid> AddReminded(string name, string? phone)
    {
        var person = Guid.CreateVersion7();
        await Append(person, "core.registration", $$"""{"name":"{{name}}","sex":"female","born":"1992-04-02",{{(phone is null ? "" : $"\"phone\":\"{phone}\",")}}"contact_ways":["sms","phone_call"],"synthetic":true,"keep_record":true}""");
        await Append(person, "contraception.supply", """{"supplied":"coc","supply_kind":"refill","packs_given":1,"supply_told":["how","emergency"],"pills_refill":"yes"}""");
        return person;
    }

    public T Get<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    public static IReadOnlyList<Unit> WithPhones => [.. Units.Select(unit => unit with { Phone = "0796-7721234" })];

    /// <summary>The two holders of what law keeps (S12).</summary>
    public void MakeEscrow() => Kangyu.Store.Keys.EscrowKeys.Create(Kangyu.Store.Keys.KeysDirectory.Open(Path.Combine(root, "keys"), Path.Combine(root, "data")), "first passphrase", "second passphrase");

    public Task Agree(Guid person) => Append(person, "core.consent", """{"purpose":"invitations","programme":"midlife","channel":["sms"],"answer":"yes"}""");

    /// <summary>A person whom only the county station knows.</summary>
    public async Task<Guid> AddPersonElsewhere()
    {
        var person = Guid.CreateVersion7();
        await Append(person, "core.registration", """{"name":"测试乙","sex":"female","born":"1990-01-01","synthetic":true,"keep_record":true}""", Station);
        return person;
    }

    /// <summary>A signed consent; the id of its entry.</summary>
    public Task<Guid> AddConsent(Guid person)
    {
        const string Text = "contraception.consent_iud_insertion";
        return Append(person, Text, $$"""
            {"consent_iud_kind":"iud_copper","consent_explained":["what","benefits","risks","others","change","after"],"consent_questions":true,
             "consent_signature":{"text":"{{Text}}","hash":"{{County.Engine.Packs.Texts[Text].Hash("zh")}}","lang":"zh","at":"2027-03-01T08:30"} }
            """);
    }

    /// <summary>What was paid and waived at a visit; the id of its entry.</summary>
    public Task<Guid> AddCharge(Guid person) => Append(person, "assistance.charge", """
        {"charged":[{"charge_service":"gynaecology","charge_item":"妇科检查","charge_posted_free":false,"charge_times":2,"charge_price":15.55},
         {"charge_service":"contraception","charge_posted_free":false,"charge_times":1,"charge_price":10},{"charge_service":"before_pregnancy","charge_times":1,"charge_price":0}],
         "charge_wants":true,"charge_needs":["disability"],"charge_told_now":true,"charge_paid":20.55,"charge_served":true}
        """);

    /// <summary>Every route that answers GET, as it was mapped.</summary>
    public IReadOnlyList<string> Routes =>
        [.. app!.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct()];

    /// <summary>A complaint that was taken down at the county station.</summary>
    public async Task<Guid> AddComplaint()
    {
        var id = Guid.CreateVersion7();
        await Append(id, "complaints.complaint", $$"""
            {"channel_used":"in_person","complained_unit":"{{Clinic}}","happened_when":"this_month","about_what":["waiting"],"urgent_now":false,"complaint_words":"等了三个小时","wished_for":["explanation"],
             "unit_may_see":"topic","answer_way":"receipt_code"}
            """, Station, "event");
        return id;
    }

    /// <summary>What was handed out without a name; the id of its entry.</summary>
    public Task<Guid> AddNote() => Append(Guid.Empty, "contraception.handed_out", """{"handed_what":"condom_male","handed_pieces":10}""", Centre, "nobody");

    /// <summary>What the health centre posts for everybody.</summary>
    public async Task AddPosters()
    {
        await Append(Guid.Empty, "openness.hours", $$"""{"at_unit":"{{Centre}}","hours_of":"whole","hours_always":false,"valid_from":"2027-01-01","hours":[{"hours_days":["mon","tue"],"opens_hour":8,"opens_minute":0,"closes_hour":17,"closes_minute":30}]}""", Centre, "nobody");
        await Append(Guid.Empty, "openness.price", $$"""
            {"at_unit":"{{Centre}}","open_service":"contraception","price_kind":"examination","price_item":"B 超","price_free":false,"price_yuan":45,"price_per":"time","price_reduced":["low_income","cannot_pay"],"price_basis":"government","valid_from":"2027-01-01"}
            """, Centre, "nobody");
    }

    private async Task<Guid> Append(Guid subject, string form, string answers, string unit = Centre, string kind = "person")
    {
        var id = Guid.CreateVersion7();
        var raw = System.Text.Encoding.UTF8.GetBytes($$"""
            {"id":"{{id}}","form":"{{form}}","version":{{County.Engine.Packs.Forms[form].Version}},"subject":{"kind":"{{kind}}","id":"{{subject}}"},"unit":"{{unit}}","occurred":"2027-03-01","answers":{{answers}} }
            """);
        var read = County.Engine.Read(System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(raw), new Kangyu.Kernel.Records.Writer(Guid.CreateVersion7(), "clinician", unit));
        Assert.True(read.Draft is not null, string.Join(';', read.Problems));
        var receipt = await County.Append(new Submission(read.Draft!.Id, [new SubmittedEntry(read.Draft, County.MarkOf(raw))], unit));
        Assert.True(receipt.IsStored, string.Join(';', receipt.Entries.SelectMany(entry => entry.Problems)));
        return id;
    }

    public async Task<Guid> AccountOf(string login) => (await new AccountTable(County).FindLogin(login, CancellationToken.None))!.Id;

    public async ValueTask DisposeAsync()
    {
        await Close();
        if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
    }

    private static async Task<string> Make()
    {
        var server = new WalkServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(server.root, recursive: true);
        await server.Open();
        await new UnitTable(server.County).Put(Units);
        await server.Close();
        await server.Open();
        await server.AddAccounts();
        await server.Close();
        return server.root;
    }

    private async Task Open()
    {
        var settings = new HostSettings
        {
            Data = Path.Combine(root, "data"),
            Keys = Path.Combine(root, "keys"),
            Packs = Repository.Path("packs"),
            County = "360830",
            Urls = "http://127.0.0.1:0",
            Messages = messages,
        };
        county = await County.Open(new CountyOptions { Data = settings.Data, Keys = settings.Keys, County = "360830", Packs = ShippedPacks.Set, Sources = ShippedPacks.Sources, Clock = Clock });
        app = await KangyuHost.Build(settings, county, Clock);
        await app.StartAsync();
    }

    private async Task Close()
    {
        if (app is not null) await app.DisposeAsync();
        if (county is not null) await county.DisposeAsync();
    }

    private static void Copy(string from, string to)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(to);
        else Directory.CreateDirectory(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    private static IReadOnlyList<Unit> Units { get; } =
    [
        new(Station, UnitKind.Station, new Words("演示县妇幼保健院", "Demo county station"), null, "360830"),
        new(Centre, UnitKind.HealthCentre, new Words("演示镇卫生院", "Demo town health centre"), Station, "360830100"),
        new(Clinic, UnitKind.Clinic, new Words("演示村卫生室", "Demo village clinic"), Centre, "360830100001"),
    ];

    private async Task AddAccounts()
    {
        (string Login, string Name, string Role, string Unit)[] accounts =
        [
            ("village", "测试村医", "village_doctor", Clinic), ("clinician", "测试医师", "clinician", Centre), ("desk", "测试服务台", "station_desk", Centre),
            ("head", "测试负责人", "head", Station), ("admin", "测试管理员", "administrator", Station),
            ("auditor", "测试审计员", "auditor", Station), ("reviewer", "测试质控员", "quality_reviewer", Station),
        ];
        var units = app!.Services.GetRequiredService<UnitDirectory>();
        var maker = app.Services.GetRequiredService<AccountMaker>();
        foreach (var (login, name, role, unit) in accounts)
        {
            var (_, problem) = await maker.Make(new AccountDraft(login, name, Password, [new AccountGrant(role, unit)]), code => units.Tree!.Find(code) is not null);
            Assert.Null(problem);
        }
    }
}
