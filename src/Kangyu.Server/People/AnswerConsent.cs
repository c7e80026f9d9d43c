using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Records;
using Kangyu.Server.Errors;
using Kangyu.Server.Forms;
using Kangyu.Server.Packs;
using Kangyu.Server.Screen;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.People;

/// <summary>
/// <c>POST /people/{id}/consents</c>: the person takes something back, or agrees to it again, with one tap either way (S5). It acts at once: folding the entry closes what
/// hung on it.
/// </summary>
internal sealed class AnswerConsent(Records records, ReadPerson person, WriteEntry write, ActivePacks packs)
{
    private static readonly Problem Unknown = Problem.At("key", "consent_unknown", "没有这一项同意，请刷新页面。", "There is no such consent: reload the page.");

    public async Task<IResult> Run(Guid id, Visit visit, HttpContext context, [FromForm] string? key, [FromForm] string? answer)
    {
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, context.RequestAborted);
        if (opened is null) return fault!;
        var form = packs.Set.Forms[CoreForms.Consent];
        if (!opened.Sight.MayWrite(form)) return new Fault(Denial.Writer);
        var line = (await person.Agreed(opened, context.RequestAborted)).FirstOrDefault(line => line.Row.Key == key);
        if (line is null || answer is not ("yes" or "no") || (answer == "yes" && !line.IsOneTap)) return new Fault(StatusCodes.Status400BadRequest, Unknown);
        var done = Results.Redirect($"/people/{id}?note={(answer == "no" ? "withdrawn" : "given")}");
        // a second tap does nothing, whether it comes after the first or beside it; a change of mind does
        if (line.Row.Answer == answer && line.Row.From == write.Today.Date) return done;
        var entry = new OneTapEntry(write.IdFor("consent", opened.Id.ToString("N"), key!, answer, line.Row.Entry.ToString("N")), form, opened.Id, write.Today)
        {
            Answers = json => Write(json, line.Row, answer, Ways(opened.Record.State, line.Row, opened.Sight.Unit)),
        };
        return await write.Run(opened.Sight.Under, visit.Visitor.Id, entry) is { } problem
            ? new Fault(StatusCodes.Status409Conflict, problem)
            : done;
    }

    /// <summary>The ways given before, else those of the registration, else when the person comes: nobody is contacted in a way they did not choose.</summary>
    private static IReadOnlyList<string> Ways(PersonState state, ConsentRow row, string unit) =>
        row.Channel is { Length: > 0 } channel ? channel.Split(',')
        : state.Latest("contact_ways", unit)?.Value is { Kind: ValueKind.Codes, Codes.Count: > 0 } ways ? ways.Codes
        : ["in_person"];

    private static void Write(Utf8JsonWriter json, ConsentRow row, string answer, IReadOnlyList<string> ways)
    {
        var (purpose, of) = AgreedLine.OfferOf(row.Key) is { } offer ? ("reminders", offer) : Parted(row.Key);
        json.WriteString("purpose", purpose);
        var item = purpose switch { "reminders" => "consent_offer", "sharing" => "to_unit", "partner" => "partner", _ => "programme" };
        if (of.Length > 0) json.WriteString(item, of);
        if (purpose is not ("sharing" or "partner"))
        {
            json.WriteStartArray("channel");
            foreach (var way in ways) json.WriteStringValue(way);
            json.WriteEndArray();
        }
        if (purpose == "reminders" && row.Worker is { } worker && answer == "yes") json.WriteString("worker", worker);
        json.WriteString("answer", answer);
    }

    private static (string Purpose, string Of) Parted(string key)
    {
        var parts = key.Split(':', 2);
        return (parts[0], parts.Length == 2 ? parts[1] : "");
    }
}
