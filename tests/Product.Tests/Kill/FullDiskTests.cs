using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Product.Tests.Keys;
using Product.Tests.Server;
using Product.Tests.Store;

namespace Product.Tests.Kill;

/// <summary>A disk of a few megabytes that really fills up under the real program.</summary>
public sealed class FullDiskTests
{
    private const int DiskMegabytes = 32;
    private const int BallastBytes = 29 << 20;

    [Fact]
    public async Task A_disk_that_fills_up_loses_nothing_and_the_server_goes_on_when_there_is_room()
    {
        using var scratch = new Scratch();
        var disk = Directory.CreateDirectory(scratch["disk"]).FullName;
        Assert.SkipWhen(await Exit("mount", "-t", "tmpfs", "-o", $"size={DiskMegabytes}m", "tmpfs", disk) != 0, "no small disk can be mounted here (it takes root)");
        try
        {
            await FillUp(Path.Combine(disk, "data"), Path.Combine(disk, "ballast"));
        }
        finally
        {
            await Exit("umount", "-l", disk);
        }
    }

    private static async Task FillUp(string data, string ballast)
    {
        using var county = await ServedCounty.Make(DatabaseKind.Sqlite, data);
        await File.WriteAllBytesAsync(ballast, new byte[BallastBytes]);
        var acknowledged = new Dictionary<Guid, long>();
        using (var server = county.Run("serve", "--urls", "http://127.0.0.1:0"))
        {
            using var client = new HttpClient { BaseAddress = await server.Address() };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", county.Token);
            var id = 1;
            while (await Send(client, id, acknowledged) == HttpStatusCode.OK) Assert.True(id++ < 100_000, "the disk never filled up");
            Assert.NotEmpty(acknowledged);
            // full is full
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Send(client, id + 1, acknowledged));
            File.Delete(ballast);
            for (var more = id; more < id + 50; more++) Assert.Equal(HttpStatusCode.OK, await Send(client, more, acknowledged));
            Assert.Equal(0, await server.Stop());
        }
        using var verify = county.Run("verify", "--anchors", "--json");
        Assert.Equal("[]", JsonSerializer.Deserialize<JsonElement>(await verify.Output()).GetProperty("problems").GetRawText());
        await Tables.HaveOnce(county, acknowledged);
    }

    private static async Task<HttpStatusCode> Send(HttpClient client, int id, Dictionary<Guid, long> acknowledged)
    {
        var body = $$"""[{"entries":[{{TestCounty.Register(id, id, "测某人", unit: TestServer.Clinic)}}]}]""";
        using var answer = await client.PostAsync("/api/entries", new StringContent(body, Encoding.UTF8, "application/json"));
        var json = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync())[0];
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            var entry = json.GetProperty("entries")[0];
            Assert.Equal("accepted", entry.GetProperty("status").GetString());
            acknowledged.Add(TestCounty.Id(id), entry.GetProperty("position").GetInt64());
        }
        else
        {
            Assert.Equal("storage", json.GetProperty("code").GetString());
            Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, "Retry-After");
        }
        return answer.StatusCode;
    }

    private static async Task<int> Exit(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
