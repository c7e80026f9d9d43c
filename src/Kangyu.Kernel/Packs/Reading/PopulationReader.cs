using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Safeguards;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Whom or what an indicator counts, the reader of its columns, and what being there gives away.</summary>
internal sealed record PopulationDraft(Population Population, ColumnReader Columns, IReadOnlyDictionary<string, Column> Known, FormDraft? Form, Marks Start)
{
    /// <summary>An indicator may be cut by a choice, a yes or no, a unit or a lot; never by who wrote it.</summary>
    public bool Cuttable(string name) => Known.TryGetValue(name, out var column) && CanCut(column);

    public IEnumerable<string> CuttableNames => Known.Values.Where(CanCut).Select(column => column.Name);

    private bool CanCut(Column column) =>
        !column.IsChoices && column.Kind is FlatKind.Code or FlatKind.YesNo && Form?.Find(column.Name)?.Item is { Type: not (ItemType.Staff or ItemType.Code) };
}

/// <summary>Reads <c>of: {form: ...}</c> and <c>of: {due: pathway.step}</c>.</summary>
internal static class PopulationReader
{
    public static readonly Keys Of = new("indicator.json#/$defs/of", [], ["form", "lines", "due", "where"]);

    public static PopulationDraft? Read(MapReader map, PackDraft pack, Workspace desk, Lineage lineage)
    {
        if (map.Has("form") == map.Has("due"))
        {
            desk.Findings.MissingKey(map.At, "form");
            return null;
        }

        if (map.Has("lines") && !map.Has("form")) desk.Findings.MissingKey(map.Line("lines"), "form");
        var draft = map.Has("form") ? OfForm(map, pack, desk, lineage) : OfDue(map, pack, desk, lineage);
        if (draft is null) return null;
        var where = draft.Columns.Read(map, "where", period: true);
        return draft with { Population = draft.Population with { Where = where, PeriodColumn = draft.Columns.PeriodColumn ?? draft.Population.PeriodColumn } };
    }

    /// <summary><c>lines: section</c>: the lines of a repeating section, each with what its entry says beside it.</summary>
    private static PopulationDraft? OfForm(MapReader map, PackDraft pack, Workspace desk, Lineage lineage)
    {
        if (map.Text("form") is not { } name || desk.Refer("form", name, pack, map.Line("form")) is not { } id || !desk.Forms.TryGetValue(id, out var form)) return null;
        var section = map.Text("lines");
        var repeating = form.Sections.Where(known => known.Repeats).Select(known => known.Section.Id).OfType<string>().ToList();
        if (section is not null && !map.Known(section, "lines", map.Line("lines"), repeating)) return null;
        var columns = Columns.OfForm(form, section, lineage);
        return new(new(IndicatorSource.Form, id, "occurred", null) { Lines = section, IsOfPeople = form.Form.About == Ledger.SubjectKind.Person }, new ColumnReader(columns, desk.Findings), columns, form, Marks.None);
    }

    private static PopulationDraft? OfDue(MapReader map, PackDraft pack, Workspace desk, Lineage lineage)
    {
        var steps = map.Terms("due").Select(term => StepOf(term.Word, term.At, pack, desk)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (steps.Count == 0) return null;
        var (start, done) = (Marks.None, Marks.None);
        foreach (var id in steps)
        {
            if (desk.Pathways.GetValueOrDefault(id[..id.LastIndexOf('.')]) is not { } pathway || pathway.Steps.FirstOrDefault(step => id == pathway.Id + "." + step.Id) is not { } step) continue;
            start |= StartMarks.Of(pathway, step.Id, desk, lineage);
            done |= StartMarks.Done(pathway, step, desk, lineage);
        }

        var columns = Columns.OfDue(done);
        return new(new(IndicatorSource.Due, steps[0], "due_on", null) { Also = steps[1..] }, new ColumnReader(columns, desk.Findings), columns, null, start);
    }

    private static string? StepOf(string name, Place at, PackDraft pack, Workspace desk)
    {
        var id = desk.Knows("step", pack.Name + "." + name) ? pack.Name + "." + name : name;
        if (desk.Knows("step", id)) return id;
        desk.Findings.UnknownReference(at, "step", name, desk.Known("step"));
        return null;
    }
}
