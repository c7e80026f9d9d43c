using System.Text.Json;
using Kangyu.Kernel.Forms;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Records;

/// <summary>Either a draft, or what is wrong with its shape. <paramref name="Id"/> is known whenever it could be read.</summary>
public sealed record DraftRead(Guid Id, Draft? Draft, IReadOnlyList<Problem> Problems);

/// <summary>Reads one entry of a submission.</summary>
internal static class DraftReader
{
    public static DraftRead Read(PackSet packs, Dictionary<string, FormPlan> plans, JsonElement json, Writer author)
    {
        var problems = new List<Problem>();
        if (json.ValueKind != JsonValueKind.Object) return Fail(Guid.Empty, Problem.At("", "wrong_type", "每条记录应是一个对象", "Each entry must be an object"));
        if (!TryGuid(json, "id", out var id) || id.Version != 7)
            return Fail(id, Problem.At("id", "bad_id", "id 应是 UUIDv7，在填写处生成", "id must be a UUIDv7, made where the entry is written"));
        if (Text(json, "form") is not { } formId || !packs.Forms.TryGetValue(formId, out var form))
            return Fail(id, Problem.At("form", "unknown_form", "没有这个表单，请更新页面后再试", "There is no such form: reload the page and try again"));
        var version = json.TryGetProperty("version", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var given) ? given : 0;
        if (version < 1 || version > form.Version)
            return Fail(id, Problem.At("version", "unknown_version", $"表单版本应在 1 到 {form.Version} 之间，请更新页面", $"The form's version is 1 to {form.Version}: reload the page"));
        var subject = Subject(json, form, problems);
        if (!Occurred.TryParse(Text(json, "occurred"), out var occurred))
            problems.Add(Problem.At("occurred", "wrong_type", "occurred 应是日期（2026-03-01）或日期时间（2026-03-01T10:30）", "occurred must be a date or a local date and time"));
        var withdraws = json.TryGetProperty("withdraws", out var withdrawn) && withdrawn.ValueKind == JsonValueKind.True;
        var amends = TryGuid(json, "amends", out var root) ? root : (Guid?)null;
        if ((amends is not null || withdraws) && string.IsNullOrWhiteSpace(Text(json, "reason")))
            problems.Add(Problem.At("reason", "reason_missing", "更正或撤回要写明原因", "An amendment or withdrawal needs a reason"));
        if (withdraws && amends is null) problems.Add(Problem.At("amends", "required", "请指明要撤回的记录", "Name the entry to withdraw"));
        var reader = new AnswerReader(plans[form.Id], stored: false);
        var slots = withdraws ? new Expressions.Value[form.Slots] : Answers(json, form, version, reader, problems);
        problems.AddRange(reader.Problems);
        if (problems.Count > 0) return new DraftRead(id, null, problems);
        return new DraftRead(id, new Draft
        {
            Id = id,
            Form = form,
            Version = version,
            Subject = subject,
            Unit = Text(json, "unit") ?? author.Unit,
            Author = author.Account,
            AuthorRole = author.Role,
            Occurred = occurred,
            Slots = slots,
            Signatures = reader.Signatures ?? new Dictionary<string, Signature>(StringComparer.Ordinal),
            Amends = amends,
            Withdraws = withdraws,
            Reason = Text(json, "reason"),
        }, []);
    }

    private static Expressions.Value[] Answers(JsonElement json, Form form, int version, AnswerReader reader, List<Problem> problems)
    {
        if (!json.TryGetProperty("answers", out var answers) || answers.ValueKind != JsonValueKind.Object)
        {
            problems.Add(Problem.At("answers", "required", "缺少 answers", "answers is missing"));
            return new Expressions.Value[form.Slots];
        }
        if (version == form.Version) return reader.Read(answers);
        using var current = JsonDocument.Parse(Upcaster.Read(form, version, System.Text.Encoding.UTF8.GetBytes(answers.GetRawText())));
        return reader.Read(current.RootElement);
    }

    private static Subject Subject(JsonElement json, Form form, List<Problem> problems)
    {
        if (form.About == SubjectKind.Nobody) return Ledger.Subject.Nobody;
        if (json.TryGetProperty("subject", out var subject) && subject.ValueKind == JsonValueKind.Object && TryGuid(subject, "id", out var id)
            && Enum.TryParse<SubjectKind>(Text(subject, "kind"), ignoreCase: true, out var kind) && kind == form.About)
            return new Subject(kind, id);
        var wanted = form.About.ToString().ToLowerInvariant();
        problems.Add(Problem.At("subject", "wrong_subject", $"这个表单的对象应是 {wanted}", $"This form is about a {wanted}: subject {{kind, id}}"));
        return default;
    }

    private static DraftRead Fail(Guid id, Problem problem) => new(id, null, [problem]);

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool TryGuid(JsonElement json, string name, out Guid id)
    {
        id = default;
        return json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetGuid(out id);
    }
}
