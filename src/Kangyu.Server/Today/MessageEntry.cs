using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Server.Forms;
using Kangyu.Store;

namespace Kangyu.Server.Today;

/// <summary>A reminder or slip that left the house, as an entry: folds consult it, and nothing is sent twice (design section 3).</summary>
internal static class MessageEntry
{
    /// <summary>The id follows from what it is about and the day, so that two clicks make one entry, whichever way was clicked first.</summary>
    public static async Task<Problem?> Write(WriteEntry writer, County county, Grant by, Guid account, TodayLine line, string kind, string way, DateTimeOffset now)
    {
        var local = CountyTime.Local(now);
        var row = line.Item.Row;
        var problem = await writer.Run(by, account, new OneTapEntry(
            writer.IdFor(row.Person.ToString("N"), row.Key.Name, kind), county.Engine.Packs.Forms[CoreForms.MessageOut], row.Person, new Occurred(DateOnly.FromDateTime(local)))
        {
            Answers = json =>
            {
                json.WriteString("message_kind", kind);
                json.WriteString("message_offer", row.Offer);
                json.WriteString("message_due", row.Key.Name);
                json.WriteString("message_way", way);
                json.WriteString("message_title", line.Title.Zh);
                json.WriteString("message_at", new Occurred(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)).ToString());
                json.WriteString("message_result", "sent");
            },
        });
        return problem?.Code == "id_conflict" ? null : problem;
    }
}
