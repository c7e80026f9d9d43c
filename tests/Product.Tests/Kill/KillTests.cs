using System.Text.Json;
using Product.Tests.Store;

namespace Product.Tests.Kill;

/// <summary>
/// The server is killed at random moments under load, started on the same data, and sent again what it had not acknowledged. The seed is printed; <c>KANGYU_SEED</c> repeats a
/// run, as far as what the machine does between allows.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Connections = 6;
    private const int MostBetween = 120;

    [Theory, InlineData(DatabaseKind.Sqlite, 50), InlineData(DatabaseKind.Postgres, 10)]
    public async Task What_was_acknowledged_is_there_once_however_often_the_server_is_killed(DatabaseKind kind, int kills)
    {
        Assert.SkipWhen(kind == DatabaseKind.Postgres && PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KANGYU_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"KANGYU_SEED={seed}");
        var random = new Random(seed);
        using var county = await ServedCounty.Make(kind);
        var clients = Enumerable.Range(1, Connections).Select(number => new Outbox(number, county.Token)).ToList();
        for (var kill = 0; kill < kills; kill++)
        {
            if (kill % 10 == 9) KillAtStart(county, random);
            else await KillUnderLoad(county, clients, random);
        }
        await SendTheRest(county, clients);
        await Verify(county);
        await Tables.HaveOnce(county, [.. clients.SelectMany(client => client.Acknowledged)]);
        await Tables.HavePictures(county, [.. clients.SelectMany(client => client.Pictures)]);
        await Tables.HaveMeasured(county, [.. clients.SelectMany(client => client.Measured)]);
        output.WriteLine($"{clients.Sum(client => client.Acknowledged.Count)} entries acknowledged, {clients.Sum(client => client.Duplicates)} of them when sent again");
    }

    private static async Task KillUnderLoad(ServedCounty county, List<Outbox> clients, Random random)
    {
        using var server = county.Run("serve", "--urls", "http://127.0.0.1:0");
        var address = await server.Address();
        // some kills come while a request is on its way, some right after an answer
        var (sends, answers) = random.Next(2) == 0 ? (random.Next(1, MostBetween), int.MaxValue) : (int.MaxValue, random.Next(1, MostBetween));
        var turns = random.Next(200_000);
        var (sent, answered, killed) = (0, 0, 0);
        void KillNow()
        {
            if (Interlocked.Exchange(ref killed, 1) != 0) return;
            Thread.SpinWait(turns);
            server.Kill();
        }
        var finished = await Task.WhenAll(clients.Select(client => client.Send(
            address,
            () => { if (Interlocked.Increment(ref sent) >= sends) _ = Task.Run(KillNow); },
            count => { if (Interlocked.Add(ref answered, count) >= answers) KillNow(); },
            () => false)));
        Assert.True(killed == 1 && finished.All(enough => !enough), "the server went away by itself: " + server.Errors);
        Assert.Equal("", server.Errors);
    }

    private static void KillAtStart(ServedCounty county, Random random)
    {
        using var server = county.Run("serve", "--urls", "http://127.0.0.1:0");
        var looks = random.Next(200);
        while (!server.HasOpened("in-use")) Thread.Yield();
        for (var look = 0; look < looks; look++) server.HasOpened("nothing");
        server.Kill();
        Assert.Equal("", server.Errors);
    }

    private static async Task SendTheRest(ServedCounty county, List<Outbox> clients)
    {
        using var server = county.Run("serve", "--urls", "http://127.0.0.1:0");
        var address = await server.Address();
        Assert.All(await Task.WhenAll(clients.Select(client => client.Send(address, () => { }, _ => { }, () => true))), Assert.True);
        Assert.Equal(0, await server.Stop());
        Assert.Equal("", server.Errors);
    }

    private static async Task Verify(ServedCounty county)
    {
        using var verify = county.Run("verify", "--anchors", "--json");
        var report = JsonSerializer.Deserialize<JsonElement>(await verify.Output());
        Assert.Equal("[]", report.GetProperty("problems").GetRawText());
        Assert.Equal(0, await verify.Exit());
    }
}
