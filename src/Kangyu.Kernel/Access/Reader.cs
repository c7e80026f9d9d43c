namespace Kangyu.Kernel.Access;

/// <summary>A role at a unit. <paramref name="Below"/>: every unit of the subtree under it, itself not included.</summary>
public sealed record Grant(Role Role, string Unit, IReadOnlySet<string> Below)
{
    public Place PlaceOf(string? unit) =>
        unit is null || unit == Unit ? Place.Own : Below.Contains(unit) ? Place.Below : Place.Elsewhere;
}

/// <summary>Who asks. An account without grants may do nothing.</summary>
public sealed record Reader(Guid Account, IReadOnlyList<Grant> Grants);

/// <summary>What is asked for. What is not about a person has no <see cref="CareUnits"/> and says so by <see cref="AboutPerson"/>.</summary>
public sealed record Target
{
    /// <summary>The unit it belongs to: of a list, a report, an account; for an entry the unit that wrote it. Null: the reader's own.</summary>
    public string? Unit { get; init; }

    public bool AboutPerson { get; init; }

    /// <summary>Units that have a care relation with the person today.</summary>
    public IReadOnlyList<string> CareUnits { get; init; } = [];

    /// <summary>This reader has opened the record by emergency access, and it still stands.</summary>
    public bool Emergency { get; init; }

    /// <summary>S13: an entry that stays in the room.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Units that the person let see it.</summary>
    public IReadOnlyList<string> NamedUnits { get; init; } = [];

    /// <summary>Codes of the roles that write the form concerned.</summary>
    public IReadOnlyList<string> Writers { get; init; } = [];

    /// <summary>About nobody, in a unit.</summary>
    public static Target At(string? unit) => new() { Unit = unit };
}
