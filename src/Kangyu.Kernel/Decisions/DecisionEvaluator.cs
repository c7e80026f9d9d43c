using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Decisions;

/// <summary>
/// Answers a table from facts (S9: advice, with every row that speaks and everything that was not asked). Precomputes what each cell ranks, so that an answer is a
/// walk over conditions. Immutable; safe for several threads.
/// </summary>
public sealed class DecisionEvaluator
{
    private readonly DecisionTable table;
    private readonly Dictionary<string, int> categoryRank = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> conditionIndex = new(StringComparer.Ordinal);
    private readonly int[][] needs;
    private readonly int[][] rowNeeds;

    public DecisionEvaluator(DecisionTable table)
    {
        this.table = table;
        for (var i = 0; i < table.Categories.Count; i++) categoryRank[table.Categories[i].Code] = i + 1;
        for (var i = 0; i < table.Conditions.Count; i++) conditionIndex[table.Conditions[i].Code] = i;
        var slots = table.Facts.ToDictionary(fact => fact.Name, fact => fact.Slot, StringComparer.Ordinal);
        needs = [.. table.Conditions.Select(condition => Slots(condition.If, slots))];
        rowNeeds = [.. table.Rows.Select(row => Slots(row.If, slots))];
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
            var held = condition.Evaluate(context);
            if (held.IsTrue) holding.Add(i);
            if (held.IsAnswered) continue;
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
        var methods = new MethodResult[table.Methods.Count];
        for (var m = 0; m < methods.Length; m++) methods[m] = Method(m, holding);
        return new DecisionResult(table, null, holding.ConvertAll(i => table.Conditions[i].Code), methods, asked, unanswered, open);
    }

    private MethodResult Method(int method, List<int> holding)
    {
        string? initiation = null, continuation = null;
        List<MethodRow>? rows = null;
        foreach (var index in holding)
        {
            if (table.Cells[index][method] is not { } cell) continue;
            (rows ??= []).Add(new MethodRow(table.Conditions[index].Code, cell));
            initiation = Worse(initiation, cell.Initiation);
            continuation = Worse(continuation, cell.Continuation);
        }
        return new MethodResult(table.Methods[method].Code, initiation, continuation, rows ?? (IReadOnlyList<MethodRow>)[]);
    }

    /// <summary>NA stays NA whatever else applies; otherwise by the worst end of a range, then by its best end.</summary>
    private string Worse(string? left, string right)
    {
        if (left is null || left == right) return right;
        if (left == Cell.NotApplicable || right == Cell.NotApplicable) return Cell.NotApplicable;
        return Rank(right) > Rank(left) ? right : left;
    }

    private int Rank(string category)
    {
        var slash = category.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return categoryRank.GetValueOrDefault(category) * 101;
        var first = categoryRank.GetValueOrDefault(category[..slash]);
        var second = categoryRank.GetValueOrDefault(category[(slash + 1)..]);
        return (Math.Max(first, second) * 100) + Math.Min(first, second);
    }
}

/// <summary><paramref name="Asked"/> of the table's facts were answered or made needless by an answer, null when condition codes were given; <paramref name="Unanswered"/> are those that
/// an open condition still needs; <paramref name="OpenConditions"/> could not be told either way.</summary>
public sealed record DecisionResult(
    DecisionTable Table,
    string? Answer,
    IReadOnlyList<string> Rows,
    IReadOnlyList<MethodResult> Results,
    int? Asked,
    IReadOnlyList<string> Unanswered,
    IReadOnlyList<string> OpenConditions);

/// <summary>Null: no row speaks ("no recommendation on file"), never category 1.</summary>
public sealed record MethodResult(string Method, string? Initiation, string? Continuation, IReadOnlyList<MethodRow> Rows);

public sealed record MethodRow(string Code, Cell Cell);
