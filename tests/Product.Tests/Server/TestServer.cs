using Kangyu.Kernel;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Places;
using Kangyu.Server.Hosting;
using Kangyu.Store;
using Kangyu.Store.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Product.Tests.Keys;
using Product.Tests.Store;

namespace Product.Tests.Server;

/// <summary>A whole server on a free port, over a county of its own in a temporary directory, with one account a role.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    public const string Station = "360830000000S";
    public const string Centre = "360830100000H";
    public const string Clinic = "360830100001V";
    public const string OtherClinic = "360830100002V";
    public const string Password = "a walk by the river";

    private readonly Scratch scratch = new();
    private WebApplication? app;
    private County? county;

    public County County => county!;

    public CountyOptions Options { get; private set; } = null!;

    public string Address => app!.Urls.First();

    public T Get<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    /// <param name="shipped">With the packs that are shipped; otherwise with the core pack and the blood-pressure fixture.</param>
    /// <param name="clock">Null: the machine's.</param>
    /// <param name="packs">Others than these.</param>
    /// <param name="busy">How long to wait for a locked database; null: as usual.</param>
    public static async Task<TestServer> Start(Func<HostSettings, HostSettings>? change = null, bool shipped = false, TimeProvider? clock = null, TimeSpan? busy = null, IReadOnlyList<PackSource>? packs = null)
    {
        var server = new TestServer();
        var settings = new HostSettings
        {
            Data = server.scratch["data"],
            Keys = server.scratch["keys"],
            Packs = Path.Combine(TestPacks.Root, "packs"),
            County = "360830",
            Urls = "http://127.0.0.1:0",
        };
        settings = change?.Invoke(settings) ?? settings;
        server.Options = new CountyOptions
        {
            Data = settings.Data,
            Keys = settings.Keys,
            Database = settings.Database,
            County = "360830",
            Packs = shipped ? TestPacks.ShippedSet : TestPacks.Set,
            Sources = shipped ? TestPacks.Shipped : TestPacks.Sources,
            Clock = clock ?? TimeProvider.System,
        };
        if (packs is not null) server.Options = server.Options with { Packs = TestPacks.Load(packs), Sources = packs };
        if (busy is { } wait) server.Options = server.Options with { BusyTimeout = wait };
        server.county = await County.Open(server.Options);
        await new UnitTable(server.county).Put(Units);
        server.app = await KangyuHost.Build(settings, server.county, clock);
        await server.app.StartAsync();
        await server.AddAccounts();
        return server;
    }

    public Visitor As(string? login = null) => new(this, login);

    public async Task<string> Token(string login)
    {
        var account = await Get<AccountTable>().FindLogin(login, CancellationToken.None);
        return await Get<TokenTable>().Add(account!.Id, "test", System.Security.Cryptography.RandomNumberGenerator.GetBytes(32), DateTimeOffset.UtcNow);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        if (county is not null) await county.DisposeAsync();
        scratch.Dispose();
    }

    public static IReadOnlyList<Unit> Units { get; } =
    [
        new(Station, UnitKind.Station, new Words("测试县妇幼保健院", "Test county station"), null, "360830"),
        new(Centre, UnitKind.HealthCentre, new Words("测试镇卫生院", "Test town health centre"), Station, "360830100"),
        new(Clinic, UnitKind.Clinic, new Words("测试甲村卫生室", "Test village A clinic"), Centre, "360830100001"),
        new(OtherClinic, UnitKind.Clinic, new Words("测试乙村卫生室", "Test village B clinic"), Centre, "360830100002"),
    ];

    /// <summary>Login and role@unit; the name of an account is its login.</summary>
    public static IReadOnlyList<(string Login, string Role, string Unit)> Accounts { get; } =
    [
        ("doctor", "village_doctor", Clinic), ("other-doctor", "village_doctor", OtherClinic), ("clinician", "clinician", Centre), ("desk", "station_desk", Centre),
        ("keeper", "store_keeper", Centre), ("reviewer", "quality_reviewer", Station), ("trainer", "trainer", Station), ("head", "head", Station),
        ("statistician", "statistician", Station), ("administrator", "administrator", Station), ("auditor", "auditor", Station), ("machine", "machine", Clinic),
    ];

    // a hash takes a while on purpose, so the one of the common password is made once
    private static readonly string Hash = new PasswordHasher<Account>().HashPassword(new Account { Id = default, Login = "", Name = "" }, Password);

    /// <summary>The same id for the same login in every county, so that two of them can be compared.</summary>
    public static Guid AccountId(string login) =>
        new("01900000-0000-7000-a000-" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(login)))[..12]);

    public async Task AddAccount(string login, string role, string unit)
    {
        var account = new Account { Id = AccountId(login), Login = login, Name = login, PasswordHash = Hash, Stamp = login, Grants = [new AccountGrant(role, unit)] };
        Assert.True(await Get<AccountTable>().Add(account));
    }

    private async Task AddAccounts()
    {
        foreach (var (login, role, unit) in Accounts) await AddAccount(login, role, unit);
    }
}
