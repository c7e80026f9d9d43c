namespace Kangyu.Kernel.People.Identifiers;

/// <summary>What can be wrong with a resident ID number, and how to mend it. The number itself is never repeated in a
/// message: messages are logged.</summary>
internal static class ResidentIdProblems
{
    public static Problem Length(string path, int length) => Problem.At(path, "id_length",
        $"身份证号应为18位（或旧版15位），这里是{length}位。请核对；没有证件可以不填。",
        $"A resident ID number has 18 characters (15 on old cards); this one has {length}. Check it, or leave it empty.");

    public static Problem Digits(string path) => Problem.At(path, "id_digits",
        "身份证号只能是数字，最后一位可以是X。请核对；其他证件请在“证件类型”中选择。",
        "A resident ID number has digits only, the last may be X. Check it; for another document choose its type.");

    public static Problem Date(string path) => Problem.At(path, "id_date",
        "身份证号中的出生日期（第7至14位）不存在。请核对。",
        "The date of birth in the ID number (7th to 14th digit) does not exist. Check it.");

    public static Problem Future(string path) => Problem.At(path, "id_future",
        "身份证号中的出生日期在今天之后。请核对。",
        "The date of birth in the ID number is after today. Check it.");

    public static Problem Check(string path) => Problem.At(path, "id_check",
        "身份证号最后一位校验不符，可能有一位输错。请逐位核对。",
        "The last character of the ID number does not fit the others; one may be mistyped. Compare it digit by digit.");
}
