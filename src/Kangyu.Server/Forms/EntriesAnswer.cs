using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Server.Screen;
using Kangyu.Store;

namespace Kangyu.Server.Forms;

/// <summary>What became of one submission. <paramref name="Unavailable"/>: nothing was stored and it may be sent again as it is.</summary>
internal sealed record SubmissionAnswer(Guid? Id, IReadOnlyList<EntryReceipt> Entries, Problem? Unavailable)
{
    public static SubmissionAnswer Wrong(Guid? id, Problem problem) => new(id, [new EntryReceipt(Guid.Empty, EntryOutcome.Rejected, 0, [], [problem])], null);
}

/// <summary>
/// 200 with a list of answers, one a submission; 503 with Retry-After when none could be taken now (a full disk, a locked database), 500 for a fault of the program. Acknowledged is only what
/// says accepted, flagged or duplicate.
/// </summary>
internal sealed class EntriesAnswer(IReadOnlyList<SubmissionAnswer> answers) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var unavailable = answers.Select(answer => answer.Unavailable).FirstOrDefault(problem => problem is not null);
        response.StatusCode = unavailable is null ? StatusCodes.Status200OK : unavailable.Code == "failed" ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable;
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = "2";
        response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(response.BodyWriter, JsonText.Readable);
        json.WriteStartArray();
        foreach (var answer in answers) Write(json, answer);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, SubmissionAnswer answer)
    {
        json.WriteStartObject();
        if (answer.Id is { } id) json.WriteString("id", id);
        if (answer.Unavailable is { } problem) WriteProblem(json, problem);
        json.WriteStartArray("entries");
        foreach (var entry in answer.Entries) Write(json, entry);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EntryReceipt entry)
    {
        json.WriteStartObject();
        if (entry.Id != Guid.Empty) json.WriteString("id", entry.Id);
        json.WriteString("status", entry.Outcome switch
        {
            EntryOutcome.Accepted => "accepted",
            EntryOutcome.Duplicate => "duplicate",
            EntryOutcome.Flagged => "flagged",
            EntryOutcome.Rejected => "rejected",
            _ => "rejected",
        });
        if (entry.Position > 0) json.WriteNumber("position", entry.Position);
        if (entry.Flags.Count > 0)
        {
            json.WriteStartArray("flags");
            foreach (var flag in entry.Flags) json.WriteStringValue(flag);
            json.WriteEndArray();
        }
        if (entry.Problems.Count > 0)
        {
            json.WriteStartArray("problems");
            foreach (var problem in entry.Problems)
            {
                json.WriteStartObject();
                WriteProblem(json, problem);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteProblem(Utf8JsonWriter json, Problem problem)
    {
        json.WriteString("code", problem.Code);
        json.WriteString("path", problem.Path);
        JsonOut.Words(json, "message", problem.Message);
    }
}
