using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Lists;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Forms;

/// <summary>What can be wrong with an entry, each with its stable code. Messages name the item as the screen does.</summary>
public static class FormProblems
{
    public static Problem Required(string path, Item item) =>
        Problem.At(path, "required", $"请填写“{item.Label.Zh}”", $"Please answer “{item.Label.En}”");

    public static Problem NotAsked(string path, Item? item) =>
        Problem.At(path, "not_asked", $"按前面的回答，“{item?.Label.Zh ?? path}”不需要填写，请清除", $"After the earlier answers “{item?.Label.En ?? path}” is not asked: remove it");

    public static Problem UnknownItem(string path) =>
        Problem.At(path, "unknown_item", $"表单中没有“{path}”这一项，请核对表单版本", $"The form has no item “{path}”: check the form's version");

    public static Problem WrongType(string path, Item item, string zh, string en) =>
        Problem.At(path, "wrong_type", $"“{item.Label.Zh}”应填{zh}", $"“{item.Label.En}” takes {en}");

    public static Problem UnknownOption(string path, Item item, string code) =>
        Problem.At(path, "unknown_option", $"“{item.Label.Zh}”没有选项“{code}”", $"“{item.Label.En}” has no option “{code}”");

    public static Problem UnknownCode(string path, Item item, string code) =>
        Problem.At(path, "unknown_code", $"“{item.Label.Zh}”的清单里没有“{code}”，请重新选", $"The list of “{item.Label.En}” has no “{code}”: choose again");

    public static Problem EndedCode(string path, Item item, CodeRow row) =>
        Problem.At(path, "ended_code", $"“{row.Title("zh")}”（{row.Code}）只用到 {row.Until:yyyy-MM-dd}，请给“{item.Label.Zh}”重新选", $"“{row.Title("en")}” ({row.Code}) stood until {row.Until:yyyy-MM-dd}: choose another for “{item.Label.En}”");

    public static Problem TooLong(string path, Item item) =>
        Problem.At(path, "too_long", $"“{item.Label.Zh}”最多 {item.Length} 个字", $"“{item.Label.En}” takes at most {item.Length} characters");

    public static Problem Calculated(string path, Item item) =>
        Problem.At(path, "calculated", $"“{item.Label.Zh}”由系统计算，不能填写", $"“{item.Label.En}” is calculated and cannot be given");

    public static Problem OutOfLimits(string path, Item item, in EvalContext context)
    {
        var low = item.Limits!.RefuseLow?.Evaluate(context) ?? default;
        var high = item.Limits.RefuseHigh?.Evaluate(context) ?? default;
        var range = $"{(low.IsAnswered ? low.ToString() : "…")} – {(high.IsAnswered ? high.ToString() : "…")}";
        return Problem.At(path, "out_of_limits", $"“{item.Label.Zh}”应在 {range} {item.Unit} 之间，请核对", $"“{item.Label.En}” lies between {range} {item.Unit}: check the value");
    }

    public static Problem Alone(string path, Item item, string code)
    {
        var option = item.Options.FirstOrDefault(option => option.Code == code);
        return Problem.At(path, "alone", $"选了“{option?.Title.Zh}”就不能再选其他", $"“{option?.Title.En}” cannot stand beside other choices");
    }

    public static Problem TooFewLines(Section section) =>
        Problem.At(section.Id!, "too_few_lines", $"“{section.Title.Zh}”至少 {section.Repeat!.Min} 行", $"“{section.Title.En}” needs at least {section.Repeat!.Min} lines");

    public static Problem TooManyLines(Section section) =>
        Problem.At(section.Id!, "too_many_lines", $"“{section.Title.Zh}”最多 {section.Repeat!.Max} 行", $"“{section.Title.En}” takes at most {section.Repeat!.Max} lines");

    public static Problem SignatureText(string path, Item item) =>
        Problem.At(path, "signature_text", $"“{item.Label.Zh}”的签名对应的不是现行文本，请重新阅读并签名", $"The signature of “{item.Label.En}” is bound to another text: read the current one and sign again");

    public static Problem SignatureTime(string path, Item item) =>
        Problem.At(path, "signature_time", $"“{item.Label.Zh}”的签名时间晚于现在，请核对", $"The signature of “{item.Label.En}” is dated in the future: check the time");
}
