using System.Globalization;

namespace Kangyu.Kernel.Expressions;

/// <summary>What an answer or the result of an expression is. Integer and decimal are both <see cref="Number"/>
/// (IEEE double, as in the browser); a choice is its code as <see cref="Text"/>.</summary>
public enum ValueKind : byte
{
    Unanswered,
    YesNo,
    Number,
    Date,
    DateTime,
    Text,
    Codes,
    Rows,
    Period,
    Decision,
}

/// <summary>
/// An answer. Dates are day numbers (<see cref="DateOnly.DayNumber"/>), datetimes are minutes since 0001-01-01T00:00 in the
/// county's local time, choices are arrays of codes in the order of the form's options, rows are the lines of a repeating
/// section. The default value is "unanswered", which is never "no".
/// </summary>
public readonly struct Value : IEquatable<Value>
{
    private readonly double number;
    private readonly object? reference;

    private Value(ValueKind kind, double number, object? reference)
    {
        Kind = kind;
        this.number = number;
        this.reference = reference;
    }

    public ValueKind Kind { get; }

    public static Value Unanswered => default;

    public bool IsAnswered => Kind != ValueKind.Unanswered;

    public bool IsTrue => Kind == ValueKind.YesNo && number != 0;

    public bool IsFalse => Kind == ValueKind.YesNo && number == 0;

    public double Number => number;

    public DateOnly Date => DateOnly.FromDayNumber((int)number);

    public DateTime DateTime => System.DateTime.MinValue.AddMinutes(number);

    public string Text => (string?)reference ?? "";

    public IReadOnlyList<string> Codes => (string[]?)reference ?? [];

    /// <summary>Lines of a repeating section; each line is the slot array of its items, in the section's order.</summary>
    public IReadOnlyList<Value[]> Rows => (Value[][]?)reference ?? [];

    public Period Period
    {
        get
        {
            var bits = BitConverter.DoubleToInt64Bits(number);
            return new((int)(bits >> 32), (int)bits);
        }
    }

    /// <summary>What a matrix table answered; opaque to expressions.</summary>
    public object? Decision => Kind == ValueKind.Decision ? reference : null;

    public static Value Of(bool yes) => new(ValueKind.YesNo, yes ? 1 : 0, null);

    /// <summary>A number; NaN and infinities are unanswered.</summary>
    public static Value Of(double number) => double.IsFinite(number) ? new(ValueKind.Number, number == 0 ? 0 : number, null) : default;

    public static Value Of(DateOnly date) => new(ValueKind.Date, date.DayNumber, null);

    public static Value Of(DateTime time) => new(ValueKind.DateTime, Math.Floor((time - System.DateTime.MinValue).TotalMinutes), null);

    public static Value Of(string? text) => text is null ? default : new(ValueKind.Text, 0, text);

    public static Value OfCodes(string[] codes) => new(ValueKind.Codes, 0, codes);

    public static Value OfRows(Value[][] rows) => new(ValueKind.Rows, 0, rows);

    internal ReadOnlySpan<Value[]> Lines => (Value[][]?)reference;

    internal ReadOnlySpan<string> CodeSpan => (string[]?)reference;

    internal static Value OfDay(int day) => new(ValueKind.Date, day, null);

    internal static Value OfMinutes(double minutes) => new(ValueKind.DateTime, minutes, null);

    public static Value Of(Period period) => new(ValueKind.Period, BitConverter.Int64BitsToDouble(((long)period.Months << 32) | (uint)period.Days), null);

    public static Value OfDecision(object? decision) => decision is null ? default : new(ValueKind.Decision, 0, decision);

    public bool Equals(Value other)
    {
        if (Kind != other.Kind) return false;
        return Kind switch
        {
            ValueKind.Unanswered => true,
            ValueKind.YesNo or ValueKind.Number or ValueKind.Date or ValueKind.DateTime => number.Equals(other.number),
            ValueKind.Text => string.Equals(Text, other.Text, StringComparison.Ordinal),
            ValueKind.Codes => Codes.SequenceEqual(other.Codes, StringComparer.Ordinal),
            ValueKind.Rows => Rows.Count == other.Rows.Count && Rows.Zip(other.Rows).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)),
            ValueKind.Period => Period == other.Period,
            ValueKind.Decision => Equals(reference, other.reference),
            _ => false,
        };
    }

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, number, reference is string text ? text.GetHashCode(StringComparison.Ordinal) : 0);

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>The answer as it would stand in a pack or a case: <c>yes</c>, <c>120</c>, <c>2026-03-01</c>, a code.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Unanswered => "unanswered",
        ValueKind.YesNo => number != 0 ? "yes" : "no",
        ValueKind.Number => number.ToString("R", CultureInfo.InvariantCulture),
        ValueKind.Date => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ValueKind.DateTime => DateTime.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        ValueKind.Text => Text,
        ValueKind.Codes => string.Join(',', Codes),
        ValueKind.Rows => $"{Rows.Count} rows",
        ValueKind.Period => Period.ToString(),
        ValueKind.Decision => "decision",
        _ => "",
    };
}
