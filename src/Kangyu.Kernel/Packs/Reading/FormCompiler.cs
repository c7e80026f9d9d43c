using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Compiles the expressions of a form, each over what it may name.</summary>
internal static class FormCompiler
{
    public static readonly Keys Check = new("form.json#/$defs/check", ["that", "else"], ["code"]);
    public static readonly Keys FormCheck = new("form.json#/$defs/form_check", ["that", "else"], ["at", "code"]);

    public static void Compile(FormDraft form, Workspace desk)
    {
        var plain = Scopes.Of(form, null, desk, decide: false);
        foreach (var section in form.Sections)
        {
            section.Section = section.Section with { When = ExpressionReader.Read(section.Map, "when", plain, ExprType.YesNo) };
            var scope = section.Repeats ? Scopes.Of(form, section, desk, decide: false) : plain;
            var calcs = Scopes.Of(form, section, desk, decide: true);
            foreach (var item in section.Items) item.Item = Decision(Compiled(item, form, scope, calcs), desk);
        }

        form.Form = form.Form with { Checks = FormChecks(form, plain), Upcasts = UpcastReader.Read(form), GoesOn = EventForms.Read(form, desk), Poster = PosterReader.Read(form) };
    }

    /// <summary>The table, when the calc is exactly <c>decide('pack.table')</c>.</summary>
    public static string? OnlyDecides(Expression calc) =>
        calc.Decides is [var table] && calc.Reads.Count == 0 && calc.Source.Trim().StartsWith("decide", StringComparison.Ordinal) && calc.Source.Trim().EndsWith(')') && calc.Source.Count(c => c == '(') == 1
            ? table
            : null;

    private static Item Compiled(ItemDraft draft, FormDraft form, ExprScope scope, ExprScope calcs)
    {
        var map = draft.Map;
        var calc = draft.Waits ? null : ExpressionReader.Read(map, "calc", calcs, draft.TypeFromCalc ? null : draft.Type);
        var required = map.Node("required") is { } node ? MapReader.AsYesNo(node) : false;
        return draft.Item with
        {
            When = ExpressionReader.Read(map, "when", scope, ExprType.YesNo),
            Calc = calc,
            Decides = calc is null ? null : OnlyDecides(calc),
            Required = required == true,
            RequiredWhen = required is null ? ExpressionReader.Read(map, "required", scope, ExprType.YesNo) : null,
            Limits = LimitsReader.Read(draft, scope),
            Prefill = Prefill(draft, form),
            Checks = [.. map.List("check").Select(node => CheckOf(node, draft.Id, map, scope)).OfType<Check>()],
        };
    }

    /// <summary>What a table answers is kept with its rows, whatever type the pack gave it.</summary>
    private static Item Decision(Item item, Workspace desk) =>
        item.Decides is { } table ? item with { Type = ItemType.Decision, Options = desk.Tables[table].Answers } : item;

    private static Expression? Prefill(ItemDraft draft, FormDraft form)
    {
        if (ExpressionReader.Read(draft.Map, "prefill", Scopes.OfFacts(form), null) is not { } prefill || draft.Type is not { } type) return null;
        if (prefill.Type.Kind == type.Kind || (type.Kind == ExprKind.Decimal && prefill.Type.IsNumber)) return prefill;
        draft.Map.Findings.Add(
            draft.Map.Line("prefill"),
            "expr_type",
            new($"prefill 得到 {TypeWords.Name(prefill.Type)}，这一项是 {TypeWords.Name(type)}", $"prefill gives {TypeWords.Name(prefill.Type)}, the item is {TypeWords.Name(type)}"),
            new("用同类型的 fact", "Use a fact of the same type"));
        return null;
    }

    private static Check? CheckOf(YamlNode node, string item, MapReader parent, ExprScope scope)
    {
        if (MapReader.Open(node, "check", Check, parent.File, parent.Findings) is not { } map) return null;
        return Read(map, item, scope);
    }

    private static List<Check> FormChecks(FormDraft form, ExprScope scope)
    {
        var checks = new List<Check>();
        foreach (var node in form.Map.List("checks"))
        {
            if (MapReader.Open(node, "checks", FormCheck, form.Map.File, form.Map.Findings) is not { } map) continue;
            var at = map.Text("at");
            if (at is not null && form.Find(at) is null) map.Findings.UnknownReference(map.Line("at"), "item", at, form.Items.Select(item => item.Id));
            if (Read(map, at, scope) is { } check) checks.Add(check);
        }

        return checks;
    }

    private static Check? Read(MapReader map, string? at, ExprScope scope)
    {
        var that = ExpressionReader.Read(map, "that", scope, ExprType.YesNo);
        var words = map.Words("else");
        var code = map.Text("code") ?? "check_failed";
        if (map.Has("code")) Ids.Code(code, "code", map.Line("code"), map.Findings);
        return that is null || words is null ? null : new Check(that, at, code, words);
    }
}
