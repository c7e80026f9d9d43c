using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Server.Accounts;
using Kangyu.Server.Api;
using Kangyu.Server.Errors;
using Kangyu.Server.People;
using Kangyu.Server.Screen;
using Kangyu.Store;

namespace Kangyu.Server.Forms;

/// <summary>
/// <c>POST /api/entries</c>: an array of submissions, each stored as a whole or not at all; idempotent by id. What is wrong with an entry is answered with the entry; only a body that
/// cannot be read at all is answered as a whole.
/// </summary>
internal sealed class PostEntries(County county, Records records, ReadBlobs pictures)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public async Task<IResult> Run(HttpContext context, Visitor visitor)
    {
        var body = await ReadBody(context.Request, context.RequestAborted);
        var (json, fault) = JsonBody.Parse(body, Strict);
        if (json is null) return fault!;
        using (json)
        {
            if (json.RootElement.ValueKind != JsonValueKind.Array)
                return new Fault(StatusCodes.Status400BadRequest, Problem.At("", "not_a_list", "应是若干次提交组成的数组", "The body must be an array of submissions"));
            return await Take(json.RootElement, visitor);
        }
    }

    private async Task<IResult> Take(JsonElement submissions, Visitor visitor)
    {
        var read = new List<(Submission? Right, SubmissionAnswer? Wrong)>(submissions.GetArrayLength());
        foreach (var submission in submissions.EnumerateArray()) read.Add(await Read(submission, visitor));
        var answers = read.ConvertAll(one => one.Right is { } right ? Append(right, visitor.Reader) : Task.FromResult(one.Wrong!));
        await Task.WhenAll(answers);
        return new EntriesAnswer(answers.ConvertAll(answer => answer.Result));
    }

    /// <summary>A submission that can be asked of the writer, or what is wrong with it.</summary>
    private async ValueTask<(Submission? Right, SubmissionAnswer? Wrong)> Read(JsonElement json, Visitor visitor)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("entries", out var entries) || entries.ValueKind != JsonValueKind.Array || entries.GetArrayLength() == 0)
            return (null, SubmissionAnswer.Wrong(Id(json), Problem.At("entries", "required", "提交中没有记录", "The submission has no entries")));
        var (blobs, wrong) = ReadBlobs.Read(json);
        if (wrong is not null) return (null, SubmissionAnswer.Wrong(Id(json), wrong));
        var (device, counter) = Device(json);
        var submitted = new SubmittedEntry[entries.GetArrayLength()];
        var receipts = new List<EntryReceipt>();
        var writer = WriterOf(visitor, entries[0]);
        var at = 0;
        foreach (var entry in entries.EnumerateArray())
        {
            var read = county.Engine.Read(entry, writer);
            if (read.Draft is { } named && await pictures.Missing(named, blobs, CancellationToken.None) is { } missing) read = read with { Draft = null, Problems = [missing] };
            if (read.Draft is { } draft)
                submitted[at++] = new SubmittedEntry(draft with { Device = device, DeviceCounter = counter }, county.MarkOf(JsonMarshal.GetRawUtf8Value(entry)));
            receipts.Add(new EntryReceipt(read.Id, EntryOutcome.Rejected, 0, [], read.Problems));
        }
        if (at < submitted.Length) return (null, new SubmissionAnswer(Id(json), Beside(receipts), null));
        return (new Submission(Id(json) ?? submitted[0].Draft.Id, submitted, writer.Unit) { Blobs = blobs }, null);
    }

    private async Task<SubmissionAnswer> Append(Submission submission, Reader reader)
    {
        var receipt = await Write(submission, reader);
        return new SubmissionAnswer(receipt.Submission, receipt.Entries, receipt.Unavailable);
    }

    /// <summary>Who is not in the unit's care may have come with the card today, or it is an emergency: that is looked up only when it is needed.</summary>
    private async Task<Receipt> Write(Submission submission, Reader reader)
    {
        var receipt = await county.Append(submission with { Authorise = new WriteAccess(reader, records.Today).Check });
        if (!receipt.Entries.Any(entry => entry.Problems.Any(problem => problem.Code == Denial.Care.Code))) return receipt;
        var beyond = new Dictionary<Guid, BeyondCare>();
        foreach (var person in submission.Entries.Select(entry => entry.Draft.Subject).Where(subject => subject.Kind == SubjectKind.Person).Distinct())
        {
            var (units, emergency) = await records.Beyond(reader, person.Id, CancellationToken.None);
            beyond[person.Id] = new BeyondCare(units, emergency);
        }
        return await county.Append(submission with { Authorise = new WriteAccess(reader, records.Today, beyond).Check });
    }

    /// <summary>Entries that are right in themselves are refused with the others of their submission.</summary>
    private static List<EntryReceipt> Beside(List<EntryReceipt> receipts) => receipts.ConvertAll(receipt => receipt.Problems.Count > 0 ? receipt : receipt with
    {
        Problems = [Problem.At("", "group_rejected", "同一次提交中有别的记录有错，所以都没有保存", "Another entry of the submission is wrong, so none was stored")],
    });

    /// <summary>The grant whose unit the entry names, or the first.</summary>
    private static Writer WriterOf(Visitor visitor, JsonElement entry)
    {
        var unit = entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("unit", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        var grant = visitor.Reader.Grants.FirstOrDefault(grant => grant.Unit == unit) ?? (visitor.Reader.Grants is [var first, ..] ? first : null);
        return grant is null ? new Writer(visitor.Id, "", unit ?? "") : new Writer(visitor.Id, grant.Role.Code(), grant.Unit);
    }

    private static Guid? Id(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var read) ? read : null;

    private static (string? Device, long? Counter) Device(JsonElement json) => (
        json.TryGetProperty("device", out var device) && device.ValueKind == JsonValueKind.String ? device.GetString() : null,
        json.TryGetProperty("counter", out var counter) && counter.ValueKind == JsonValueKind.Number && counter.TryGetInt64(out var number) ? number : null);

    private static async Task<ReadOnlyMemory<byte>> ReadBody(HttpRequest request, CancellationToken stop)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(stop);
            if (read.IsCompleted)
            {
                var whole = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return whole;
            }
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
