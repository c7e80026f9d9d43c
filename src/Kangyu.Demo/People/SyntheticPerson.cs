using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.Places;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo.People;

/// <summary>
/// A person who does not exist. The ID number has the unassigned division 99...., the phone the unassigned prefix 154. What happened to the person is
/// made by others, from streams of their own (<c>new Chance(seed, "visits/" + Number)</c>).
/// </summary>
public sealed record SyntheticPerson
{
    /// <summary>From 0, in the order they are made; the same person for the same county, seed and day however many are made.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly Born { get; init; }

    /// <summary>Where the person lives.</summary>
    public required Division Village { get; init; }

    /// <summary>The unit where the person registered: mostly the clinic of the village.</summary>
    public required Unit Unit { get; init; }

    /// <summary>A good resident ID number of 18 characters; some people gave none.</summary>
    public string? IdNumber { get; init; }

    /// <summary>A mobile number of 11 digits; some people gave none.</summary>
    public string? Phone { get; init; }

    public required string Address { get; init; }

    public required CardNumber Card { get; init; }

    /// <summary>Always true, and said on every page.</summary>
    public bool Synthetic { get; } = true;

    public PersonCard ToCard() => new(Name, IdNumber, Phone, Address, Card.Number);
}
