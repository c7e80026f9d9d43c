using System.Net;
using System.Text.Json;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store;
using Kangyu.Store.Erasures;
using Kangyu.Store.Keys;
using Product.Tests.People;
using Product.Tests.Server;
using Product.Tests.Store;

namespace Product.Tests.Pictures;

/// <summary>A drawn signature comes with its form, is kept sealed, is shown to who may read the entry, and goes with the person.</summary>
public sealed class PictureTests
{
    private const string Form = "contraception.consent_iud_insertion";
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\u001a\n"u8, .. "the strokes of a name, as they were drawn"u8];
    private static readonly Digest Hash = Digest.Of(Png);

    [Fact]
    public async Task A_drawn_signature_is_kept_sealed_and_shown_with_its_entry()
    {
        await using var server = await PeopleCounty.StartWithPeople();
        using var clinician = await server.As("clinician").SignIn();
        var entry = await Sign(server, clinician);
        var page = await clinician.Page($"{PeopleCounty.At(PeopleCounty.Lin)}/entries/{entry}");
        var address = page.QuerySelector("img.ky-picture")!.GetAttribute("src")!;
        using var picture = await clinician.Get(address);
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Png, await picture.Content.ReadAsByteArrayAsync());
        Assert.NotNull((await clinician.Page($"{PeopleCounty.At(PeopleCounty.Lin)}/entries/{entry}/consent")).QuerySelector("img.ky-picture"));
        Assert.Empty(Sentinels.Find(server.Options.Data, Png[^20..]));
        Assert.Empty((await County.Verify(server.Options, anchors: false)).Problems);
    }

    [Fact]
    public async Task Who_may_not_read_the_entry_has_no_picture_either()
    {
        await using var server = await PeopleCounty.StartWithPeople();
        using var clinician = await server.As("clinician").SignIn();
        await server.Accept(TestCounty.Register(3, 3, "测试同屋", "13900000003", unit: TestServer.Centre));
        var entry = await Sign(server, clinician);
        var address = $"{PeopleCounty.At(PeopleCounty.Lin)}/entries/{entry}/pictures/{Hash}";
        using var stranger = await server.As("other-doctor").SignIn();
        using var head = await server.As("head").SignIn();
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Get(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.Get(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.Get(address[..^4] + "0000")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.Get(address.Replace(PeopleCounty.Id(PeopleCounty.Lin).ToString(), PeopleCounty.Id(3).ToString(), StringComparison.Ordinal))).StatusCode);
    }

    [Theory]
    [InlineData("none", "consent_signature", "blob_missing")]
    [InlineData("other", "blobs.{hash}", "blob_hash")]
    [InlineData("script", "blobs.{hash}", "blob_type")]
    [InlineData("svg", "blobs.{hash}", "blob_type")]
    [InlineData("text", "blobs.{hash}", "blob_data")]
    [InlineData("empty", "blobs.{hash}", "blob_too_large")]
    [InlineData("large", "blobs.{hash}", "blob_too_large")]
    [InlineData("list", "blobs", "wrong_type")]
    public async Task A_picture_that_is_not_what_it_says_is_refused_and_nothing_is_stored(string wrong, string path, string code)
    {
        await using var server = await PeopleCounty.StartWithPeople();
        using var clinician = await server.As("clinician").SignIn();
        var answer = await Post(clinician, Consent(server, Guid.CreateVersion7()), wrong switch
        {
            "none" => null,
            "other" => Blob("image/png", [.. Png, 0]),
            "script" => Blob("image/png", "<svg onload=alert(1)>"u8),
            "svg" => Blob("image/svg+xml", Png),
            "text" => """{"type":"image/png","data":"not base64!"}""",
            "empty" => Blob("image/png", []),
            "large" => Blob("image/png", [.. Png, .. new byte[4 * 1024 * 1024]]),
            _ => "[]",
        }, asList: wrong == "list");
        var problem = answer.GetProperty("entries")[0].GetProperty("problems")[0];
        Assert.Equal((code, path.Replace("{hash}", Hash.ToString(), StringComparison.Ordinal)), (problem.GetProperty("code").GetString(), problem.GetProperty("path").GetString()));
        Assert.Equal(0, await Count(server, "blob"));
        Assert.Equal(2, await Count(server, "entry") - await Count(server, "pack_active"));
    }

    [Fact]
    public async Task A_correction_need_not_send_the_picture_again()
    {
        await using var server = await PeopleCounty.StartWithPeople();
        using var clinician = await server.As("clinician").SignIn();
        var first = await Sign(server, clinician);
        var second = Guid.CreateVersion7();
        var answer = await Post(clinician, Consent(server, second, $$""","amends":"{{first}}","reason":"选错了类型" """), null);
        Assert.Equal("accepted", answer.GetProperty("entries")[0].GetProperty("status").GetString());
        using var picture = await clinician.Get($"{PeopleCounty.At(PeopleCounty.Lin)}/entries/{second}/pictures/{Hash}");
        Assert.Equal(Png, await picture.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, await Count(server, "blob"));
    }

    [Fact]
    public async Task A_changed_picture_is_named()
    {
        await using var server = await PeopleCounty.StartWithPeople();
        using var clinician = await server.As("clinician").SignIn();
        await Sign(server, clinician);
        var stored = await Stored(server);
        await Store(server, [.. stored[..^1], (byte)(stored[^1] ^ 1)]);
        Assert.Equal([("blob_hash", $"blob/{Hash}")], (await County.Verify(server.Options, anchors: false)).Problems.Select(problem => (problem.Code, problem.Path)));
    }

    [Fact]
    public async Task A_picture_that_law_keeps_is_locked_with_its_entry()
    {
        await using var server = await PeopleCounty.StartWithPeople();
        using var clinician = await server.As("clinician").SignIn();
        var address = $"{PeopleCounty.At(PeopleCounty.Lin)}/entries/{await Sign(server, clinician)}/pictures/{Hash}";
        EscrowKeys.Create(server.County.Parts.Keys, "first passphrase", "second passphrase");
        await server.County.Erase(new ErasureOrder(PeopleCounty.Id(PeopleCounty.Lin), Guid.NewGuid(), Guid.NewGuid(), "本人要求"));
        // S12: shown to nobody, and not gone before the term is over
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.Get(address)).StatusCode);
        Assert.Equal(1, await Count(server, "blob"));
        Assert.Empty((await County.Verify(server.Options, anchors: false)).Problems);
    }

    private static async Task<Guid> Sign(TestServer server, Visitor clinician)
    {
        var entry = Guid.CreateVersion7();
        var answer = await Post(clinician, Consent(server, entry), Blob("image/png", Png));
        Assert.Equal("accepted", answer.GetProperty("entries")[0].GetProperty("status").GetString());
        return entry;
    }

    private static string Consent(TestServer server, Guid id, string more = "")
    {
        var today = CountyTime.Today(TimeProvider.System).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var hash = server.County.Engine.Packs.Texts[Form].Hash("zh");
        return $$"""
            {"id":"{{id}}","form":"{{Form}}","version":1,"subject":{"kind":"person","id":"{{PeopleCounty.Id(PeopleCounty.Lin)}}"},"unit":"{{TestServer.Centre}}","occurred":"{{today}}"{{more}},
            "answers":{"consent_iud_kind":"iud_copper","consent_explained":["what","benefits","risks","others","change","after"],"consent_questions":true,
            "consent_signature":{"text":"{{Form}}","hash":"{{hash}}","lang":"zh","at":"{{today}}T00:01","image":"{{Hash}}"} } }
            """;
    }

    private static async Task<JsonElement> Post(Visitor visitor, string entry, string? blob, bool asList = false)
    {
        var blobs = blob is null ? "" : asList ? $",\"blobs\":{blob}" : $",\"blobs\":{{\"{Hash}\":{blob}}}";
        using var answer = await visitor.PostJson("/api/entries", $$"""[{"id":"{{Guid.CreateVersion7()}}","entries":[{{entry}}]{{blobs}}}]""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await Visitor.Json(answer))[0];
    }

    private static string Blob(string type, ReadOnlySpan<byte> bytes) => $$"""{"type":"{{type}}","data":"{{Convert.ToBase64String(bytes)}}"}""";

    private static async Task<long> Count(TestServer server, string table)
    {
        using var lease = await server.County.Dialect.Read(CancellationToken.None);
        return lease.Connection.ExecuteScalar<long>($"SELECT count(*) FROM {table}");
    }

    private static async Task<byte[]> Stored(TestServer server)
    {
        using var lease = await server.County.Dialect.Read(CancellationToken.None);
        return lease.Connection.ExecuteScalar<byte[]>("SELECT sealed FROM blob")!;
    }

    private static async Task Store(TestServer server, byte[] bytes)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(server.Options.Data, "county.db")}");
        await connection.OpenAsync();
        await connection.ExecuteAsync("UPDATE blob SET sealed = @bytes", new { bytes });
    }
}
