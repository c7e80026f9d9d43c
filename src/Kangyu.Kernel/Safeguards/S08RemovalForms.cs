using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>S8: removal and change are services. A request becomes a dated task; declining needs a clinical reason; no counselling is a condition.</summary>
internal static class S08RemovalForms
{
    /// <summary>The longest that a request may wait (S8).</summary>
    private const int MostDays = 7;

    private static readonly string[] Counselling = ["first_choice", "methods_considered", "sheets_shown", "methods_offered"];

    public static void Check(FormDraft form, Workspace desk)
    {
        if (form.Form.Procedure?.Kind == "removal")
        {
            foreach (var item in form.Items.Where(item => item.Item.Role is { } role && Counselling.Contains(role, StringComparer.Ordinal)))
                Refuse(item.At, desk, "取出不以咨询为条件", "No counselling is a condition of a removal", $"去掉 role: {item.Item.Role}", $"Leave role: {item.Item.Role} out");
        }

        if (form.Form.ItemWith("decline_reason") is not { } declined) return;
        var at = form.Find(declined.Id)!.At;
        if (form.Form.ItemWith("wanted_by") is null)
            Refuse(at, desk, "请求没有问希望什么时候", "The request does not ask by when it is wanted", "加上 role: wanted_by 的日期", "Add a date with role: wanted_by");
        var owed = desk.Pathways.Values.Where(pathway => pathway.Duty == DutyKind.Request && pathway.Starts.Any(start => start.Form == form.Form.Id)).ToList();
        foreach (var step in owed.SelectMany(pathway => pathway.Steps.Where(step => !IsWithin(step, form.Form)).Select(step => pathway.Id + "." + step.Id)))
            Refuse(desk.PlaceOf("step", step), desk, "请求没有在 7 天内到期", "The request does not fall due within 7 days", "写 due: start + 7 days（或更短），窗口到当天为止：window: [-7 days, +0 days]", "Write due: start + 7 days (or fewer), with a window that ends on the day: window: [-7 days, +0 days]");
        if (owed.Count == 0)
            Refuse(at, desk, "请求没有变成有期限的任务", "The request does not become a dated task", $"在 pathways 加 duty: request，从 {form.Form.Id} 开始，due: start + 7 days", $"Add a pathway with duty: request that starts from {form.Form.Id}, due: start + 7 days");
    }

    /// <summary>By the start alone: a day that hangs on an answer may be any.</summary>
    private static bool IsWithin(Step step, Form form)
    {
        if (!step.Due.TryGetValue(form.Id, out var due)) return false;
        var start = new DateOnly(2026, 1, 1);
        var slots = new Value[form.Slots + 1];
        slots[form.Slots] = Value.Of(start);
        return due.Evaluate(new EvalContext(slots, start)) is { Kind: ValueKind.Date } day && day.Date.AddMonths(step.WindowEnd.Months).AddDays(step.WindowEnd.Days) <= start.AddDays(MostDays);
    }

    private static void Refuse(Place at, Workspace desk, string zh, string en, string mendZh, string mendEn) =>
        desk.Findings.Add(at, "S8", new(zh, en), new(mendZh, mendEn));
}
