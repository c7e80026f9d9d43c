using Kangyu.Kernel;

namespace Kangyu.Server.Api;

// What bodies look like, for the OpenAPI document. They are read and written by hand, so these types carry nothing at run time; docs/contracts says more.

/// <summary>A submission: all its entries are stored, or none.</summary>
internal sealed record SubmissionShape(Guid? Id, string? Device, long? Counter, IReadOnlyList<EntryShape> Entries, IReadOnlyDictionary<string, BlobShape>? Blobs);

internal sealed record EntryShape(
    Guid Id, string Form, int Version, SubjectShape? Subject, string? Unit, string Occurred, IReadOnlyDictionary<string, object> Answers, Guid? Amends, bool? Withdraws, string? Reason);

internal sealed record SubjectShape(string Kind, Guid Id);

internal sealed record BlobShape(string Type, string Data);

internal sealed record SubmissionAnswerShape(Guid? Id, IReadOnlyList<EntryAnswerShape> Entries);

internal sealed record EntryAnswerShape(Guid? Id, EntryStatusShape Status, long? Position, IReadOnlyList<string>? Flags, IReadOnlyList<ProblemShape>? Problems);

[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<EntryStatusShape>))]
internal enum EntryStatusShape
{
    [System.Text.Json.Serialization.JsonStringEnumMemberName("accepted")]
    Accepted,
    [System.Text.Json.Serialization.JsonStringEnumMemberName("duplicate")]
    Duplicate,
    [System.Text.Json.Serialization.JsonStringEnumMemberName("flagged")]
    Flagged,
    [System.Text.Json.Serialization.JsonStringEnumMemberName("rejected")]
    Rejected,
}

internal sealed record ProblemShape(string Code, string Path, Words Message);

/// <summary>The answer of a table: <c>results</c> of a matrix, or <c>answer</c> and <c>rows</c>.</summary>
internal sealed record DecisionShape(
    string Table, string Version, bool Draft, IReadOnlyList<MethodShape>? Results, string? Answer, IReadOnlyList<string>? Rows, IReadOnlyList<string>? Unanswered, int? Asked, int? Of);

internal sealed record MethodShape(string Method, string? Initiation, string? Continuation, IReadOnlyList<MethodRowShape> Rows);

internal sealed record MethodRowShape(string Code, string Initiation, string Continuation, IReadOnlyList<string> Flags);

internal sealed record ReportShape(string Indicator, string Kind, string Period, long AsOf, bool Suppressed, IReadOnlyList<ReportRowShape> Rows, ReportRowShape Total);

internal sealed record ReportRowShape(IReadOnlyList<string> Group, bool? Hidden, long? Numerator, long? Denominator, double? Value);

internal sealed record ChoiceShape(string Code, string Title, string? Detail);
