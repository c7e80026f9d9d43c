using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Blobs;
using Product.Tests.Server;
using Product.Tests.Store;

namespace Product.Tests.Kill;

/// <summary>
/// One client as a device in a clinic is: it sends one request after another, keeps each until it is acknowledged, and sends it again unchanged when the server went away.
/// </summary>
/// <param name="number">Tells its people and entries from those of the other clients.</param>
internal sealed class Outbox(int number, string token)
{
    private readonly ConcurrentDictionary<Guid, long> acknowledged = [];
    private readonly Dictionary<Guid, int> measured = [];
    private readonly Dictionary<Guid, Digest> pictures = [];
    private readonly HashSet<Guid> replaced = [];
    private int step;
    private int person;
    private string? waiting;

    /// <summary>The ledger position that was answered for each entry.</summary>
    public IReadOnlyDictionary<Guid, long> Acknowledged => acknowledged;

    /// <summary>What is acknowledged at this moment, while it goes on sending.</summary>
    public KeyValuePair<Guid, long>[] Known() => acknowledged.ToArray();

    /// <summary>The systolic pressure of each acknowledged measurement that was not replaced.</summary>
    public IEnumerable<(Guid Entry, int Systolic)> Measured =>
        measured.Where(pair => acknowledged.ContainsKey(pair.Key) && !replaced.Contains(pair.Key)).Select(pair => (pair.Key, pair.Value));

    /// <summary>The hash of the drawn signature of each acknowledged registration.</summary>
    public IEnumerable<Digest> Pictures => pictures.Where(pair => acknowledged.ContainsKey(pair.Key)).Select(pair => pair.Value);

    /// <summary>How often something was sent again that was on file already.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Sends until <paramref name="isEnough"/> or the server goes away; true for enough.</summary>
    public async Task<bool> Send(Uri server, Action sending, Action<int> acknowledge, Func<bool> isEnough)
    {
        using var client = new HttpClient { BaseAddress = server };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        while (!isEnough() || waiting is not null)
        {
            waiting ??= Next();
            sending();
            try
            {
                using var answer = await client.PostAsync("/api/entries", new StringContent(waiting, Encoding.UTF8, "application/json"));
                var text = await answer.Content.ReadAsStringAsync();
                Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
                acknowledge(Take(text));
                waiting = null;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
        return true;
    }

    private int Take(string text)
    {
        using var json = JsonDocument.Parse(text);
        var entries = json.RootElement.EnumerateArray().SelectMany(submission => submission.GetProperty("entries").EnumerateArray()).ToList();
        foreach (var entry in entries)
        {
            var status = entry.GetProperty("status").GetString();
            Assert.True(status is "accepted" or "duplicate", text);
            if (status == "duplicate") Duplicates++;
            Assert.True(acknowledged.TryAdd(entry.GetProperty("id").GetGuid(), entry.GetProperty("position").GetInt64()), text);
        }
        return entries.Count;
    }

    /// <summary>New people, measurements, corrections, decisions; alone, in groups, and several submissions in one request.</summary>
    private string Next()
    {
        var at = step++;
        if (at % 5 == 0) person = (number * 100_000) + at + 1;
        return (at % 5) switch
        {
            0 => Register(at),
            1 => One(Measure(at, 0)),
            2 => $$"""[{"entries":[{{Measure(at, 0)}}]},{"entries":[{{Measure(at, 1)}},{{Measure(at, 2)}}]}]""",
            3 => One(Correct(at)),
            _ => One(TestCounty.Entry(Id(at, 0), person, "core.consent", """{"purpose":"reminders","consent_offer":"blood-pressure.recheck","answer":"no"}""", "2026-03-01", unit: TestServer.Clinic)),
        };
    }

    private string Register(int at)
    {
        var drawn = new Blob("image/png", [0x89, .. "PNG\r\n\u001a\n"u8, .. Encoding.UTF8.GetBytes($"the name of person {person}, as it was drawn")]);
        pictures[TestCounty.Id(Id(at, 0))] = drawn.Hash;
        var signature = $$"""{"text":"core.keep_record","hash":"{{TestPacks.Set.Texts["core.keep_record"].Hash("zh")}}","lang":"zh","at":"2026-01-01T09:00","image":"{{drawn.Hash}}"}""";
        var entry = TestCounty.Register(Id(at, 0), person, "测某人", unit: TestServer.Clinic).Replace("\"keep_record\":true", "\"keep_record\":true,\"keep_record_signature\":" + signature, StringComparison.Ordinal);
        return $$$"""[{"entries":[{{{entry}}},{{{Measure(at, 1)}}}],"blobs":{"{{{drawn.Hash}}}":{"type":"image/png","data":"{{{Convert.ToBase64String(drawn.Content)}}}"} } }]""";
    }

    private static string One(string entry) => $$"""[{"entries":[{{entry}}]}]""";

    private string Measure(int at, int place)
    {
        var systolic = 100 + ((at + place) % 80);
        measured[TestCounty.Id(Id(at, place))] = systolic;
        return TestCounty.Measure(Id(at, place), person, systolic, "2026-02-01", unit: TestServer.Clinic);
    }

    private string Correct(int at)
    {
        var wrong = Id(at - 2, 0);
        replaced.Add(TestCounty.Id(wrong));
        measured[TestCounty.Id(Id(at, 0))] = 99;
        return TestCounty.Measure(Id(at, 0), person, 99, "2026-02-01", amends: wrong, unit: TestServer.Clinic);
    }

    private int Id(int at, int place) => (number * 1_000_000) + (at * 10) + place;
}
