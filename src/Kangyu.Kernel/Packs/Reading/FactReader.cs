using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>
/// Reads <c>facts:</c>, what a form may know from the record: <c>person age</c>, <c>latest systolic within 12 months</c>,
/// <c>date of latest blood_test</c>, <c>ever smoking in ('current', 'past')</c>, <c>count of pack.form within 12 months</c>.
/// </summary>
internal static class FactReader
{
    private static readonly string[] SexCodes = ["female", "male"];

    public static FactDraft? Read(YamlPair pair, FormDraft form, NamesOfForm names, Workspace desk)
    {
        var at = new Place(form.Map.File, pair.KeyLine);
        if (form.Map.Text(pair.Value, pair.Key) is not { } text || !names.Take(pair.Key, at)) return null;
        if (Parse(pair.Key, text) is { } fact) return new FactDraft(fact, at) { Type = TypeAtOnce(fact) };
        desk.Findings.Add(
            at,
            "bad_fact",
            new($"看不懂“{text}”", $"“{text}” is not a fact"),
            new("写法：person age | latest X within 12 months | date of latest X | ever X | ever X = 'code' | count of pack.form within 12 months", "Write: person age | latest X within 12 months | date of latest X | ever X | ever X = 'code' | count of pack.form within 12 months"));
        return null;
    }

    /// <summary>Follows a concept or a form that the fact reads; gives its type once that is known.</summary>
    public static void Resolve(FactDraft draft, FormDraft form, Workspace desk)
    {
        var fact = draft.Fact;
        if (fact.Kind == FactKind.CountOf)
        {
            draft.Fact = fact with { Concept = desk.Refer("form", fact.Concept!, form.Pack, draft.At) ?? fact.Concept };
            return;
        }

        if (fact.Concept is null || !desk.Concepts.TryGetValue(fact.Concept, out var concept)) return;
        draft.Type = fact.Kind switch
        {
            FactKind.Latest => concept.Type,
            FactKind.DateOfLatest => ExprType.Date,
            _ => ExprType.YesNo,
        };
        if (fact.Kind == FactKind.Ever) CheckEver(fact, concept, draft.At, desk);
    }

    private static void CheckEver(Fact fact, Concept concept, Place at, Workspace desk)
    {
        var codes = concept.Type switch
        {
            ChoiceType choice => choice.Codes,
            ChoicesType choices => choices.Codes,
            _ => null,
        };
        foreach (var value in fact.Values.Where(value => codes is not null && !codes.Contains(value, StringComparer.Ordinal)))
            desk.Findings.UnknownWord(at, "ever", value, codes!);
        if (fact.Values.Count == 0 ? concept.Type.Kind == ExprKind.YesNo : codes is not null) return;
        desk.Findings.Add(
            at,
            "bad_fact",
            new($"ever 问的“{fact.Concept}”是 {TypeWords.Name(concept.Type)}", $"“ever” asks {fact.Concept}, which is {TypeWords.Name(concept.Type)}"),
            new("ever X 用于是否题；选择题写 ever X = 'code'", "“ever X” is for a yesno item; for a choice write ever X = 'code'"));
    }

    private static ExprType? TypeAtOnce(Fact fact) => fact.Kind switch
    {
        FactKind.PersonAge or FactKind.CountOf => ExprType.Integer,
        FactKind.PersonSex => ExprType.Choice(SexCodes),
        FactKind.PersonBorn => ExprType.Date,
        _ => null,
    };

    private static Fact? Parse(string name, string text)
    {
        var (head, within) = Within(text);
        if (head is null) return null;
        var words = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["person", "age"] when within is null => Person(name, FactKind.PersonAge),
            ["person", "sex"] when within is null => Person(name, FactKind.PersonSex),
            ["person", "born"] when within is null => Person(name, FactKind.PersonBorn),
            ["latest", var concept] => Of(name, FactKind.Latest, concept, within),
            ["date", "of", "latest", var concept] => Of(name, FactKind.DateOfLatest, concept, within),
            ["count", "of", var form] => Of(name, FactKind.CountOf, form, within),
            ["ever", var concept] => Of(name, FactKind.Ever, concept, within),
            ["ever", var concept, "=" or "in", ..] when Codes(head, words[2]) is { Count: > 0 } codes => Of(name, FactKind.Ever, concept, within) with { Values = codes },
            _ => null,
        };
    }

    /// <summary>The part before <c>within</c>, and the time; a null head means the time is not well written.</summary>
    private static (string? Head, Period? Within) Within(string text)
    {
        var at = text.LastIndexOf(" within ", StringComparison.Ordinal);
        if (at < 0) return (text, null);
        return Periods.Parse(text[(at + " within ".Length)..]) is { } span && span.Months + span.Days > 0 ? (text[..at], span) : (null, null);
    }

    private static List<string> Codes(string text, string sign)
    {
        var list = text[(text.IndexOf(" " + sign + " ", StringComparison.Ordinal) + sign.Length + 2)..].Trim();
        if (sign == "in")
        {
            if (!list.StartsWith('(') || !list.EndsWith(')')) return [];
            list = list[1..^1];
        }

        var codes = list.Split(',', StringSplitOptions.TrimEntries);
        return codes.All(code => code.Length > 2 && code[0] == '\'' && code[^1] == '\'') && (sign == "in" || codes.Length == 1) ? [.. codes.Select(code => code[1..^1])] : [];
    }

    private static Fact Person(string name, FactKind kind) => new(name, 0, kind, null, ExprType.Integer, null, null, []);

    private static Fact Of(string name, FactKind kind, string what, Period? within) =>
        new(name, 0, kind, what, ExprType.Integer, within is { Months: > 0 } months ? months.Months : null, within is { Days: > 0 } days ? days.Days : null, []);
}
