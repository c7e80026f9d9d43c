using System.Runtime.CompilerServices;

namespace Kangyu.Kernel.Expressions;

/// <summary>What an expression is evaluated over: answers by <see cref="Symbol.Slot"/>, the entry's occurred date as
/// <c>today</c>, and what a decision table answers (only a calc needs it).</summary>
public readonly struct EvalContext
{
    /// <summary>How deep <c>count</c>, <c>any</c> and <c>all</c> may stand in one another.</summary>
    internal const int MaxLines = 4;

    private readonly Lines lines;

    /// <param name="slots">What is not there is unanswered.</param>
    /// <param name="today">The date on which what the form tells occurred, never the clock.</param>
    /// <param name="decide">Answers a table named <c>pack.table</c>; null where no table may be asked.</param>
    public EvalContext(Value[] slots, DateOnly today, Func<string, Value>? decide = null)
    {
        Slots = slots;
        Today = today;
        Decide = decide;
    }

    private EvalContext(in EvalContext outer, int level, Value[] line)
    {
        this = outer;
        lines[level] = line;
    }

    public Value[] Slots { get; }

    public DateOnly Today { get; }

    public Func<string, Value>? Decide { get; }

    internal Value[]? Line(int level) => lines[level];

    /// <summary>The same, inside a line of a repeating section.</summary>
    internal EvalContext Within(int level, Value[] line) => new(this, level, line);

    [InlineArray(MaxLines)]
    private struct Lines
    {
        private Value[]? first;
    }
}
