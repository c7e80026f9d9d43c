using System.Globalization;
using System.Net;
using System.Text.Json;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store;
using Product.Tests.People;
using Product.Tests.Store;

namespace Product.Tests.Server;

/// <summary>
/// A disk that is full, a database that others hold: 503 with Retry-After and words for whoever asks, nothing that was acknowledged is lost, and the server goes on by itself when the trouble
/// is over.
/// </summary>
public sealed class UnavailableTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    [Theory, DatabaseData]
    public async Task A_locked_database_is_answered_with_503_and_the_server_goes_on(DatabaseKind kind)
    {
        await using var cluster = new TestCounty(kind);
        await using var server = await TestServer.Start(settings => settings with { Database = cluster.Database }, busy: Short);
        await server.Accept(TestCounty.Register(1, 1, unit: TestServer.Clinic));
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        using var reader = await server.As("doctor").SignIn();
        var first = await Accepted(await doctor.PostJson("/api/entries", Measure(10)));
        using (var other = server.County.Dialect.OpenWriter())
        {
            other.BeginPlain();
            other.Connection.Execute("UPDATE county SET epoch = epoch WHERE id = 1");
            foreach (var answer in await Task.WhenAll(Enumerable.Range(11, 20).Select(id => doctor.PostJson("/api/entries", Measure(id))))) await IsUnavailable(answer, "busy");
            // a look is logged before anything is shown (S11)
            await IsUnavailable(await reader.Get($"/people/{TestCounty.Person(1)}"), "busy");
            await IsUnavailable(await doctor.Get($"/api/people/{TestCounty.Person(1)}"), "busy");
            Assert.Equal(HttpStatusCode.OK, (await doctor.Get("/health")).StatusCode);
            other.Rollback();
        }
        foreach (var id in Enumerable.Range(11, 20)) await Accepted(await doctor.PostJson("/api/entries", Measure(id)));
        Assert.Equal(first, await Accepted(await doctor.PostJson("/api/entries", Measure(10)), "duplicate"));
        Assert.Equal(HttpStatusCode.OK, (await reader.Get($"/people/{TestCounty.Person(1)}")).StatusCode);
        Assert.Empty((await County.Verify(server.County.Parts.Options, anchors: true)).Problems);
    }

    [Fact]
    public async Task A_full_disk_is_answered_with_503_and_the_server_goes_on()
    {
        await using var server = await TestServer.Start();
        await server.Accept(TestCounty.Register(1, 1, unit: TestServer.Clinic));
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        using var reader = await server.As("doctor").SignIn();
        var pages = await Sql.Value<long>(server.County, "PRAGMA page_count");
        await Limit(server.County, pages + 20);
        var acknowledged = new Dictionary<Guid, long>();
        var refused = new List<int>();
        for (var id = 100; refused.Count == 0; id += 10)
        {
            Assert.True(id < 100_000, "the disk never filled up");
            foreach (var (sent, answer) in await Task.WhenAll(Enumerable.Range(id, 10).Select(async sent => (sent, Answer: await doctor.PostJson("/api/entries", Register(sent))))))
            {
                if (answer.StatusCode == HttpStatusCode.OK) acknowledged.Add(TestCounty.Id(sent), await Accepted(answer));
                else refused.Add(sent);
                if (answer.StatusCode != HttpStatusCode.OK) await IsUnavailable(answer, "storage");
            }
        }
        Assert.NotEmpty(acknowledged);
        // what is on file can still be looked up where no look has to be logged
        Assert.Equal(HttpStatusCode.OK, (await doctor.Get("/health")).StatusCode);
        await Limit(server.County, 1_000_000);
        foreach (var id in refused) acknowledged.Add(TestCounty.Id(id), await Accepted(await doctor.PostJson("/api/entries", Register(id))));
        Assert.Equal(HttpStatusCode.OK, (await reader.Get($"/people/{TestCounty.Person(1)}")).StatusCode);
        foreach (var (id, position) in acknowledged)
            Assert.Equal([position], (await Positions(server.County, id)));
        Assert.Empty((await County.Verify(server.County.Parts.Options, anchors: true)).Problems);
    }

    [Fact]
    public async Task A_connection_that_the_database_server_ends_is_opened_anew()
    {
        Assert.SkipWhen(PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        await using var cluster = new TestCounty(DatabaseKind.Postgres);
        await using var server = await TestServer.Start(settings => settings with { Database = cluster.Database });
        await server.Accept(TestCounty.Register(1, 1, unit: TestServer.Clinic));
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        for (var id = 10; id < 15; id++)
        {
            var writer = await server.County.Change(session => session.Connection.ExecuteScalar<int>("SELECT pg_backend_pid()"));
            using (var lease = await server.County.Dialect.Read(CancellationToken.None)) Assert.True(lease.Connection.ExecuteScalar<bool>("SELECT pg_terminate_backend(@writer, 60000)", new { writer }));
            var answer = await doctor.PostJson("/api/entries", Measure(id));
            if (answer.StatusCode != HttpStatusCode.OK) await IsUnavailable(answer, "busy");
            await Accepted(await doctor.PostJson("/api/entries", Measure(id)), "accepted", "duplicate");
        }
        Assert.Equal(5, await Dump.Count(server.County, "f_blood_pressure_measure"));
        Assert.Empty((await County.Verify(server.County.Parts.Options, anchors: true)).Problems);
    }

    private static string Measure(int id) => $$"""[{"entries":[{{TestCounty.Measure(id, 1, 120, "2026-02-01", unit: TestServer.Clinic)}}]}]""";

    private static string Register(int id) => $$"""[{"entries":[{{TestCounty.Register(id, id, "测某人", unit: TestServer.Clinic)}}]}]""";

    private static Task Limit(County county, long pages) =>
        county.Change(session => session.Connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}")));

    private static async Task<IEnumerable<long>> Positions(County county, Guid id)
    {
        using var lease = await county.Dialect.Read(CancellationToken.None);
        return lease.Connection.Query<long>("SELECT position FROM entry WHERE id = @id", new { id = EntryId.ToBytes(id) }).AsList();
    }

    /// <summary>The position of the one entry that was sent.</summary>
    private static async Task<long> Accepted(HttpResponseMessage answer, params string[] as_)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        var entry = JsonSerializer.Deserialize<JsonElement>(text)[0].GetProperty("entries")[0];
        Assert.Contains(entry.GetProperty("status").GetString(), as_.Length == 0 ? ["accepted"] : as_);
        return entry.GetProperty("position").GetInt64();
    }

    /// <summary>503, when to try again, and words: a page for people, a code with both languages for programs.</summary>
    private static async Task IsUnavailable(HttpResponseMessage answer, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{(int)answer.StatusCode} {text}");
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, "Retry-After");
        if (answer.Content.Headers.ContentType!.MediaType == "text/html")
        {
            Assert.Contains("Nothing that was acknowledged is lost", text, StringComparison.Ordinal);
            return;
        }
        var json = JsonSerializer.Deserialize<JsonElement>(text);
        if (json.ValueKind == JsonValueKind.Array) json = json[0];
        Assert.Equal(code, json.GetProperty("code").GetString());
        Assert.Contains("没有丢失任何已确认的记录", json.GetProperty("message").GetProperty("zh").GetString()!, StringComparison.Ordinal);
        Assert.Contains("Nothing that was acknowledged is lost", json.GetProperty("message").GetProperty("en").GetString()!, StringComparison.Ordinal);
    }
}
