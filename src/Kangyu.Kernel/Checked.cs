using System.Diagnostics.CodeAnalysis;

namespace Kangyu.Kernel;

/// <summary>What a person wrote, read: either the value or the problem, never both.</summary>
public readonly record struct Checked<T>
    where T : class
{
    private Checked(T? value, Problem? problem)
    {
        Value = value;
        Problem = problem;
    }

    public T? Value { get; }

    public Problem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsGood => Value is not null;

    public static implicit operator Checked<T>(T value) => new(value, null);

    public static implicit operator Checked<T>(Problem problem) => new(null, problem);
}
