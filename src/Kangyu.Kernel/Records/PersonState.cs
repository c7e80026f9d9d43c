using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Records;

/// <summary>
/// What the folds remember of a person, so that the next entry needs no look at the earlier ones: the latest values facts may ask for, offers and consents,
/// open pathways, signed consents on file, care relations. Derived: dropped and rebuilt at will; stored as one compact value a person.
/// </summary>
public sealed class PersonState
{
    public required Guid Person { get; init; }

    /// <summary>The key of the last entry folded; an entry before it asks for a refold.</summary>
    public FoldKey? Last { get; set; }

    public DateOnly? Born { get; set; }

    /// <summary>female, male or null.</summary>
    public string? Sex { get; set; }

    public bool Unnamed { get; set; }

    public bool Synthetic { get; set; }

    /// <summary>The unit of registration.</summary>
    public string? HomeUnit { get; set; }

    /// <summary>The method in use now, and since when; null when none is known.</summary>
    public string? Method { get; set; }

    public DateOnly? MethodSince { get; set; }

    /// <summary>How many entries hold now.</summary>
    public int Entries { get; set; }
}
