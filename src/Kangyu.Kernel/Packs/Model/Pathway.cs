using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Packs.Model;

/// <summary>Stages of a personal service plan, least urgent first (domain section 2).</summary>
public enum Stage { Healthy, NewMethod, Maternity, UnderTreatment }

public enum DutyKind { Request, Finding, Event, Procedure }

public sealed record Pathway
{
    public required string Id { get; init; }
    public required string Pack { get; init; }
    public required Words Title { get; init; }
    public Stage Stage { get; init; }
    /// <summary>Null for a duty. Steps may name their own.</summary>
    public string? Offer { get; init; }
    public DutyKind? Duty { get; init; }
    public required IReadOnlyList<Start> Starts { get; init; }
    public required IReadOnlyList<Step> Steps { get; init; }
    public IReadOnlyList<End> Ends { get; init; } = [];
    public bool Draft { get; init; }
    public IReadOnlyList<string> Sources { get; init; } = [];
}

/// <summary>
/// <paramref name="At"/> is a date over the starting entry's items; null: the day of the entry. <paramref name="Flag"/>: only entries that carry it (<c>consent_missing</c>).
/// </summary>
public sealed record Start(string Form, Expression? If, Expression? At, string? Flag = null);

public sealed record End(string Form, Expression? If);

public sealed record Step
{
    public required string Id { get; init; }
    /// <summary>Position among the steps, for stable keys.</summary>
    public required int Index { get; init; }
    public Words? Title { get; init; }
    public string? Offer { get; init; }
    /// <summary>By starting form, over its items and <c>start</c> (the slot after the form's own slots).</summary>
    public required IReadOnlyDictionary<string, Expression> Due { get; init; }
    public required Period WindowStart { get; init; }
    public required Period WindowEnd { get; init; }
    public required IReadOnlyList<string> Forms { get; init; }
    /// <summary>By form: what its entry must say to do the step; a form that is not here does it by being written.</summary>
    public IReadOnlyDictionary<string, Expression> DoneIf { get; init; } = new Dictionary<string, Expression>();
    public Every? Repeat { get; init; }
    public Words? Slip { get; init; }
    public bool Draft { get; init; }
    public IReadOnlyList<string> Sources { get; init; } = [];
}

/// <summary>A bounded repeat: the first time at <c>due</c>, then every interval, <paramref name="Count"/> times in all.</summary>
public sealed record Every(Period Interval, int Count);
