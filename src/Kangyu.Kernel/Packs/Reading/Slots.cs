namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Gives every answer its place: items outside repeating sections, then facts, then one for each repeating section.</summary>
internal static class Slots
{
    public static void Give(FormDraft form)
    {
        var next = 0;
        foreach (var section in form.Sections)
        {
            if (section.Repeats) Number(section, 0);
            else next = Number(section, next);
        }

        foreach (var fact in form.Facts) fact.Fact = fact.Fact with { Slot = next++ };
        foreach (var section in form.Sections)
            if (section.Repeats) section.Section = section.Section with { Slot = next++ };
        form.Form = form.Form with { Slots = next };
    }

    private static int Number(SectionDraft section, int next)
    {
        foreach (var item in section.Items) item.Item = item.Item with { Slot = next++ };
        return next;
    }
}
