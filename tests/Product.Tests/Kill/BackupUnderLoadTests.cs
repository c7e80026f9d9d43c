using System.Text.Json;
using Dapper;
using Kangyu.Kernel.Ledger;
using Product.Tests.Store;

namespace Product.Tests.Kill;

/// <summary>Backups by the command line while the real server is served and written to; what was acknowledged before one began comes back from it.</summary>
public sealed class BackupUnderLoadTests
{
    [Theory, DatabaseData]
    public async Task A_backup_made_while_serving_has_all_that_was_acknowledged_before_it(DatabaseKind kind)
    {
        using var county = await ServedCounty.Make(kind);
        var clients = Enumerable.Range(1, 4).Select(number => new Outbox(number, county.Token)).ToList();
        var file = Path.Combine(county.Settings.Keys, "..", "backup", "county.kyb");
        Dictionary<Guid, long> before;
        using (var server = county.Run("serve", "--urls", "http://127.0.0.1:0"))
        {
            var address = await server.Address();
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var answered = 0;
            var stop = false;
            var load = clients.ConvertAll(client => client.Send(
                address, () => { }, count => { if (Interlocked.Add(ref answered, count) >= 200) enough.TrySetResult(); }, () => Volatile.Read(ref stop)));
            await enough.Task;
            // the first backup makes the key that opens backups; the second replaces the first
            before = await Backup(county, file, clients);
            before = await Backup(county, file, clients);
            Volatile.Write(ref stop, true);
            Assert.All(await Task.WhenAll(load), Assert.True);
            Assert.Equal(0, await server.Stop());
        }
        await Restore(county, file, before);
        using var verify = county.Run("verify", "--anchors");
        Assert.Equal(0, await verify.Exit());
        await Tables.HaveOnce(county, [.. clients.SelectMany(client => client.Acknowledged)]);
    }

    private static async Task<Dictionary<Guid, long>> Backup(ServedCounty county, string file, List<Outbox> clients)
    {
        var before = clients.SelectMany(client => client.Known()).ToDictionary();
        using var backup = county.Run("backup", file);
        Assert.True(await backup.Exit() == 0, backup.Errors);
        return before;
    }

    private static async Task Restore(ServedCounty county, string file, Dictionary<Guid, long> before)
    {
        using var there = county.Elsewhere();
        using (var restore = there.Run("restore", file, "--key", Path.Combine(county.Settings.Keys, "hand-over", "backup.pem")))
        {
            var said = await restore.Output();
            Assert.True(await restore.Exit() == 0, restore.Errors);
            Assert.Contains(" 0 problems", said, StringComparison.Ordinal);
        }
        using (var verify = there.Run("verify", "--anchors", "--json"))
        {
            Assert.Equal("[]", JsonSerializer.Deserialize<JsonElement>(await verify.Output()).GetProperty("problems").GetRawText());
        }
        await using var dialect = await there.Dialect();
        using var lease = await dialect.Read(CancellationToken.None);
        var stored = lease.Connection.Query<(byte[] Id, long Position)>("SELECT id, position FROM entry").ToDictionary(row => EntryId.Read(row.Id), row => row.Position);
        foreach (var (id, position) in before) Assert.Equal(position, stored[id]);
    }
}
