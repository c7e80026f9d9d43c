using Kangyu.Kernel.Records;

namespace Kernel.Tests.Records;

public sealed class AdmissionTests
{
    private const string Form = "blood-pressure.measure";

    /// <summary>Issue section 7: each bad input has a stable code at a path and changes nothing.</summary>
    [Theory]
    [InlineData("""{"rested":"yes","systolic":120,"diastolic":80}""", "rested: wrong_type")]
    [InlineData("""{"rested":true,"systolic":"120","diastolic":80}""", "systolic: wrong_type")]
    [InlineData("""{"rested":true,"systolic":120.5,"diastolic":80}""", "systolic: wrong_type")]
    [InlineData("""{"rested":true,"systolic":12000,"diastolic":80}""", "systolic: out_of_limits")]
    [InlineData("""{"rested":true,"systolic":120,"diastolic":80,"pulse":70}""", "pulse: unknown_item")]
    [InlineData("""{"systolic":120,"diastolic":80}""", "rested: required")]
    [InlineData("""{"rested":true,"systolic":90,"diastolic":120}""", "diastolic: check_failed")]
    [InlineData("""{"rested":true,"systolic":120,"diastolic":80,"change":3}""", "change: calculated")]
    [InlineData("""{"rested":true,"systolic":120,"diastolic":80,"told":true}""", "told: not_asked")]
    [InlineData("""{"rested":true,"systolic":150,"diastolic":80,"told":true,"recheck":"maybe"}""", "recheck: unknown_option")]
    [InlineData("""[1,2]""", "answers: required")]
    public void Bad_answers_are_refused_with_a_code_at_a_path(string answers, string expected)
    {
        var read = RecordFixture.Engine.Read(RecordFixture.Json(1, Form, answers, "2026-03-01"), RecordFixture.Doctor);
        var got = read.Draft is { } draft ? RecordFixture.Refusals(RecordFixture.Admit(draft)) : [.. read.Problems.Select(problem => $"{problem.Path}: {problem.Code}")];
        Assert.Contains(expected, got);
    }

    [Theory]
    [InlineData("2031-01-01", "occurred: in_future")]
    [InlineData("1989-01-01", "occurred: before_birth")]
    public void An_entry_lies_between_birth_and_now(string occurred, string expected)
    {
        var state = new PersonState { Person = RecordFixture.Person, Born = new DateOnly(1990, 2, 11) };
        var draft = RecordFixture.Draft(1, Form, """{"rested":true,"systolic":120,"diastolic":80}""", occurred);
        Assert.Equal([expected], RecordFixture.Refusals(RecordFixture.Admit(draft, state)));
    }

    [Theory]
    [InlineData("""{"form":"blood-pressure.nothing"}""", "form: unknown_form")]
    [InlineData("""{"version":7}""", "version: unknown_version")]
    [InlineData("""{"subject":{"kind":"unit","id":"01900000-0000-7000-8000-00000000000a"}}""", "subject: wrong_subject")]
    [InlineData("""{"occurred":"1.3.2026"}""", "occurred: wrong_type")]
    [InlineData("""{"id":"6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b"}""", "id: bad_id")]
    [InlineData("""{"amends":"01900000-0000-7000-9000-000000000005"}""", "reason: reason_missing")]
    [InlineData("""{"withdraws":true,"reason":"错"}""", "amends: required")]
    public void Bad_headings_are_refused_with_a_code_at_a_path(string change, string expected)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse("""
            {"id":"01900000-0000-7000-9000-000000000001","form":"blood-pressure.measure","version":1,"subject":{"kind":"person","id":"01900000-0000-7000-8000-00000000000a"},
             "occurred":"2026-03-01","answers":{"rested":true,"systolic":120,"diastolic":80}}
            """)!.AsObject();
        foreach (var (key, value) in System.Text.Json.Nodes.JsonNode.Parse(change)!.AsObject()) json[key] = value?.DeepClone();
        var read = RecordFixture.Engine.Read(System.Text.Json.JsonDocument.Parse(json.ToJsonString()).RootElement, RecordFixture.Doctor);
        Assert.Null(read.Draft);
        Assert.Contains(expected, read.Problems.Select(problem => $"{problem.Path}: {problem.Code}"));
    }

    [Fact]
    public void What_a_peer_acknowledged_is_flagged_and_never_refused()
    {
        var draft = RecordFixture.Draft(1, Form, """{"rested":true,"systolic":90,"diastolic":120,"told":true}""", "2026-03-01");
        var verdict = RecordFixture.Engine.Admit(draft, null, new AdmitContext(new DateTime(2030, 1, 1), "T1", FromPeer: true));
        Assert.Equal(["check_failed"], Assert.IsType<Verdict.Admitted>(verdict).Flags);
    }

    [Fact]
    public void Results_are_sealed_with_their_table_and_version()
    {
        var draft = RecordFixture.Draft(1, Form, """{"rested":true,"systolic":165,"diastolic":92,"told":true,"recheck":"no"}""", "2026-03-01");
        var answers = System.Text.Encoding.UTF8.GetString(Assert.IsType<Verdict.Admitted>(RecordFixture.Admit(draft)).Answers);
        Assert.Contains("\"level\":{\"table\":\"blood-pressure.level@", answers, StringComparison.Ordinal);
        Assert.Contains("\"answer\":\"high\",\"rows\":[\"raised\",\"high\"]", answers, StringComparison.Ordinal);
    }
}
