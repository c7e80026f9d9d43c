namespace Kangyu.Kernel.People.Identifiers;

internal enum NameLikeness : byte
{
    Same,
    SameSound,
    OneCharacterApart,
    Different,
}

/// <summary>The words for why two records may be one person. They repeat no number, name or date.</summary>
internal static class DuplicateReasons
{
    public static readonly Words SameDocument = new("证件号码相同", "the same document number");
    public static readonly Words SameCard = new("服务卡号相同", "the same service card");
    public static readonly Words SameBirth = new("出生日期相同", "the same date of birth");
    public static readonly Words SamePhone = new("电话号码相同（家人可能共用）", "the same phone number (families may share one)");
    public static readonly Words OtherBirth = new("出生日期不同", "but another date of birth");
    public static readonly Words OtherDocument = new("证件号码不同", "but another document number");

    public static Words Of(NameLikeness likeness) => likeness switch
    {
        NameLikeness.Same => new("姓名相同", "the same name"),
        NameLikeness.SameSound => new("姓名同音", "names that sound alike"),
        NameLikeness.OneCharacterApart => new("姓名只差一个字", "names one character apart"),
        NameLikeness.Different => new("姓名不同", "another name"),
        _ => throw new ArgumentOutOfRangeException(nameof(likeness)),
    };
}
