namespace Kangyu.Kernel.People.Identifiers;

public enum IdDocumentKind : byte
{
    /// <summary>居民身份证, GB 11643.</summary>
    ResidentId = 1,
    Passport = 2,

    /// <summary>港澳居民来往内地通行证.</summary>
    HongKongMacauPermit = 3,

    /// <summary>台湾居民来往大陆通行证.</summary>
    TaiwanPermit = 4,
    Other = 9,
}

/// <summary>A document and its number in normal form: capitals and digits, no spaces or dashes. Only resident IDs are
/// checked further, by <see cref="ResidentId.Read"/>; numbers of other documents are free.</summary>
public sealed record IdDocument(IdDocumentKind Kind, string Number)
{
    public static IdDocument Of(IdDocumentKind kind, string written) => new(kind, DigitText.Normal(written));

    /// <summary>A number of an unnamed kind: a resident ID if it reads as one (15 digits are expanded), else another document.</summary>
    public static IdDocument Read(string written) =>
        ResidentId.Read(written, DateOnly.MaxValue).Value is { } id ? Of(id) : Of(IdDocumentKind.Other, written);

    public static IdDocument Of(ResidentId id) => new(IdDocumentKind.ResidentId, id.Number);
}
