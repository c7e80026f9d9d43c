using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>
/// Finds the type of every item, fact and concept. A calc may say no type and read facts of other forms, whose types hang on calcs again:
/// so what can be understood is, round by round, until nothing more can.
/// </summary>
internal static class ConceptTable
{
    public static void Resolve(Workspace desk)
    {
        while (Round(desk))
        {
        }

        foreach (var form in desk.Forms.Values)
        {
            UnresolvedFacts(form, desk);
            CalcCircles.Find(form, desk.Findings);
        }

        Conflicts(desk);
    }

    private static bool Round(Workspace desk)
    {
        desk.Concepts = Gather(desk);
        var progress = false;
        foreach (var form in desk.Forms.Values)
        {
            foreach (var fact in form.Facts.Where(fact => fact.Type is null))
            {
                FactReader.Resolve(fact, form, desk);
                progress |= fact.Type is not null;
            }

            foreach (var section in form.Sections)
                foreach (var item in section.Items.Where(item => item is { TypeFromCalc: true, Type: null })) progress |= Infer(item, section, form, desk);
        }

        return progress;
    }

    private static Dictionary<string, Concept> Gather(Workspace desk)
    {
        var concepts = new Dictionary<string, Concept>(StringComparer.Ordinal);
        foreach (var (item, type) in Bearers(desk))
        {
            var unit = item.Item.Unit;
            concepts[item.Item.Concept] = concepts.TryGetValue(item.Item.Concept, out var known)
                ? known with { Type = Together(known.Type, type) }
                : new Concept(item.Item.Concept, type, unit, []);
        }

        return concepts;
    }

    private static IEnumerable<(ItemDraft Item, ExprType Type)> Bearers(Workspace desk) => desk.Forms.Values
        .SelectMany(form => form.Sections.Where(section => !section.Repeats))
        .SelectMany(section => section.Items)
        .Where(item => item.Type is not null && !item.Item.IsIdentifier)
        .Select(item => (item, item.Type!));

    private static bool Infer(ItemDraft item, SectionDraft section, FormDraft form, Workspace desk)
    {
        if (item.Map.Node("calc")?.Scalar is not { } calc) return false;
        var result = Expression.Parse(calc, Scopes.Of(form, section, desk, decide: true), null);
        if (result.Expression is not { } expression) return false;
        item.Type = expression.Type;
        var table = FormCompiler.OnlyDecides(expression);
        // what is calculated from codes of a list has that list's words
        var list = expression.Type is ChoiceType choice ? desk.CodeLists.Values.FirstOrDefault(known => ReferenceEquals(known.Codes, choice.Codes)) : null;
        item.Item = item.Item with
        {
            Type = table is not null ? ItemType.Decision : TypeWords.OfCalc(expression.Type) ?? ItemType.Text,
            Options = table is not null ? desk.Tables[table].Answers : list is null ? Scopes.OptionsOf(expression, form) : [],
            List = list,
        };
        return true;
    }

    /// <summary>A choice of both sets of codes; otherwise the first type stands (a conflict is reported apart).</summary>
    private static ExprType Together(ExprType left, ExprType right) => (left, right) switch
    {
        (ChoiceType a, ChoiceType b) when ReferenceEquals(a.Codes, b.Codes) => left,
        (ChoiceType a, ChoiceType b) => ExprType.Choice([.. a.Codes.Union(b.Codes, StringComparer.Ordinal)]),
        (ChoicesType a, ChoicesType b) => ExprType.Choices([.. a.Codes.Union(b.Codes, StringComparer.Ordinal)]),
        _ => left,
    };

    private static void UnresolvedFacts(FormDraft form, Workspace desk)
    {
        foreach (var fact in form.Facts.Where(fact => fact.Type is null && fact.Fact.Concept is not null))
        {
            var borne = desk.Forms.Values.SelectMany(other => other.Items).Any(item => item.Item.Concept == fact.Fact.Concept && item.TypeFromCalc);
            if (!borne) desk.Findings.UnknownReference(fact.At, "concept", fact.Fact.Concept!, desk.Concepts.Keys);
            else desk.Findings.Add(fact.At, "calc_cycle", new($"不知道“{fact.Fact.Concept}”是什么类型", $"The type of “{fact.Fact.Concept}” cannot be told"), new("在那个 calc 项目上写 type", "Say the type on that calc item"));
        }

        foreach (var fact in form.Facts.Where(fact => fact.Fact.Kind == FactKind.CountOf)) FactReader.Resolve(fact, form, desk);
    }

    private static void Conflicts(Workspace desk)
    {
        var first = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var (item, type) in Bearers(desk))
        {
            var concept = desk.Concepts[item.Item.Concept];
            first.TryAdd(concept.Name, item.At);
            if (concept.Type.Kind == type.Kind && (concept.Unit == item.Item.Unit || !type.IsNumber)) continue;
            var (file, line) = first[concept.Name];
            desk.Findings.Add(
                item.At,
                "concept_conflict",
                new($"概念“{concept.Name}”在 {file}:{line} 是 {TypeWords.Name(concept.Type)} {concept.Unit}，这里是 {TypeWords.Name(type)} {item.Item.Unit}", $"The concept “{concept.Name}” is {TypeWords.Name(concept.Type)} {concept.Unit} at {file}:{line}, {TypeWords.Name(type)} {item.Item.Unit} here"),
                new("统一类型和单位，或给这一项另写 concept", "Use one type and unit, or give this item a concept of its own"));
        }
    }
}
