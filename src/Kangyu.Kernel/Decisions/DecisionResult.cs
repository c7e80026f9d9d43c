namespace Kangyu.Kernel.Decisions;

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
