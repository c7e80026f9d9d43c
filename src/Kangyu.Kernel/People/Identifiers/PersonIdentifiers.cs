using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.People.Identifiers;

public enum Sex : byte
{
    Female = 1,
    Male = 2,
}

/// <summary>
/// What a person can be found by. On disk it exists sealed only (safeguards, "At rest"); every part is optional, a
/// person without a name or number is fine (S3).
/// </summary>
public sealed record PersonIdentifiers
{
    /// <summary>The name as written; a former or second name may follow.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Phone numbers in normal form (<see cref="PhoneNumber.Read"/>).</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    public IReadOnlyList<IdDocument> Documents { get; init; } = [];

    /// <summary>Service cards in normal form, 16 digits (<see cref="CardNumber"/>); a lost card's number may stay.</summary>
    public IReadOnlyList<string> Cards { get; init; } = [];

    public DateOnly? Born { get; init; }

    public Sex? Sex { get; init; }

    /// <summary>From a person's card as it is sealed, numbers as they were written. What does not read as a number is kept as
    /// its digits and letters, so that it is found by what was written.</summary>
    public static PersonIdentifiers Of(PersonCard card, DateOnly? born = null, Sex? sex = null) => new()
    {
        Names = string.IsNullOrWhiteSpace(card.Name) ? [] : [card.Name],
        Phones = [.. (card.Phone ?? "").Split([';', '；', '、']).Select(PhoneNumber.Normal).Where(phone => phone.Length > 0)],
        Documents = string.IsNullOrWhiteSpace(card.IdNumber) ? [] : [IdDocument.Read(card.IdNumber)],
        Cards = string.IsNullOrWhiteSpace(card.Card) ? [] : [CardNumber.Normal(card.Card)],
        Born = born,
        Sex = sex,
    };
}
