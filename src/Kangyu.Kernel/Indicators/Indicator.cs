namespace Kangyu.Kernel.Indicators;

public enum IndicatorKind { Coverage, Timeliness, Quality, Experience, Supply, Volume }

public enum IndicatorSource { Form, Due }

public enum Formula { Share, Count, Sum, Average, Median, Rate, TimeTo }

/// <summary>A number, as a condition over stored columns. Compiled to SQL by the store; the same condition lists the rows behind it.</summary>
public sealed record Indicator
{
    public required string Id { get; init; }
    public required string Pack { get; init; }
    public required IndicatorKind Kind { get; init; }
    public required Words Title { get; init; }
    public required Population Of { get; init; }
    public required Formula Formula { get; init; }
    /// <summary>For a share: the condition of the numerator.</summary>
    public ColumnCondition? Those { get; init; }
    /// <summary>For a count: entries or people.</summary>
    public bool CountPeople { get; init; }
    /// <summary>For sum, average and median: the column.</summary>
    public string? Column { get; init; }
    public Population? Per { get; init; }
    public bool PerPeople { get; init; }
    /// <summary>By cut: the column of the denominator that must be the same, so that a lot's events stand over that lot's users.</summary>
    public IReadOnlyDictionary<string, string> PerBy { get; init; } = new Dictionary<string, string>();
    /// <summary>The denominator counts from the beginning to the end of the period, not the period alone.</summary>
    public bool PerEver { get; init; }
    public int Times { get; init; } = 1;
    public string? TimeFrom { get; init; }
    public string? TimeTo { get; init; }
    public int WithinDays { get; init; }
    public required string Period { get; init; }
    public IReadOnlyList<string> By { get; init; } = [];
    /// <summary>higher, lower or null: no direction.</summary>
    public string? Better { get; init; }
    public Words? Words { get; init; }
    /// <summary>S1 marks of everything it reads.</summary>
    public IReadOnlyList<string> Taint { get; init; } = [];
    public bool Draft { get; init; }
}

/// <summary>Entries of a form or due items of a step, with a condition. <paramref name="PeriodColumn"/> is the one compared with <c>in period</c>.</summary>
public sealed record Population(IndicatorSource Source, string Target, string PeriodColumn, ColumnCondition? Where)
{
    /// <summary>Further steps whose due items are counted together with those of the first.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    public IEnumerable<string> Targets => Also.Prepend(Target);

    /// <summary>The repeating section whose lines are counted, each beside what its entry says; null: entries.</summary>
    public string? Lines { get; init; }

    /// <summary>Entries about people: what they add up to hides behind how many they are (S10).</summary>
    public bool IsOfPeople { get; init; }
}

/// <summary>What SQL may compute: comparisons of stored columns, and/or/not/in, null tests, dates shifted by a constant.</summary>
public abstract record ColumnCondition
{
    public sealed record And(IReadOnlyList<ColumnCondition> Parts) : ColumnCondition;
    public sealed record Or(IReadOnlyList<ColumnCondition> Parts) : ColumnCondition;
    public sealed record Not(ColumnCondition Part) : ColumnCondition;
    public sealed record Compare(Operand Left, string Operator, Operand Right) : ColumnCondition;
    public sealed record In(string Column, IReadOnlyList<string> Codes) : ColumnCondition;
    public sealed record Answered(string Column, bool Is) : ColumnCondition;
    public sealed record Yes(string Column) : ColumnCondition;
}

/// <summary>A column, or a constant; a date column may be shifted by whole days.</summary>
public sealed record Operand(string? Column, Expressions.Value Constant, int ShiftDays);
