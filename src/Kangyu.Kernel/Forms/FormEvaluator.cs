using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Forms;

/// <summary>
/// Runs a form over its answers: what is asked, what is calculated, what is wrong. Pure, and the same in the browser. <see cref="Value"/>s of what is not asked
/// are cleared; results of calc are filled in.
/// </summary>
internal sealed class FormEvaluator
{
    private readonly FormPlan plan;
    private readonly Value[] slots;
    private readonly DateOnly today;
    private readonly List<Problem> problems = [];
    private readonly List<(PlannedItem Planned, int Line)> asked = [];
    private Func<string, Value>? decide;

    private FormEvaluator(FormPlan plan, Value[] slots, DateOnly today)
    {
        this.plan = plan;
        this.slots = slots;
        this.today = today;
    }

    public Dictionary<string, DecisionResult>? Decisions { get; private set; }

    public IReadOnlyList<Problem> Problems => problems;

    /// <param name="slots">Answers and facts by slot; changed in place.</param>
    public static FormEvaluator Run(FormPlan plan, Value[] slots, DateOnly today)
    {
        var run = new FormEvaluator(plan, slots, today);
        run.decide = run.Decide;
        foreach (var planned in plan.Order)
            if (planned.InRows) run.EvaluateRows(planned);
            else run.EvaluateItem(planned);
        // answers are checked when all that is not asked is cleared and all that follows is calculated: a check may name a later item
        foreach (var (planned, line) in run.asked) run.Check(planned, line);
        foreach (var section in plan.Repeating) run.CheckCount(section);
        run.CheckForm();
        return run;
    }

    private Value Decide(string table)
    {
        var result = plan.Decisions[table].Ask(slots, today);
        (Decisions ??= new(StringComparer.Ordinal))[table] = result;
        if (result.Table.IsMatrix) return Value.Of($"{result.Table.Id}@{result.Table.Version}");
        return Value.Of(result.Answer);
    }

    private void EvaluateItem(PlannedItem planned)
    {
        var item = planned.Item;
        var context = new EvalContext(slots, today, decide);
        if (!IsAsked(planned.Section.When, context) || !IsAsked(item.When, context))
        {
            if (slots[item.Slot].IsAnswered && !item.IsCalculated) problems.Add(FormProblems.NotAsked(item.Id, item));
            slots[item.Slot] = default;
            return;
        }
        if (item.IsCalculated)
        {
            slots[item.Slot] = item.Decides is { } table ? Decide(table) : item.Calc!.Evaluate(context);
            return;
        }
        asked.Add((planned, -1));
    }

    private void Check(PlannedItem planned, int line)
    {
        var item = planned.Item;
        if (line < 0)
        {
            AnswerRules.Check(item, slots[item.Slot], item.Id, new EvalContext(slots, today, decide), problems);
            return;
        }
        var row = slots[planned.Section.Slot].Rows[line];
        AnswerRules.Check(item, row[item.Slot], Path(planned, line), new EvalContext(Joined(row), today, decide), problems);
    }

    private static string Path(PlannedItem planned, int line) => $"{planned.Section.Id}[{line}].{planned.Item.Id}";

    // expressions of a line see the form's slots first, then the line's
    private Value[] Joined(Value[] row)
    {
        var joined = new Value[slots.Length + row.Length];
        slots.CopyTo(joined, 0);
        row.CopyTo(joined, slots.Length);
        return joined;
    }

    private void EvaluateRows(PlannedItem planned)
    {
        var section = planned.Section;
        var rows = slots[section.Slot].Rows;
        var outer = new EvalContext(slots, today, decide);
        if (!IsAsked(section.When, outer))
        {
            if (rows.Count > 0 && ReferenceEquals(section.Items[0], planned.Item)) problems.Add(FormProblems.NotAsked(section.Id!, null));
            slots[section.Slot] = default;
            return;
        }
        for (var line = 0; line < rows.Count; line++) EvaluateRow(planned, rows[line], line);
    }

    private void EvaluateRow(PlannedItem planned, Value[] row, int line)
    {
        var item = planned.Item;
        var context = new EvalContext(Joined(row), today, decide);
        var path = Path(planned, line);
        if (!IsAsked(item.When, context))
        {
            if (row[item.Slot].IsAnswered && !item.IsCalculated) problems.Add(FormProblems.NotAsked(path, item));
            row[item.Slot] = default;
        }
        else if (item.Calc is { } calc) row[item.Slot] = calc.Evaluate(context);
        else asked.Add((planned, line));
    }

    private void CheckCount(Section section)
    {
        if (!IsAsked(section.When, new EvalContext(slots, today, decide))) return;
        var count = slots[section.Slot].Rows.Count;
        if (count < section.Repeat!.Min) problems.Add(FormProblems.TooFewLines(section));
        if (count > section.Repeat.Max) problems.Add(FormProblems.TooManyLines(section));
    }

    private void CheckForm()
    {
        var context = new EvalContext(slots, today, decide);
        foreach (var check in plan.Form.Checks)
            if (check.That.Evaluate(context).IsFalse)
                problems.Add(new Problem(check.Code, check.At ?? "", check.Else));
    }

    /// <summary>A condition that cannot be told yet does not ask: unanswered is not yes.</summary>
    private static bool IsAsked(Expression? when, in EvalContext context) => when is null || when.Evaluate(context).IsTrue;
}
