using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Records;
using Kangyu.Server.Hosting;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Looks;
using Kangyu.Store.Views;

namespace Kangyu.Server.Commands;

/// <summary>
/// A whole copy of one record, for the person (S12): every entry, private ones and corrected ones too, consents, and who looked. Logged under the account that makes it (S11).
/// </summary>
internal static class ExportPerson
{
    private const int Page = 500;
    private const int MostLooks = 1_000_000;

    public static Command Command { get; } = new()
    {
        Name = "export person",
        Takes = "ID",
        Does = new("给本人一份完整的档案副本（JSON）", "A whole copy of one record, for the person (JSON)"),
        AtLeast = 1,
        AtMost = 1,
        Options =
        [
            .. UserAccounts.Options,
            new("--by", "LOGIN", new("由谁办理，写入查阅记录", "who makes it, for the access log")),
            new("--reason", "TEXT", new("理由，如本人申请的日期", "why, such as the date of the person's request")),
            new("--out", "FILE", new("写入文件，默认标准输出", "the file to write, default standard output")),
        ],
        Examples = ["kangyu export person 0198c5d0-0000-7000-8000-000000000001 --by wangfang --reason '本人 2026-11-20 申请' --out copy.json"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        if (!Guid.TryParse(arguments.Values[0], out var person)) throw new CommandFault(new Words("请写档案编号（UUID）。", "Give the record's id (a UUID)."));
        await using var accounts = await UserAccounts.Open(arguments, stop);
        var by = await accounts.Find(arguments.Need("--by"), stop);
        var reason = arguments.Need("--reason");
        var people = new PeopleView(accounts.County);
        var record = await people.Find(person, stop) ?? throw new CommandFault(new Words("没有这份档案，或者已经删除。", "There is no such record, or it was erased."));
        var grant = by.Grants is [var first, ..] ? first : null;
        await accounts.County.Log(new Look(by.Id, grant?.Role ?? "", grant?.Unit ?? "", nameof(Act.ExportPerson), "", [record.Id], reason));
        var entries = await Entries(people, person, stop);
        var looks = await new LookView(accounts.County).AtPerson(record.People, null, MostLooks, stop);
        var copy = Json(accounts.County.Engine, record, entries, looks);
        if (arguments["--out"] is { } file) await WriteOwn(file, copy + "\n", stop);
        else await arguments.Out.WriteLineAsync(copy);
        return 0;
    }

    /// <summary>A whole record in the clear: for the eyes of whoever asked for it alone.</summary>
    private static async Task WriteOwn(string file, string text, CancellationToken stop)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(file, options);
        await writer.WriteAsync(text.AsMemory(), stop);
    }

    private static async Task<List<RecordedEntry>> Entries(PeopleView people, Guid person, CancellationToken stop)
    {
        var all = new List<RecordedEntry>();
        long? before = null;
        do
        {
            var page = await people.Entries(person, before, Page, stop);
            all.AddRange(page.Entries);
            before = page.Next;
        }
        while (before is not null);
        all.Reverse();
        return all;
    }

    private static string Json(Engine engine, PersonRecord record, List<RecordedEntry> entries, IReadOnlyList<LoggedLook> looks) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", record.Id);
        json.WriteString("name", record.Card.Name);
        json.WriteString("idNumber", record.Card.IdNumber);
        json.WriteString("phone", record.Card.Phone);
        json.WriteString("address", record.Card.Address);
        json.WriteString("card", record.Card.Card);
        if (record.People.Count > 1)
        {
            json.WriteStartArray("records");
            foreach (var one in record.People) json.WriteStringValue(one);
            json.WriteEndArray();
        }
        json.WriteStartArray("consents");
        foreach (var consent in record.State.Consents.Values) Write(json, consent);
        json.WriteEndArray();
        json.WriteStartArray("entries");
        foreach (var entry in entries) Write(json, engine, entry);
        json.WriteEndArray();
        json.WriteStartArray("looks");
        foreach (var look in looks) Write(json, look);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, ConsentRow consent)
    {
        json.WriteStartObject();
        json.WriteString("what", consent.Key);
        json.WriteString("answer", consent.Answer);
        json.WriteString("from", Dates.Code(consent.From));
        if (consent.Until is { } until) json.WriteString("until", Dates.Code(until));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Engine engine, RecordedEntry recorded)
    {
        var entry = recorded.Entry;
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("form", entry.Form.Id);
        JsonOut.Words(json, "title", engine.Packs.Forms[entry.Form.Id].Title);
        json.WriteNumber("version", entry.Version);
        json.WriteString("unit", entry.Unit);
        json.WriteString("occurred", entry.Occurred.ToString());
        json.WriteString("arrived", recorded.Arrived);
        if (entry.Amends) json.WriteString("amends", entry.Root);
        if (entry.Reason is { } reason) json.WriteString("reason", reason);
        json.WriteBoolean("holds", recorded.Holds);
        json.WritePropertyName("answers");
        json.WriteRawValue(Engine.Answers(entry));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LoggedLook logged)
    {
        json.WriteStartObject();
        json.WriteString("at", logged.At);
        json.WriteString("unit", logged.Look.Unit);
        json.WriteString("role", logged.Look.Role);
        json.WriteString("act", logged.Look.Act);
        json.WriteString("reason", logged.Look.Reason);
        json.WriteEndObject();
    }
}
