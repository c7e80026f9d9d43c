using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kangyu.Demo.Places;
using Kangyu.Kernel.People.Names;
using Kangyu.Server.Hosting;
using Kangyu.Store.Accounts;
using static System.FormattableString;

namespace Kangyu.Server.Bench;

/// <summary>
/// A choice from 30,000 options by typing, 20 people at once, each asking again as soon as the answer is there. The options are made-up names put together from those of real places, with a code
/// and their pinyin as English, in a pack beside the core pack.
/// </summary>
internal static class ListsBench
{
    private const int Options = 30_000;
    private const int People = 20;
    private const int Asked = 400;

    public static async Task<IReadOnlyList<BenchFigure>> Run(BenchRun run, CancellationToken stop)
    {
        var settings = run.FreshPlace("lists");
        var names = Names(run.Scaled(Options));
        settings = settings with { Packs = Packs(run, names) };
        var tokens = await Accounts(settings);
        await using var server = await BenchServer.Start(settings, stop);
        var client = new LoadClient(server.Address);
        var kinds = Kinds(names);
        // the index is made by the first search, as on any morning
        var first = (await client.Send([[Ask("N", tokens[0])]], stop)).Percentile(1);
        var runs = new List<IReadOnlyList<BenchFigure>>();
        for (var i = 0; i <= run.Runs; i++)
        {
            var figures = new List<BenchFigure>();
            foreach (var (kind, queries) in kinds) figures.Add(await Measure(client, kind, queries, tokens, stop));
            if (i > 0) runs.Add(figures);
        }
        return
        [
            .. BenchRun.Middle(runs),
            new("choice from 30,000 options, the first search after the start", first, "ms"),
            new("choice from 30,000 options, memory of the server afterwards", server.Memory.Now, "MB"),
        ];
    }

    private static async Task<BenchFigure> Measure(LoadClient client, string kind, string[] queries, string[] tokens, CancellationToken stop)
    {
        var result = await client.Send([.. Enumerable.Range(0, People).Select(person => Enumerable.Range(0, Asked).Select(at => Ask(queries[((person * Asked) + at) % queries.Length], tokens[person])).ToList())], stop);
        if (result.Failures > 0) throw new InvalidOperationException(Invariant($"{result.Failures} searches were not answered."));
        return new($"choice from 30,000 options, 20 at once, {kind}, p95", result.Percentile(0.95), "ms", 50);
    }

    private static byte[] Ask(string typed, string token) => BenchPeople.Get("/api/lists/bench-list.names?lang=zh&q=" + Uri.EscapeDataString(typed), token, "application/json");

    /// <summary>Two names of villages beside each other: no two alike.</summary>
    private static string[] Names(int count)
    {
        var villages = DemoCounty.Of(BenchRun.County).Value!.Divisions.All.Where(place => place.Code.Length == 12).Select(place => place.ShortName).Distinct(StringComparer.Ordinal).ToArray();
        return [.. villages.SelectMany(first => villages.Select(second => first + second)).Distinct(StringComparer.Ordinal).Take(count)];
    }

    /// <summary>What is typed for names all over the list.</summary>
    private static List<(string Kind, string[] Typed)> Kinds(string[] names)
    {
        var sampled = names.Where((_, at) => at % 97 == 0).ToArray();
        return
        [
            ("a code's beginning", [.. sampled.Select((_, at) => Code(at * 97)[..4])]),
            ("2 Chinese characters", [.. sampled.Select(name => name[^2..])]),
            ("pinyin initials", [.. sampled.Select(Initials)]),
            ("pinyin in full", [.. sampled.Select(name => Romanized.Place(name).ToLowerInvariant()[..8])]),
            ("a name and a code", [.. sampled.Select((name, at) => $"{name[..2]} {Code(at * 97)}")]),
            ("what is not there", [.. sampled.Select(name => name[..1] + "龘" + name[^1..]), .. sampled.Select(name => Romanized.Place(name).ToLowerInvariant()[..6] + "qqzz")]),
        ];
    }

    private static string Code(int number) => Invariant($"N{number:00000}");

    private static string Initials(string name) => string.Concat(name.Select(one => char.ToLowerInvariant(Romanized.Place(one.ToString())[0])));

    /// <summary>A folder with the core pack and one that holds the list.</summary>
    private static string Packs(BenchRun run, string[] names)
    {
        var folder = Path.Combine(run.Work, "lists", "packs");
        Directory.CreateDirectory(Path.Combine(folder, "bench-list", "lists"));
        Directory.CreateDirectory(Path.Combine(folder, "bench-list", "forms"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "core"), Path.GetFullPath(Path.Combine(run.Packs, "core")));
        void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, "bench-list", file), text);
        Write("pack.yaml", "pack: bench-list\nversion: 1\ntitle: {zh: 测速, en: Bench}\nstatus: draft\nsources:\n  made: Made up for this measurement\n");
        Write("lists/names.yaml", "list: bench-list.names\ntitle: {zh: 名称, en: Names}\nsource: made\nlicence: CC0-1.0\nrows: names.csv\n");
        Write("forms/choice.yaml", "form: bench-list.choice\nversion: 1\nabout: event\ntitle: {zh: 选择, en: Choice}\nsections:\n  - title: {zh: 选择, en: Choice}\n    items:\n      - id: bench_name\n        ask: {zh: 名称, en: Name}\n        type: code\n        list: names\n");
        var rows = new StringBuilder("code,zh,en,group\n");
        for (var at = 0; at < names.Length; at++) rows.Append(CultureInfo.InvariantCulture, $"{Code(at)},{names[at]},{Romanized.Place(names[at])},第{at / 1000}组\n");
        Write("lists/names.csv", rows.ToString());
        return folder;
    }

    /// <summary>As many accounts as people, each signed in by a token.</summary>
    private static async Task<string[]> Accounts(HostSettings settings)
    {
        await using var county = await CountyStart.Open(settings);
        var units = DemoCounty.Of(BenchRun.County).Value!.Units.All;
        await new UnitTable(county).Put([.. units]);
        var (table, tokens) = (new AccountTable(county), new string[People]);
        for (var person = 0; person < People; person++)
        {
            var account = new Account { Id = Guid.CreateVersion7(), Login = Invariant($"typist{person}"), Name = Invariant($"typist{person}"), Grants = [new AccountGrant("clinician", units[person].Code)] };
            await table.Add(account);
            tokens[person] = await new TokenTable(county).Add(account.Id, "bench", RandomNumberGenerator.GetBytes(32), DateTimeOffset.UtcNow);
        }
        return tokens;
    }
}
