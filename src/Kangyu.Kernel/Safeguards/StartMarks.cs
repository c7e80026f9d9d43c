using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>What it gives away that a pathway runs for someone: that they agreed to it, and whatever its start reads.</summary>
internal static class StartMarks
{
    public static Marks Of(Pathway pathway, string? step, Workspace desk, Lineage lineage)
    {
        var marks = pathway.Duty is null ? Marks.Consent : Marks.None;
        foreach (var start in pathway.Starts)
        {
            if (!desk.Forms.TryGetValue(start.Form, out var form)) continue;
            marks |= (lineage.Of(start.If, form) + lineage.Of(start.At, form)).Said;
            if (form.Form.Procedure is not null) marks |= Marks.Procedure;
            foreach (var each in pathway.Steps.Where(each => step is null || each.Id == step))
                marks |= lineage.Of(each.Due.GetValueOrDefault(start.Form), form).Said;
        }

        return marks;
    }

    /// <summary>
    /// What it gives away that entries exist which start it without a condition: the days and numbers that such an entry must hold. A choice among many tells nothing by being there.
    /// </summary>
    public static Marks Bare(Pathway pathway, Workspace desk, Lineage lineage)
    {
        var marks = Marks.None;
        foreach (var start in pathway.Starts)
        {
            if (start.If is not null || start.Flag is not null || !desk.Forms.TryGetValue(start.Form, out var form)) continue;
            foreach (var section in form.Sections.Where(section => section.Section is { When: null, Repeat: null }))
                foreach (var item in section.Items.Where(item => item.Item is { Required: true, When: null, Type: ItemType.Date or ItemType.DateTime or ItemType.Integer or ItemType.Decimal }))
                    marks |= lineage.OfItem(form, item.Item.Id).Said;
        }

        return marks;
    }

    /// <summary>What it gives away that a step is done: that someone came, unless it is a duty of the unit, and whatever its condition reads.</summary>
    public static Marks Done(Pathway pathway, Step step, Workspace desk, Lineage lineage)
    {
        var marks = pathway.Duty is null ? Marks.Attendance : Marks.None;
        foreach (var (id, condition) in step.DoneIf)
            if (desk.Forms.TryGetValue(id, out var form)) marks |= lineage.Of(condition, form).Said;
        return marks;
    }
}
