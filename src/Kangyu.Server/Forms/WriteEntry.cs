using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Server.Errors;
using Kangyu.Server.People;
using Kangyu.Server.Screen;
using Kangyu.Store;

namespace Kangyu.Server.Forms;

/// <summary>An entry that a page writes with one tap. <paramref name="Id"/> follows from what it is about, so that a second tap makes no second entry.</summary>
internal sealed record OneTapEntry(Guid Id, Form Form, Subject Subject, Occurred Occurred)
{
    public OneTapEntry(Guid id, Form form, Guid person, Occurred occurred)
        : this(id, form, Subject.Person(person), occurred)
    {
    }

    public Action<Utf8JsonWriter> Answers { get; init; } = _ => { };

    /// <summary>The root that this one withdraws, and why.</summary>
    public (Guid Root, string Reason)? Withdraws { get; init; }
}

/// <summary>Writes it the one way there is: read, admitted, appended (design section 2). Who may is asked before.</summary>
internal sealed class WriteEntry(County county, TimeProvider clock)
{
    private const int FewestInReason = 2;
    private const int MostInReason = 500;

    public Occurred Today => new(CountyTime.Today(clock));

    /// <returns>Null when it is on file; otherwise why it is not.</returns>
    /// <exception cref="StoreException">It cannot be stored now.</exception>
    public async Task<Problem?> Run(Grant by, Guid account, OneTapEntry entry)
    {
        var raw = Encoding.UTF8.GetBytes(Json(entry, by.Unit));
        var read = county.Engine.Read(JsonSerializer.Deserialize<JsonElement>(raw), new Writer(account, by.Role.Code(), by.Unit));
        if (read.Draft is not { } draft) return read.Problems[0];
        var receipt = await county.Append(new Submission(draft.Id, [new SubmittedEntry(draft, county.MarkOf(raw))], by.Unit));
        if (receipt.Unavailable is { } problem) throw new StoreException(problem);
        return receipt.Entries[0] is { Outcome: EntryOutcome.Rejected, Problems: [var first, ..] } ? first : null;
    }

    /// <summary>Withdraws an entry: one that says why it no longer holds. Nothing is deleted.</summary>
    /// <param name="page">The address before the id of what was written.</param>
    public async Task<IResult> Withdraw(Grant by, Guid account, Entry entry, string? reason, string page)
    {
        var why = reason?.Trim() ?? "";
        if (why.Length < FewestInReason) return new Fault(StatusCodes.Status400BadRequest, "reason_missing", EntryTexts.ReasonNeeded, "reason");
        if (why.Length > MostInReason) why = why[..MostInReason];
        var withdrawal = new OneTapEntry(IdFor("withdraw", entry.Id.ToString("N")), entry.Form, entry.Subject, entry.Occurred) { Withdraws = (entry.Root, why) };
        return await Run(by, account, withdrawal) is { } problem ? new Fault(StatusCodes.Status409Conflict, problem) : Results.Redirect($"{page}/{withdrawal.Id}");
    }

    /// <summary>An id of its own.</summary>
    public Guid NewId() => EntryId.Make(clock.GetUtcNow().ToUnixTimeMilliseconds(), RandomNumberGenerator.GetBytes(EntryId.RandomSize));

    /// <summary>The same id for the same words on the same day.</summary>
    public Guid IdFor(params ReadOnlySpan<string> words)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words)));
        return EntryId.Make(new DateTimeOffset(Today.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)).ToUnixTimeMilliseconds(), hash);
    }

    private static string Json(OneTapEntry entry, string unit) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("form", entry.Form.Id);
        json.WriteNumber("version", entry.Form.Version);
        if (entry.Subject.Kind != SubjectKind.Nobody)
        {
            json.WriteStartObject("subject");
            json.WriteString("kind", entry.Subject.Kind.ToString().ToLowerInvariant());
            json.WriteString("id", entry.Subject.Id);
            json.WriteEndObject();
        }
        json.WriteString("unit", unit);
        json.WriteString("occurred", entry.Occurred.ToString());
        if (entry.Withdraws is var (root, reason))
        {
            json.WriteBoolean("withdraws", true);
            json.WriteString("amends", root);
            json.WriteString("reason", reason);
        }
        json.WriteStartObject("answers");
        entry.Answers(json);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
