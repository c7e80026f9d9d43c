using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Decisions;

/// <summary>
/// A table of advice (S9). Either <see cref="Rows"/> (conditions to one answer) or <see cref="Cells"/> (conditions by methods to categories).
/// Facts occupy slots 0..n-1 in the order written.
/// </summary>
public sealed record DecisionTable
{
    public required string Id { get; init; }
    public required string Pack { get; init; }
    public required string Version { get; init; }
    public required Words Title { get; init; }
    public bool Draft { get; init; }
    public IReadOnlyList<string> Sources { get; init; } = [];
    public required IReadOnlyList<DecisionFact> Facts { get; init; }
    /// <summary>For a rows table: from best to worst.</summary>
    public IReadOnlyList<Packs.Model.Option> Answers { get; init; } = [];
    public IReadOnlyList<DecisionRow> Rows { get; init; } = [];
    public IReadOnlyList<Condition> Conditions { get; init; } = [];
    public IReadOnlyList<Packs.Model.Option> Methods { get; init; } = [];
    /// <summary>From no restriction to not advised.</summary>
    public IReadOnlyList<Packs.Model.Option> Categories { get; init; } = [];
    /// <summary>Marks on cells that a reader should know of, in words; other marks are not shown.</summary>
    public IReadOnlyList<Packs.Model.Option> Flags { get; init; } = [];
    /// <summary>[condition index][method index]; null: the table does not speak ("no recommendation on file").</summary>
    public IReadOnlyList<Cell?[]> Cells { get; init; } = [];

    public bool IsMatrix => Methods.Count > 0;
}

public sealed record DecisionFact(string Name, ExprType Type, int Slot);

public sealed record DecisionRow(string Code, Expression If, string Answer, Words Advice, string? Source);

/// <summary><paramref name="Group"/>, <paramref name="Title"/> and <paramref name="SubTitle"/> are the printed table's own words.</summary>
public sealed record Condition(string Code, Expression? If, string? Group, string? Title, string? SubTitle)
{
    /// <summary>As the screen says it, where the head gives <c>titles:</c>.</summary>
    public Words? Label { get; init; }
}

/// <summary>A printed cell: ranges stay ranges (<c>2/3</c>), NA stays NA.</summary>
public sealed record Cell(string Initiation, string Continuation, IReadOnlyList<string> Flags, string? Note)
{
    /// <summary>Not applicable (the pregnancy row): with any among the rows the answer is NA.</summary>
    public const string NotApplicable = "NA";
}
