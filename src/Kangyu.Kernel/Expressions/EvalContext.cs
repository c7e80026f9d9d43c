namespace Kangyu.Kernel.Expressions;

/// <summary>What an expression is evaluated over: answers by <see cref="Symbol.Slot"/>, the entry's occurred date as
/// <c>today</c>, and what a decision table answers (only a calc needs it).</summary>
public readonly struct EvalContext
{
    /// <param name="slots">At least as long as the highest slot of the scope; what is not there is unanswered.</param>
    /// <param name="today">The date on which what the form tells occurred, never the clock.</param>
    /// <param name="decide">Answers a table named <c>pack.table</c>; null where no table may be asked.</param>
    public EvalContext(Value[] slots, DateOnly today, Func<string, Value>? decide = null)
    {
        Slots = slots;
        Today = today;
        Decide = decide;
    }

    public Value[] Slots { get; }

    public DateOnly Today { get; }

    public Func<string, Value>? Decide { get; }
}
