using System.Text.Json;
using Kangyu.Kernel.Forms;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo;

/// <summary>Entries of the demo as a browser would send them to <c>POST /api/entries</c>: for load tests and for those who want to see one.</summary>
public static class DemoJson
{
    /// <summary>One entry: <c>{id, form, version, subject, unit, occurred, answers, amends, withdraws, reason}</c>.</summary>
    public static void Write(Draft draft, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", draft.Id);
        json.WriteString("form", draft.Form.Id);
        json.WriteNumber("version", draft.Version);
        if (draft.Subject.Kind != SubjectKind.Nobody) WriteSubject(draft.Subject, json);
        json.WriteString("unit", draft.Unit);
        json.WriteString("occurred", draft.Occurred.ToString());
        json.WritePropertyName("answers");
        json.WriteRawValue(AnswerWriter.Write(draft.Form, draft.Slots, draft.Signatures, null), skipInputValidation: true);
        if (draft.Amends is { } root) json.WriteString("amends", root);
        if (draft.Withdraws) json.WriteBoolean("withdraws", true);
        if (draft.Reason is { } reason) json.WriteString("reason", reason);
        json.WriteEndObject();
    }

    private static void WriteSubject(Subject subject, Utf8JsonWriter json)
    {
        json.WriteStartObject("subject");
        json.WriteString("kind", subject.Kind == SubjectKind.Person ? "person" : subject.Kind.ToString().ToLowerInvariant());
        json.WriteString("id", subject.Id);
        json.WriteEndObject();
    }
}
