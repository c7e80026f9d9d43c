using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Demo.People;

/// <summary>The few names that are not surname and given name of two or three characters: they must be searchable too. The parts of names in
/// letters are visibly made up.</summary>
internal static class OtherNames
{
    private static readonly string[] WesternWomen = ["阿依古丽", "古丽娜", "阿依努尔", "热依汗", "帕提古丽", "茹仙古丽"];
    private static readonly string[] WesternMen = ["买买提", "吐尔逊", "艾合买提", "卡德尔", "肉孜", "阿不都"];
    private static readonly string[] PlateauFirst = ["次仁", "扎西", "白玛", "德吉", "格桑", "达瓦"];
    private static readonly string[] PlateauWomen = ["卓玛", "央金", "拉姆", "卓嘎", "曲珍"];
    private static readonly string[] PlateauMen = ["多吉", "顿珠", "平措", "旺堆", "罗布"];
    private static readonly string[] LetterWomen = ["Anna", "Maria", "Linh", "Amina", "José Ana"];
    private static readonly string[] LetterMen = ["Paul", "Minh", "Omar", "Jürgen"];
    private static readonly string[] LetterLast = ["Testova", "Sampleson", "Exemplar", "Demovich", "Placeholder"];

    public static string Make(Chance chance, Sex sex) => chance.Below(10) switch
    {
        < 5 => chance.Pick(sex == Sex.Female ? WesternWomen : WesternMen) + "·" + chance.Pick(WesternMen),
        < 9 => chance.Pick(PlateauFirst) + chance.Pick(sex == Sex.Female ? PlateauWomen : PlateauMen),
        _ => chance.Pick(sex == Sex.Female ? LetterWomen : LetterMen) + " " + chance.Pick(LetterLast),
    };
}
