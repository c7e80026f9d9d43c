using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Product.Tests.Server;
using Product.Tests.Store;

namespace Product.Tests.Kill;

/// <summary>Two server processes over one county on PostgreSQL, written to at once; clients change from one to the other, and one of the servers is killed.</summary>
public sealed class TwoServersTests
{
    private const int Both = 40;

    [Fact]
    public async Task Two_servers_serve_one_county_under_load()
    {
        Assert.SkipWhen(PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        using var county = await ServedCounty.Make(DatabaseKind.Postgres);
        var second = county.Second();
        var clients = Enumerable.Range(1, 6).Select(number => new Outbox(number, county.Token)).ToList();
        Dictionary<Guid, long> sentToBoth;
        using (var one = county.Run("serve", "--urls", "http://127.0.0.1:0"))
        using (var two = county.RunAt(second, "serve", "--urls", "http://127.0.0.1:0"))
        {
            var addresses = (One: await one.Address(), Two: await two.Address());
            await Load(clients, (client, number) => Work(client, number % 2 == 0 ? addresses.One : addresses.Two, 120));
            sentToBoth = await SendToBoth(county, addresses.One, addresses.Two);
            // everybody goes on at the other one, where the histories of their people were not written
            var answered = 0;
            await Load(clients, (client, number) => number % 2 == 0
                ? Work(client, addresses.Two, 120)
                : client.Send(addresses.One, () => { }, count => { if (Interlocked.Add(ref answered, count) >= 150) one.Kill(); }, () => false));
            await Load(clients, (client, _) => Work(client, addresses.Two, 30));
            Assert.Equal(0, await two.Stop());
            Assert.Equal("", one.Errors + two.Errors);
        }
        // who was killed serves again
        using (var one = county.Run("serve", "--urls", "http://127.0.0.1:0"))
        {
            var address = await one.Address();
            await Load(clients, (client, _) => Work(client, address, 10));
            Assert.Equal(0, await one.Stop());
        }
        foreach (var at in new[] { county.Settings, second })
        {
            using var verify = county.RunAt(at, "verify", "--anchors", "--json");
            var report = JsonSerializer.Deserialize<JsonElement>(await verify.Output());
            Assert.Equal(("[]", 2), (report.GetProperty("problems").GetRawText(), report.GetProperty("chains").GetInt32()));
        }
        await Tables.HaveOnce(county, [.. clients.SelectMany(client => client.Acknowledged), .. sentToBoth]);
        await Tables.HavePictures(county, [.. clients.SelectMany(client => client.Pictures)]);
        await Tables.HaveMeasured(county, [.. clients.SelectMany(client => client.Measured)]);
    }

    private static Task Load(List<Outbox> clients, Func<Outbox, int, Task> work) => Task.WhenAll(clients.Select(work));

    private static async Task Work(Outbox client, Uri server, int entries)
    {
        var answered = 0;
        Assert.True(await client.Send(server, () => { }, count => answered += count, () => answered >= entries));
    }

    /// <summary>The same submission sent to both at the same time: one takes it, the other says where it is.</summary>
    private static async Task<Dictionary<Guid, long>> SendToBoth(ServedCounty county, Uri one, Uri two)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", county.Token);
        var positions = new Dictionary<Guid, long>();
        for (var id = 90_000_000; id < 90_000_000 + Both; id++)
        {
            var body = $$"""[{"entries":[{{TestCounty.Register(id, id, "测某人", unit: TestServer.Clinic)}}]}]""";
            var answers = await Task.WhenAll(new[] { one, two }.Select(async server =>
            {
                using var answer = await client.PostAsync(new Uri(server, "/api/entries"), new StringContent(body, Encoding.UTF8, "application/json"));
                return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync())[0].GetProperty("entries")[0];
            }));
            Assert.Equal(["accepted", "duplicate"], answers.Select(entry => entry.GetProperty("status").GetString()).Order(StringComparer.Ordinal));
            positions.Add(TestCounty.Id(id), Assert.Single(answers.Select(entry => entry.GetProperty("position").GetInt64()).Distinct()));
        }
        return positions;
    }
}
