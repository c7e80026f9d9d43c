using System.Text;
using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Server.Screen;
using Kangyu.Store;

namespace Kangyu.Server.Today;

/// <summary>A reminder or slip that left the house, as an entry: folds consult it, and nothing is sent twice (design section 3).</summary>
internal static class MessageEntry
{
    /// <summary>The id follows from what it is about and the day, so that two clicks make one entry.</summary>
    public static async Task<Problem?> Write(County county, Grant by, Guid account, TodayLine line, string kind, string way, DateTimeOffset now)
    {
        var form = county.Engine.Packs.Forms[CoreForms.MessageOut];
        var raw = Encoding.UTF8.GetBytes(Json(form, line, kind, way, by.Unit, now));
        var read = county.Engine.Read(JsonSerializer.Deserialize<JsonElement>(raw), new Writer(account, by.Role.Code(), by.Unit));
        if (read.Draft is not { } draft) return read.Problems[0];
        var receipt = await county.Append(new Submission(draft.Id, [new SubmittedEntry(draft, county.MarkOf(raw))], by.Unit));
        if (receipt.Unavailable is { } problem) throw new StoreException(problem);
        return receipt.Entries[0] is { Outcome: EntryOutcome.Rejected, Problems: [var first, ..] } && first.Code != "id_conflict" ? first : null;
    }

    private static string Json(Form form, TodayLine line, string kind, string way, string unit, DateTimeOffset now)
    {
        var local = CountyTime.Local(now);
        return JsonOut.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("id", Id(line, kind, local));
            json.WriteString("form", form.Id);
            json.WriteNumber("version", form.Version);
            json.WriteStartObject("subject");
            json.WriteString("kind", "person");
            json.WriteString("id", line.Item.Row.Person);
            json.WriteEndObject();
            json.WriteString("unit", unit);
            json.WriteString("occurred", new Occurred(DateOnly.FromDateTime(local)).ToString());
            json.WriteStartObject("answers");
            json.WriteString("message_kind", kind);
            json.WriteString("message_offer", line.Item.Row.Offer);
            json.WriteString("message_due", line.Item.Row.Key.Name);
            json.WriteString("message_way", way);
            json.WriteString("message_title", line.Title.Zh);
            json.WriteString("message_at", new Occurred(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)).ToString());
            json.WriteString("message_result", "sent");
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private static Guid Id(TodayLine line, string kind, DateTime local)
    {
        var midnight = new DateTimeOffset(local.Date, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
        var hash = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{line.Item.Row.Person:N}.{line.Item.Row.Key.Name}.{kind}"));
        return EntryId.Make(midnight, hash);
    }
}
