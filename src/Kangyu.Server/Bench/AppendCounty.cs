using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kangyu.Demo;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Server.Commands;
using Kangyu.Server.Hosting;
using Kangyu.Server.Screen;
using Kangyu.Store.Accounts;

namespace Kangyu.Server.Bench;

/// <summary>
/// A county with so many entries on file, and what its people's files get next, as requests of the accounts that wrote it. Only of people who have thirty entries or more is something sent, and only
/// from where they are registered: elsewhere they came with the card on a day that is long past now, and the server would rightly refuse it. So it would what the program itself wrote of people (its reminders).
/// </summary>
internal sealed class AppendCounty : IDisposable
{
    public const int Connections = 128;
    private const int EarlierEntries = 30;

    // by the time when the county has so many entries a person, most have thirty, and as many again are to come
    private const int EntriesEach = 60;
    private readonly Dictionary<Guid, int> onFile = [];
    private readonly Dictionary<Guid, string> homes = [];
    private readonly HashSet<Guid> left = [];
    private readonly Dictionary<Guid, string> tokens = [];
    private readonly IEnumerator<DemoSubmission> history;

    private AppendCounty(HostSettings settings, IEnumerator<DemoSubmission> history)
    {
        Settings = settings;
        this.history = history;
    }

    public HostSettings Settings { get; private set; }

    /// <summary>The same county with other packs: what it is sent stays what it was.</summary>
    public AppendCounty ServedWith(string packs)
    {
        Settings = Settings with { Packs = packs };
        return this;
    }

    public static async Task<AppendCounty> Make(BenchRun run, string name, string? database, int entries, CancellationToken stop)
    {
        var settings = run.FreshPlace(name, database);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var clock = new DemoClock(today.AddYears(-8).ToDateTime(TimeOnly.MinValue));
        await using var county = await CountyStart.Open(settings, null, clock);
        var options = new DemoOptions(BenchRun.County, Math.Max(20, entries / EntriesEach), 8, 1, today) { EntriesAtLeast = EntriesEach * 2 };
        var demo = DemoHistory.Create(county.Engine.Packs, options).Value!;
        await new UnitTable(county).Put([.. demo.County.Units.All]);
        await MakeDemo.AddStaff(county, demo.Staff);
        var made = new AppendCounty(settings, demo.Submissions().GetEnumerator());
        foreach (var worker in demo.Staff)
            made.tokens[worker.Account] = await new TokenTable(county).Add(worker.Account, "bench", RandomNumberGenerator.GetBytes(32), DateTimeOffset.UtcNow);
        run.Say(string.Create(CultureInfo.InvariantCulture, $"{name}: {options.People} people, {entries} entries to be put on file"));
        await MakeDemo.Live(county, made.OnFile(entries), clock, stop);
        return made;
    }

    /// <summary>What comes next, in one queue a connection: a person's requests stay in their order, the queues are about equally long.</summary>
    public IReadOnlyList<byte[]>[] Requests(int count)
    {
        var queues = Enumerable.Range(0, Connections).Select(_ => new List<byte[]>()).ToArray();
        var places = new Dictionary<Guid, int>();
        while (count > 0 && history.MoveNext())
        {
            var subject = history.Current.Entries[0].Subject;
            if (subject.Kind == SubjectKind.Person && onFile.GetValueOrDefault(subject.Id) < EarlierEntries) continue;
            if (!IsAtHome(history.Current))
            {
                left.UnionWith(history.Current.Entries.Select(entry => entry.Id));
                continue;
            }
            if (!places.TryGetValue(subject.Id, out var place)) places[subject.Id] = place = Shortest(queues);
            queues[place].Add(Request(history.Current));
            Follow(history.Current);
            count--;
        }
        if (count > 0) throw new InvalidOperationException("The county's years are over.");
        return queues;
    }

    public void Dispose() => history.Dispose();

    private IEnumerable<DemoSubmission> OnFile(int entries)
    {
        for (var written = 0; written < entries && history.MoveNext(); written += history.Current.Entries.Count)
        {
            foreach (var entry in history.Current.Entries) onFile[entry.Subject.Id] = onFile.GetValueOrDefault(entry.Subject.Id) + 1;
            Follow(history.Current);
            yield return history.Current;
        }
    }

    private void Follow(DemoSubmission submission)
    {
        foreach (var entry in submission.Entries)
        {
            if (entry.Form.Id == CoreForms.Registration) homes[entry.Subject.Id] = entry.Unit;
            if (entry.Form.Id == CoreForms.MoveOut) homes.Remove(entry.Subject.Id);
        }
    }

    private bool IsAtHome(DemoSubmission submission) => submission.Entries.All(entry =>
        (entry.Subject.Kind != SubjectKind.Person || (homes.GetValueOrDefault(entry.Subject.Id) == entry.Unit && entry.AuthorRole != Role.Machine.Code())) && (entry.Amends is not { } root || !left.Contains(root)));

    private static int Shortest(List<byte[]>[] queues)
    {
        var shortest = 0;
        for (var i = 1; i < queues.Length; i++)
            if (queues[i].Count < queues[shortest].Count)
                shortest = i;
        return shortest;
    }

    private byte[] Request(DemoSubmission submission)
    {
        var body = JsonOut.Write(json =>
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("id", submission.Id);
            json.WriteStartArray("entries");
            foreach (var draft in submission.Entries) DemoJson.Write(draft, json);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        });
        var token = tokens[submission.Entries[0].Author];
        return Encoding.UTF8.GetBytes($"POST /api/entries HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }
}
