using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>
/// A safeguard that asks something is kept only if it is asked: what the role names is answered by a person each time, never worked out and never filled in beforehand; where everybody is to be asked, it is
/// required and neither it nor its part of the form is left out for some.
/// </summary>
internal static class PutToThePerson
{
    /// <param name="everybody">Whoever fills in the form is asked.</param>
    public static void Check(FormDraft form, string role, string safeguard, bool everybody, Workspace desk)
    {
        foreach (var section in form.Sections)
            foreach (var item in section.Items.Where(item => item.Item.Role == role))
                Check(item, section.Section, safeguard, everybody, desk);
    }

    private static void Check(ItemDraft item, Section section, string safeguard, bool everybody, Workspace desk)
    {
        if (item.Item.Calc is not null)
            Refuse("不能算出来，要问", "is asked, not worked out", "去掉 calc，写 ask", "Leave calc out and write ask");
        else if (item.Item.Prefill is not null)
            Refuse("不能预填，要问", "is asked, not filled in beforehand", "去掉 prefill", "Leave prefill out");
        else if (everybody && (item.Item.When is not null || section.When is not null))
            Refuse("每次都要问，不能只问一部分人", "is asked each time, not of some alone", "去掉这一项和这一部分的 when", "Leave when out, of the item and of its section");
        else if (everybody && !item.Item.Required)
            Refuse("必须回答", "must be answered", "写 required: true", "Write required: true");

        void Refuse(string zh, string en, string mendZh, string mendEn) => desk.Findings.Add(item.At, safeguard, new($"“{item.Id}”{zh}", $"“{item.Id}” {en}"), new(mendZh, mendEn));
    }
}
