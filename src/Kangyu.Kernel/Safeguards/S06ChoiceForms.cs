using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>S6: a form on which a first choice is made asks everything by which the choice is known to be informed; "none" and "not today" are answers.</summary>
internal static class S06ChoiceForms
{
    private static readonly string[] Needed = ["methods_considered", "sheets_shown", "methods_offered", "referral_logged", "method_chosen"];
    private static readonly string[] CompleteAnswers = ["none", "not_today"];

    public static void Check(FormDraft form, Workspace desk)
    {
        if (form.Form.ItemWith("first_choice") is not { } first)
        {
            if (form.Form.ItemWith("method_chosen") is { } bare)
                Refuse(form.Find(bare.Id)!.At, desk, "选择方法的表单没有问是不是首次选择", "A form on which a method is chosen does not ask whether it is the first choice", "加上 role 为 first_choice 的项目", "Add an item with role: first_choice");
            return;
        }
        PutToThePerson.Check(form, "first_choice", "S6", everybody: true, desk);
        foreach (var role in Needed) PutToThePerson.Check(form, role, "S6", everybody: false, desk);
        var at = form.Find(first.Id)!.At;
        foreach (var role in Needed.Where(role => form.Form.ItemWith(role) is null))
            Refuse(at, desk, $"首次选择的表单缺少 role: {role}", $"A form with first_choice lacks role: {role}", $"加上 role 为 {role} 的项目", $"Add an item with role: {role}");
        if (form.Form.ItemWith("method_chosen") is not { } chosen) return;
        foreach (var code in CompleteAnswers.Where(code => chosen.Options.All(option => option.Code != code)))
            Refuse(form.Find(chosen.Id)!.At, desk, $"“{chosen.Id}”没有选项 {code}：不选也是完整的回答", $"“{chosen.Id}” has no option {code}: that is a complete answer", $"加上选项 {code}", $"Add the option {code}");
    }

    private static void Refuse(Place at, Workspace desk, string zh, string en, string mendZh, string mendEn) =>
        desk.Findings.Add(at, "S6", new(zh, en), new(mendZh, mendEn));
}
