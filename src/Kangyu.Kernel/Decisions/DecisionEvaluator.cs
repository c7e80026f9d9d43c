using System.Runtime.InteropServices;
using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Decisions;

/// <summary>
/// Answers a table from facts (S9: advice, with every row that speaks and everything that was not asked). Precomputes what each cell ranks, so that an answer is a
/// walk over conditions. Immutable; safe for several threads.
/// </summary>
public sealed class DecisionEvaluator
{
    private readonly DecisionTable table;
    private readonly Dictionary<string, int> conditionIndex = new(StringComparer.Ordinal);
    private readonly int[][] needs;
    private readonly int[][] rowNeeds;
    private readonly MatrixColumn[] columns;

    public DecisionEvaluator(DecisionTable table)
    {
        this.table = table;
        for (var i = 0; i < table.Conditions.Count; i++) conditionIndex[table.Conditions[i].Code] = i;
        var slots = table.Facts.ToDictionary(fact => fact.Name, fact => fact.Slot, StringComparer.Ordinal);
        needs = [.. table.Conditions.Select(condition => Slots(condition.If, slots))];
        rowNeeds = [.. table.Rows.Select(row => Slots(row.If, slots))];
        columns = [.. table.Methods.Select((_, column) => new MatrixColumn(table, column))];
    }

    public DecisionTable Table => table;

    /// <param name="facts">By <see cref="DecisionFact.Slot"/>; what is not known is unanswered.</param>
    public DecisionResult FromFacts(Value[] facts, DateOnly today)
    {
        var context = new EvalContext(facts, today);
        if (!table.IsMatrix) return FromRows(context, facts);
        var needed = new bool[table.Facts.Count];
        var holding = new List<int>();
        var open = new List<string>();
        for (var i = 0; i < table.Conditions.Count; i++)
        {
            if (table.Conditions[i].If is not { } condition) continue;
            var held = condition.Truth(context);
            if (held == Kleene.Yes) holding.Add(i);
            if (held != Kleene.Unanswered) continue;
            open.Add(table.Conditions[i].Code);
            Need(needed, needs[i]);
        }
        var (asked, unanswered) = Asked(facts, needed);
        return Matrix(holding, asked, unanswered, open);
    }

    /// <summary>Answers from condition codes; null with the first unknown code.</summary>
    public DecisionResult? FromCodes(IEnumerable<string> codes, out string? unknown)
    {
        var holding = new List<int>();
        foreach (var code in codes)
        {
            if (!conditionIndex.TryGetValue(code, out var index))
            {
                unknown = code;
                return null;
            }
            holding.Add(index);
        }
        unknown = null;
        holding.Sort();
        return Matrix(holding, null, [], []);
    }

    private static int[] Slots(Expression? expression, Dictionary<string, int> slots) =>
        expression is null ? [] : [.. expression.Reads.Where(slots.ContainsKey).Select(name => slots[name])];

    private static void Need(bool[] needed, int[] slots)
    {
        foreach (var slot in slots) needed[slot] = true;
    }

    /// <summary>
    /// A fact is missing while some condition that reads it is open. What an answer has closed ("none of these", "never given birth") makes the questions behind it needless: they
    /// count as asked.
    /// </summary>
    private (int Asked, IReadOnlyList<string> Unanswered) Asked(Value[] facts, bool[] needed)
    {
        List<string>? missing = null;
        foreach (var fact in table.Facts)
            if (needed[fact.Slot] && (fact.Slot >= facts.Length || !facts[fact.Slot].IsAnswered))
                (missing ??= []).Add(fact.Name);
        return (table.Facts.Count - (missing?.Count ?? 0), missing ?? (IReadOnlyList<string>)[]);
    }

    private DecisionResult FromRows(EvalContext context, Value[] facts)
    {
        var needed = new bool[table.Facts.Count];
        var rows = new List<string>();
        var worst = -1;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var held = row.If.Evaluate(context);
            if (!held.IsAnswered) Need(needed, rowNeeds[i]);
            if (!held.IsTrue) continue;
            rows.Add(row.Code);
            worst = Math.Max(worst, AnswerRank(row.Answer));
        }
        var (asked, unanswered) = Asked(facts, needed);
        var answer = worst < 0 ? null : table.Answers[worst].Code;
        return new DecisionResult(table, answer, rows, [], asked, unanswered, []);
    }

    private int AnswerRank(string answer)
    {
        for (var i = 0; i < table.Answers.Count; i++)
            if (table.Answers[i].Code == answer)
                return i;
        return -1;
    }

    private DecisionResult Matrix(List<int> holding, int? asked, IReadOnlyList<string> unanswered, IReadOnlyList<string> open)
    {
        var rows = CollectionsMarshal.AsSpan(holding);
        var methods = new MethodResult[columns.Length];
        for (var i = 0; i < methods.Length; i++) methods[i] = columns[i].Answer(rows);
        return new DecisionResult(table, null, holding.ConvertAll(i => table.Conditions[i].Code), methods, asked, unanswered, open);
    }
}
