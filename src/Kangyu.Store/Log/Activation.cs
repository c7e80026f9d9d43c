using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Log;

/// <summary>
/// Makes the packs of this process the active ones. With other packs the folds may come to other results, so what is derived is marked to be made anew; then
/// an entry is written for each pack that is new or changed. A process that was interrupted in between goes on when it is opened again.
/// </summary>
internal static class Activation
{
    /// <summary>The author of what the service writes itself.</summary>
    public static readonly Guid Service = HouseAuthor.Id;

    /// <summary>Sets the active packs, in one transaction.</summary>
    public static void Set(CountyOptions options, WriteSession session)
    {
        if (Epoch.AreActive(options.Packs, session.Connection)) return;
        session.BeginPlain();
        try
        {
            Replace(options, session);
            Epoch.Next(session.Connection);
            session.Connection.Execute("UPDATE county SET derived = 0 WHERE id = 1 AND position > 0");
            session.Commit();
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    /// <summary>Writes the entries of activations that have none yet.</summary>
    public static void Tell(CountyParts parts)
    {
        // a set without the core pack is a fixture: there is no form to tell it with
        if (!parts.Options.Packs.Forms.TryGetValue(CoreForms.PackActivation, out var form)) return;
        foreach (var name in parts.Session.Connection.Query<string>("SELECT name FROM pack_active WHERE position = 0 ORDER BY name").AsList())
        {
            var told = new SubmissionWork(Entry(parts, form, parts.Options.Packs.Packs.Single(pack => pack.Name == name)));
            var marked = new Job<int>(session => session.Connection.Execute("UPDATE pack_active SET position = (SELECT max(position) FROM entry) WHERE name = @name", new { name }));
            parts.Transaction.Do([told, marked]);
        }
    }

    private static void Replace(CountyOptions options, WriteSession session)
    {
        var now = options.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var hashes = options.Packs.Packs.Select(pack => pack.ContentHash).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, hash) in session.Connection.Query<(string, string)>("SELECT name, hash FROM pack_active").AsList())
        {
            if (!hashes.Contains(hash)) session.Connection.Execute("DELETE FROM pack_active WHERE name = @name", new { name });
        }
        foreach (var pack in options.Packs.Packs)
        {
            session.Connection.Execute(
                "INSERT INTO pack_active (name, hash, position) VALUES (@Name, @ContentHash, 0) ON CONFLICT (name) DO NOTHING", new { pack.Name, pack.ContentHash });
            if (options.Sources.FirstOrDefault(source => source.Name == pack.Name) is not { } source) continue;
            session.Connection.Execute(
                "INSERT INTO pack (hash, name, version, files, added) VALUES (@ContentHash, @Name, @Version, @files, @now) ON CONFLICT (hash) DO NOTHING",
                new { pack.ContentHash, pack.Name, pack.Version, files = PackArchive.Write(source), now });
        }
    }

    private static Submission Entry(CountyParts parts, Form form, Pack pack)
    {
        var now = parts.Options.Clock.GetUtcNow();
        Span<byte> random = stackalloc byte[EntryId.RandomSize];
        RandomNumberGenerator.Fill(random);
        var id = EntryId.Make(now.ToUnixTimeMilliseconds(), random);
        var json = new JsonObject
        {
            ["id"] = id,
            ["form"] = form.Id,
            ["version"] = form.Version,
            ["unit"] = parts.Options.County,
            ["occurred"] = new Occurred(DateOnly.FromDateTime(CountyTime.Local(now))).ToString(),
            ["answers"] = new JsonObject
            {
                ["pack"] = pack.Name,
                ["pack_version"] = pack.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["pack_hash"] = pack.ContentHash,
                ["pack_action"] = "activate",
            },
        };
        var read = parts.Engine.Read(json.Deserialize<JsonElement>(), new Writer(Service, "administrator", parts.Options.County));
        return read.Draft is { } draft ? new Submission(id, [new SubmittedEntry(draft, 0)], parts.Options.County) : throw new StoreException(read.Problems[0]);
    }
}
