using Kangyu.Kernel.Cases;
using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Forms;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Kernel.Tests.Forms;

/// <summary>
/// The examination form asks all that the eligibility table speaks of: answers given in the form, question by question as it opens them, reach every one of its conditions.
/// The answers are those of the worked cases, with the screens ("anything in these?") answered so that what the case tells is asked.
/// </summary>
public sealed class EligibilityReachTests
{
    private const string Table = "contraception.usmec2024";

    private static readonly DateOnly Today = new(2026, 1, 1);

    private static readonly (string Screen, string Code, string Behind)[] Screens =
    [
        ("women_screen", "earlier_pregnancy", "birth_history"), ("women_screen", "gynae", "gynae"), ("women_screen", "breast", "breast"), ("health_screen", "heart", "circulation"),
        ("health_screen", "metabolism", "metabolic"), ("health_screen", "liver", "liver"), ("health_screen", "blood", "blood_conditions"), ("health_screen", "other", "other_conditions"),
        ("health_screen", "surgery", "operations"), ("health_screen", "medicines", "medicines"),
    ];

    private readonly PackSet packs = PackFiles.All();

    [Fact]
    public void Every_condition_of_the_table_is_reached_by_answers_of_the_form()
    {
        var table = packs.Decisions[Table];
        var plan = new FormPlan(packs.Forms["contraception.history_examination"], new Dictionary<string, DecisionEvaluator> { [Table] = new(table) });
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var example in packs.Packs.SelectMany(pack => pack.Cases).Where(example => example.Body["decide"]?.Scalar == Table))
            reached.UnionWith(Codes(plan, Facts(table, example)));
        Assert.Equal("", string.Join(", ", table.Conditions.Select(condition => condition.Code).Except(reached, StringComparer.Ordinal)));
        Assert.Equal(158, table.Conditions.Count);
    }

    private static Dictionary<string, Value> Facts(DecisionTable table, Case example)
    {
        var slots = FactsFromCase.Read(table, example.Body["facts"], []);
        var facts = table.Facts.Where(fact => slots[fact.Slot].IsAnswered).ToDictionary(fact => fact.Name, fact => slots[fact.Slot], StringComparer.Ordinal);
        foreach (var screen in Screens.GroupBy(screen => screen.Screen, StringComparer.Ordinal))
        {
            var open = screen.Where(each => facts.ContainsKey(each.Behind)).Select(each => each.Code).ToList();
            if (open.Count > 0 && !facts.ContainsKey(screen.Key)) facts[screen.Key] = Value.OfCodes([.. open]);
        }
        if (facts.TryGetValue("postpartum_days", out var days))
        {
            facts["birth_on"] = Value.Of(Today.AddDays(-(int)days.Number));
            facts.TryAdd("given_birth", Value.Of("within_year"));
        }
        if (facts.TryGetValue("vte_risk", out var risk)) Risks(facts, risk.IsTrue);
        if (facts.TryGetValue("bmi", out var bmi)) (facts["height"], facts["weight"]) = (Value.Of(200), Value.Of(bmi.Number * 4));
        if (facts.ContainsKey("loss_trimester") || facts.ContainsKey("loss_septic")) facts.TryAdd("recent_loss", Value.Of(true));
        if (facts.ContainsKey("antiretrovirals")) facts.TryAdd("hiv", Value.Of("infection"));
        return facts;
    }

    /// <summary>The form works out the risk of a clot itself: one risk is enough, and "no other risk" needs every question answered.</summary>
    private static void Risks(Dictionary<string, Value> facts, bool any)
    {
        facts["birth_risks"] = Value.OfCodes([any ? "haemorrhage" : "none"]);
        if (any) return;
        facts.TryAdd("smoker", Value.Of(false));
        facts.TryAdd("bmi", Value.Of(22));
        facts.TryAdd("health_screen", Value.OfCodes(["none"]));
        facts.TryAdd("women_screen", Value.OfCodes(["none"]));
    }

    /// <summary>Only what the form asks is answered: what it would not ask is cleared by the run, and reaches nothing.</summary>
    private static IReadOnlyList<string> Codes(FormPlan plan, Dictionary<string, Value> facts)
    {
        var slots = new Value[plan.Form.Slots];
        foreach (var fact in plan.Form.Facts)
            slots[fact.Slot] = fact.Name == "sex" ? Value.Of("female") : facts.GetValueOrDefault(fact.Name);
        foreach (var item in plan.Form.Items)
            if (!item.IsCalculated && facts.TryGetValue(item.Id, out var answer)) slots[item.Slot] = answer;
        return FormEvaluator.Run(plan, slots, Today).Decisions?[Table].Rows ?? [];
    }
}
