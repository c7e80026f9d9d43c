using System.Globalization;
using System.Text.Json;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Server.Screen;

namespace Kangyu.Server.Forms;

/// <summary>What a form may know from the record, as the form element reads it: by name the value, or <c>{value, on}</c> with the day it was recorded.</summary>
internal static class FormFacts
{
    public static string Json(Form form, PersonState? state, string unit, DateOnly day)
    {
        var facts = Engine.Facts(form, state, unit, day);
        return JsonOut.Write(json =>
        {
            json.WriteStartObject();
            foreach (var fact in form.Facts)
            {
                var value = facts[fact.Name];
                if (!value.IsAnswered) continue;
                json.WritePropertyName(fact.Name);
                var on = fact.Kind == FactKind.Latest ? state?.Latest(fact.Concept!, unit)?.Day : null;
                if (on is null) Write(json, value);
                else
                {
                    json.WriteStartObject();
                    json.WritePropertyName("value");
                    Write(json, value);
                    json.WriteString("on", on.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    json.WriteEndObject();
                }
            }
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.YesNo: json.WriteBooleanValue(value.IsTrue); break;
            case ValueKind.Number: json.WriteNumberValue(value.Number); break;
            case ValueKind.Codes:
                json.WriteStartArray();
                foreach (var code in value.Codes) json.WriteStringValue(code);
                json.WriteEndArray();
                break;
            default: json.WriteStringValue(value.ToString()); break;
        }
    }
}
