using System.Net;
using Kangyu.Server.Hosting;
using Kangyu.Store.Accounts;
using Kangyu.Store.Looks;

namespace Product.Tests.Server;

/// <summary>Accounts and units as an administrator changes them.</summary>
public sealed class ManageTests
{
    [Fact]
    public async Task An_administrator_makes_an_account_whose_password_is_shown_once_and_works()
    {
        await using var server = await TestServer.Start();
        using var administrator = await server.As("administrator").SignIn();
        var made = await Visitor.Read(await administrator.PostForm("/accounts", ("login", "li.wen"), ("name", "李文测"), ("role", "village_doctor"), ("unit", TestServer.Clinic)));
        var password = made.QuerySelector("#password")!.TextContent;
        using var fresh = await server.As("li.wen").SignIn(password);
        Assert.Equal(HttpStatusCode.OK, (await fresh.Get("/today")).StatusCode);
        Assert.DoesNotContain(password, await (await administrator.Get("/accounts")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var looks = await new LookView(server.County).All(false, null, 10, CancellationToken.None);
        Assert.StartsWith("add ", Assert.Single(looks, logged => logged.Look.Act == "ManageAccounts").Look.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("doctor", "village_doctor", TestServer.Clinic, "taken")]
    [InlineData("x", "village_doctor", TestServer.Clinic, "2 to 40")]
    [InlineData("li.wen", "emperor", TestServer.Clinic, "no role")]
    [InlineData("li.wen", "village_doctor", "360830999999V", "another unit")]
    public async Task What_is_wrong_with_a_new_account_is_told_and_nothing_is_made(string login, string role, string unit, string words)
    {
        await using var server = await TestServer.Start();
        using var administrator = await server.As("administrator").SignIn();
        var answer = await administrator.PostForm("/accounts", ("login", login), ("name", "李文测"), ("role", role), ("unit", unit));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, (await Visitor.Read(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(TestServer.Accounts.Count, (await server.Get<AccountTable>().List(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_with_its_tokens()
    {
        await using var server = await TestServer.Start();
        using var doctor = await server.As("doctor").SignIn();
        using var phone = server.As().WithToken(await server.Token("doctor"));
        using var administrator = await server.As("administrator").SignIn();
        var id = (await server.Get<AccountTable>().FindLogin("doctor", CancellationToken.None))!.Id;
        Assert.Equal(HttpStatusCode.OK, (await administrator.PostForm($"/accounts/{id}", ("do", "disable"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await doctor.Get("/today")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.Get("/api/due")).StatusCode);
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles_and_a_role_that_was_given_counts_at_once()
    {
        await using var server = await TestServer.Start();
        using var administrator = await server.As("administrator").SignIn();
        var accounts = server.Get<AccountTable>();
        var own = (await accounts.FindLogin("administrator", CancellationToken.None))!.Id;
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.PostForm($"/accounts/{own}", ("do", "grant"), ("role", "clinician"), ("unit", TestServer.Centre))).StatusCode);
        using var trainer = await server.As("trainer").SignIn();
        Assert.Equal(HttpStatusCode.Forbidden, (await trainer.Get("/today")).StatusCode);
        var id = (await accounts.FindLogin("trainer", CancellationToken.None))!.Id;
        await administrator.PostForm($"/accounts/{id}", ("do", "grant"), ("role", "clinician"), ("unit", TestServer.Centre));
        Assert.Equal(HttpStatusCode.OK, (await trainer.Get("/today")).StatusCode);
    }

    [Fact]
    public async Task An_administrator_of_a_unit_sees_no_account_above_it()
    {
        await using var server = await TestServer.Start();
        var maker = server.Get<Kangyu.Server.Accounts.AccountMaker>();
        await maker.Make(new("town-administrator", "镇管理测", TestServer.Password, [new("administrator", TestServer.Centre)]), _ => true);
        using var town = await server.As("town-administrator").SignIn();
        var shown = (await town.Page("/accounts")).QuerySelectorAll("ul.ky-list a").Select(link => link.TextContent).ToList();
        Assert.Contains(shown, name => name.StartsWith("doctor", StringComparison.Ordinal));
        Assert.DoesNotContain(shown, name => name.StartsWith("head", StringComparison.Ordinal));
        var head = (await server.Get<AccountTable>().FindLogin("head", CancellationToken.None))!.Id;
        Assert.Equal(HttpStatusCode.NotFound, (await town.Get($"/accounts/{head}")).StatusCode);
    }

    [Fact]
    public async Task A_unit_is_added_below_and_its_code_follows_from_place_and_kind()
    {
        await using var server = await TestServer.Start();
        using var administrator = await server.As("administrator").SignIn();
        var answer = await administrator.PostForm("/units", ("code", ""), ("division", "360830100003"), ("kind", "Clinic"), ("zh", "测试丙村卫生室"), ("en", "Test village C clinic"), ("parent", TestServer.Centre), ("do", "save"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("360830100003V", await (await administrator.Get("/units")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var circle = await administrator.PostForm("/units", ("code", TestServer.Centre), ("zh", "测试镇卫生院"), ("en", "Test town"), ("parent", ""), ("do", "save"));
        Assert.Equal(HttpStatusCode.BadRequest, circle.StatusCode);
    }

    [Fact]
    public async Task A_demonstration_password_is_refused_off_this_machine()
    {
        await using var server = await TestServer.Start();
        var maker = server.Get<Kangyu.Server.Accounts.AccountMaker>();
        await maker.Make(new("demo", "演示测", "demo", [new("clinician", TestServer.Centre)], Demo: true), _ => true);
        using var here = await server.As("demo").SignIn("demo");
        Assert.False((new HostSettings { Data = "", Keys = "", Packs = "", Urls = "http://0.0.0.0:8080" }).OnLoopback);
        Assert.False((new HostSettings { Data = "", Keys = "", Packs = "", Urls = "http://127.0.0.1:8080;https://county.example" }).OnLoopback);
        Assert.True((new HostSettings { Data = "", Keys = "", Packs = "", Urls = "http://localhost:8080;http://[::1]:9" }).OnLoopback);
    }
}
