using System.Net;
using System.Text;
using System.Text.Json;
using Kangyu.Kernel.People.Identifiers;
using Kangyu.Store;
using Kangyu.Store.Erasures;
using Product.Tests.People;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.Server;

/// <summary>
/// Everything that can be wrong with what comes in by <c>POST /api/entries</c>: each has a stable code, a path and a message in both languages, and changes nothing.
/// </summary>
public sealed class BadInputTests
{
    private const string Form = "contraception.history_examination";
    private const string SignedForm = "contraception.consent_iud_insertion";
    private const int Gone = 3;
    private const int OnFile = 50;
    private const int New = 900;
    private const string IdFirst = "99083019900211042";

    /// <summary>What is wrong, the body, the status, the code and where. Several entries in a body: the first problem of any.</summary>
    internal static readonly (string What, Func<byte[]> Body, int Status, string Code, string Path)[] Table =
    [
        ("a word for a number", () => Answers(Form, """{"systolic":"high"}"""), 200, "wrong_type", "systolic"),
        ("a fraction for a whole number", () => Answers(Form, """{"systolic":120.5}"""), 200, "wrong_type", "systolic"),
        ("a number beyond all numbers", () => Answers(Form, """{"weight":1e999}"""), 200, "wrong_type", "weight"),
        ("a list for a date", () => Answers("core.registration", """{"name":"测试丁","sex":"female","born":["1990-01-01"],"keep_record":true}"""), 200, "wrong_type", "born"),
        ("a day that no calendar has", () => Answers("core.registration", """{"name":"测试丁","sex":"female","born":"1990-02-30","keep_record":true}"""), 200, "wrong_type", "born"),
        ("answers that are no object", () => Answers(Form, "[]"), 200, "required", "answers"),
        ("out of limits, low", () => Answers(Form, """{"systolic":20}"""), 200, "out_of_limits", "systolic"),
        ("out of limits, high", () => Answers(Form, """{"systolic":301}"""), 200, "out_of_limits", "systolic"),
        ("an unknown item", () => Answers(Form, """{"shoes":41}"""), 200, "unknown_item", "shoes"),
        ("an unknown option", () => Answers("core.registration", """{"name":"测试丁","sex":"blue","keep_record":true}"""), 200, "unknown_option", "sex"),
        ("an item that is not asked", () => Answers("core.registration", """{"unnamed":true,"name":"测试丁"}"""), 200, "not_asked", "name"),
        ("a result that is calculated", () => Answers(Form, """{"height":160,"weight":60,"bmi":17}"""), 200, "calculated", "bmi"),
        ("a text that is too long", () => Answers("core.registration", $$"""{"name":"{{new string('长', 61)}}","sex":"female","keep_record":true}"""), 200, "too_long", "name"),
        ("what must be answered left out", () => Answers("core.registration", """{"name":"测试丁","keep_record":true}"""), 200, "required", "sex"),
        ("an unknown form", () => Answers("contraception.no_such_form", "{}"), 200, "unknown_form", "form"),
        ("an unknown version", () => Text(Entry(Form, "{}").Replace("\"version\":1", "\"version\":99", StringComparison.Ordinal)), 200, "unknown_version", "version"),
        ("no version", () => Text(Entry(Form, "{}").Replace("\"version\":1,", "", StringComparison.Ordinal)), 200, "unknown_version", "version"),
        ("a date in the future", () => Text(Entry(Form, """{"systolic":120}""", occurred: "2999-01-01")), 200, "in_future", "occurred"),
        ("a date before birth", () => Text(Entry(Form, """{"systolic":120}""", occurred: "1990-02-10")), 200, "before_birth", "occurred"),
        ("a date that is none", () => Text(Entry(Form, """{"systolic":120}""", occurred: "yesterday")), 200, "wrong_type", "occurred"),
        ("two dates that contradict", () => Answers("contraception.adverse_event", """{"event_method":"iud_copper","event_lot_unknown":true,"used_since":"2026-02-01","event_on":"2026-01-01"}"""), 200, "dates_contradict", "event_on"),
        ("a date of birth in the future", () => Answers("core.registration", """{"name":"测试丁","sex":"female","born":"2999-01-01","keep_record":true}"""), 200, "out_of_limits", "born"),
        ("a subject that was erased", () => Text(Entry(Form, """{"systolic":120}""", person: Gone)), 200, "subject_erased", "subject"),
        ("a person nobody registered", () => Text(Entry(Form, """{"systolic":120}""", person: 77)), 200, "unknown_person", "subject"),
        ("no subject", () => Text(Entry(Form, "{}").Replace("\"subject\":", "\"object\":", StringComparison.Ordinal)), 200, "wrong_subject", "subject"),
        ("a reminder nobody agreed to", () => Message("reminder", "contraception.iud_3_months"), 200, "S5", "message_offer"),
        ("a slip that keeps no agreement", () => Message("slip", null), 200, "S5", "message_offer"),
        ("an invitation nobody agreed to", () => Message("invitation", null), 200, "S5", "message_kind"),
        ("no agreement to a record", () => Answers("core.registration", """{"name":"测试丁","sex":"female","keep_record":false}"""), 200, "record_not_agreed", "keep_record"),
        ("a signature missing", () => Answers(SignedForm, Signed("")), 200, "required", "consent_signature"),
        ("a signature missing, by its rule", () => Answers(SignedForm, Signed("")), 200, "S7", "consent_signature"),
        ("a signature over another text", () => Answers(SignedForm, Signed(Signature(SignedForm, new string('a', 64)))), 200, "signature_text", "consent_signature"),
        ("a signature over the text of another consent", () => Answers(SignedForm, Signed(Signature("contraception.consent_vasectomy"))), 200, "signature_text", "consent_signature"),
        ("a signature from the future", () => Answers(SignedForm, Signed(Signature(SignedForm, at: "2999-01-01T10:00"))), 200, "signature_time", "consent_signature"),
        ("a signature of no shape", () => Answers(SignedForm, Signed("\"Zhang\"")), 200, "wrong_type", "consent_signature"),
        ("a wrong check digit", () => Answers("core.registration", $$"""{"name":"测试丁","sex":"female","id_number":"{{WrongId()}}","keep_record":true}"""), 200, "id_check", "id_number"),
        ("an ID number that is too short", () => Answers("core.registration", """{"name":"测试丁","sex":"female","id_number":"1101","keep_record":true}"""), 200, "id_length", "id_number"),
        ("the same id with other content", () => Text(Entry(Form, """{"systolic":121}""", id: OnFile)), 200, "id_conflict", "id"),
        ("an id that is no UUIDv7", () => Text(Entry(Form, "{}").Replace("-7000-9000-", "-4000-9000-", StringComparison.Ordinal)), 200, "bad_id", "id"),
        ("an amendment of an entry that is not there", () => Text(Entry(Form, """{"systolic":120}""", amends: 99)), 200, "amends_unknown", "amends"),
        ("an amendment of another form", () => Text(Entry(Form, """{"systolic":120}""", amends: Lin)), 200, "amends_other_form", "amends"),
        ("an amendment without a reason", () => Text(Entry(Form, """{"systolic":120}""", amends: OnFile).Replace("\"reason\":\"测试\"", "\"reason\":\" \"", StringComparison.Ordinal)), 200, "reason_missing", "reason"),
        ("a withdrawal that names nothing", () => Text(Entry(Form, "{}", more: ",\"withdraws\":true,\"reason\":\"写重了\"")), 200, "required", "amends"),
        ("one wrong entry beside a right one", () => Text(Entry(Form, """{"systolic":120}""") + "," + Entry(Form, """{"systolic":20}""", id: New + 1)), 200, "group_rejected", ""),
        ("an entry that is no object", () => Text("7"), 200, "wrong_type", ""),
        ("a submission without entries", () => Utf8("""[{"entries":[]}]"""), 200, "required", "entries"),
        ("a body that is no list", () => Utf8("{}"), 400, "not_a_list", ""),
        ("an empty body", () => [], 400, "invalid_json", "1:1"),
        ("broken JSON", () => Utf8("[{\"entries\":\n[{]}]"), 400, "invalid_json", "2:3"),
        ("a name given twice", () => Text(Entry(Form, """{"systolic":120,"systolic":180}""")), 400, "invalid_json", ""),
        ("JSON that is too deep", () => Utf8(new string('[', 100) + new string(']', 100)), 400, "invalid_json", "1:33"),
        ("bytes that are no UTF-8", () => [.. Utf8("""[{"entries":[{"form":" """), 0xC3, 0x28, .. Utf8("\"}]}]")], 400, "invalid_utf8", "1:24"),
        ("half a character, escaped", () => Text(Entry(Form, """{"allergies":["other"],"allergies_other":"\ud83d"}""")), 400, "invalid_text", "*"),
        ("the other half, escaped", () => Text(Entry(Form, """{"allergies":["other"],"allergies_other":"\ude00"}""")), 400, "invalid_text", "*"),
        ("a zero character, escaped", () => Text(Entry(Form, """{"allergies":["other"],"allergies_other":"a\u0000b"}""")), 400, "invalid_text", "*"),
        ("more than 10 MB", () => new byte[(10 * 1024 * 1024) + 1], 413, "body_too_large", ""),
    ];

    [Theory, DatabaseData]
    public async Task What_is_wrong_has_a_code_a_path_and_words_and_changes_nothing(DatabaseKind kind)
    {
        await using var cluster = new TestCounty(kind);
        await using var server = await TestServer.Start(settings => settings with { Database = cluster.Database }, shipped: true);
        await Prepare(server);
        using var clinician = server.As().WithToken(await server.Token("clinician"));
        var before = await State(server.County);
        foreach (var (what, body, status, code, path) in Table)
        {
            var bytes = body();
            using var answer = await clinician.Post("/api/entries", bytes, waits: bytes.Length > 1_000_000);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode == status, $"{what}: {(int)answer.StatusCode} {text}");
            var found = Problems(JsonSerializer.Deserialize<JsonElement>(text)).Where(problem => problem.Code == code && (path == "*" || problem.Path == path)).ToList();
            Assert.True(found.Count > 0, $"{what}: wanted {code} at '{path}', got {text}");
            Assert.All(found, problem => Assert.True(IsChinese(problem.Zh) && problem.En.Length > 10 && !IsChinese(problem.En.Split('“')[0]), $"{what}: {problem}"));
            Assert.DoesNotContain("\"accepted\"", text, StringComparison.Ordinal);
            Assert.True(before == await State(server.County), $"{what}: something changed");
        }
        Assert.Empty((await County.Verify(server.County.Parts.Options, anchors: true)).Problems);
        // what was refused may be sent again under its id
        using var right = await clinician.Post("/api/entries", Text(Entry(Form, """{"systolic":120,"diastolic":80}""")));
        Assert.Contains("\"accepted\"", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task Prepare(TestServer server)
    {
        await server.Accept(TestCounty.Register(Lin, Lin, "测试林", Phone, unit: TestServer.Centre));
        await server.Accept(TestCounty.Register(Gone, Gone, "测试去", OtherPhone, unit: TestServer.Centre));
        await server.Accept(History(OnFile, Lin, 120, "2026-02-10"));
        await server.County.Erase(new ErasureOrder(Id(Gone), TestCounty.Doctor.Account, Guid.CreateVersion7(), "本人申请"));
    }

    /// <summary>All that is derived, how far the ledger and the access log go, and how many keys there are.</summary>
    private static async Task<string> State(County county) =>
        $"{await Dump.Of(county)}\n{await Dump.Count(county, "entry")} {await Sql.Value<string>(county, "SELECT position || ' ' || looks || ' ' || epoch FROM county")} {county.Parts.Keyring.Count}";

    private static IEnumerable<(string Code, string Path, string Zh, string En)> Problems(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Array) return [Problem(answer)];
        return answer.EnumerateArray().SelectMany(submission => submission.GetProperty("entries").EnumerateArray())
            .SelectMany(entry => entry.GetProperty("problems").EnumerateArray()).Select(Problem);
    }

    private static (string Code, string Path, string Zh, string En) Problem(JsonElement json)
    {
        var message = json.GetProperty("message");
        return (json.GetProperty("code").GetString()!, json.GetProperty("path").GetString()!, message.GetProperty("zh").GetString()!, message.GetProperty("en").GetString()!);
    }

    private static bool IsChinese(string text) => text.Any(c => c is >= '一' and <= '鿿');

    private static byte[] Answers(string form, string answers) => Text(Entry(form, answers, person: form == "core.registration" ? 4 : Lin));

    private static string Entry(string form, string answers, int id = New, int person = Lin, string occurred = "2026-03-01", int? amends = null, string more = "") =>
        TestCounty.Entry(id, person, form, answers, occurred, amends, unit: TestServer.Centre)[..^1] + more + "}";

    private static byte[] Message(string kind, string? offer) => Answers("core.message_out",
        $$"""{"message_kind":"{{kind}}",{{(offer is null ? "" : $"\"message_offer\":\"{offer}\",")}}"message_way":"phone_call","message_title":"健康服务","message_at":"2026-03-01T09:00","message_result":"sent"}""");

    private static string Signed(string signature) =>
        $$"""{"consent_iud_kind":"iud_copper","consent_explained":["what"],"consent_questions":true{{(signature.Length > 0 ? $",\"consent_signature\":{signature}" : "")}}}""";

    private static string Signature(string text, string? hash = null, string at = "2026-03-01T09:00") =>
        $$"""{"text":"{{text}}","hash":"{{hash ?? TestPacks.ShippedSet.Texts[text].Hash("zh")}}","lang":"zh","at":"{{at}}"}""";

    private static string WrongId() => IdFirst + (ResidentId.CheckCharacter(IdFirst) == '5' ? '6' : '5');

    private static byte[] Text(string entries) => Utf8($$"""[{"entries":[{{entries}}]}]""");

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
