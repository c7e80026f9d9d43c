using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;
using Kangyu.Kernel.Safeguards;

namespace Kangyu.Kernel.Packs;

/// <summary>Either the packs, checked and resolved, or at least one finding. Never both.</summary>
public sealed record PackLoad(PackSet? Set, IReadOnlyList<PackFinding> Findings);

/// <summary>Reads packs: a closed world, in which whatever is not known is a finding. Never throws on bad input.</summary>
public static class PackLoader
{
    /// <summary>Reads all packs together, since their references cross. Findings stand in the order of file and line.</summary>
    public static PackLoad Load(IReadOnlyList<PackSource> sources)
    {
        var desk = new Workspace();
        // each pack's files by themselves, as many at a time as there are cores: half of the whole time
        var read = sources.AsParallel().AsOrdered().Select(source =>
        {
            var findings = new Findings();
            return (Pack: PackFiles.Read(source, findings), Findings: findings);
        }).ToList();
        foreach (var (pack, findings) in read)
        {
            desk.Packs.Add(pack);
            desk.Findings.Add(findings);
        }
        // a file that cannot be read would be missed everywhere: such faults come first and alone
        if (desk.Findings.Any) return new(null, desk.Findings.InOrder());
        ReadHeads(desk);
        ReadShared(desk);
        ReadForms(desk);
        var lineage = Lineage.Follow(desk);
        foreach (var (form, order) in desk.Forms.Values.Select(form => (form, FormOrder.Of(form, desk.Findings))).ToList())
            form.Form = FormBuilder.Build(form, order);
        ReadUses(desk, lineage);
        Safeguard.CheckAll(desk, lineage);
        foreach (var concept in desk.Concepts.Values.ToList()) desk.Concepts[concept.Name] = concept with { Marks = lineage.OfConcept(concept.Name).Said.ProtectedWords() };
        return desk.Findings.Any ? new(null, desk.Findings.InOrder()) : new(new PackSet([.. desk.Packs.Select(Finish)], desk.Concepts), []);
    }

    private static void ReadHeads(Workspace desk)
    {
        foreach (var pack in desk.Packs)
            foreach (var document in pack.Documents.Where(document => document.Path == "pack.yaml")) PackHeadReader.Read(document, pack, desk);
        foreach (var twice in desk.Packs.GroupBy(pack => pack.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            desk.Findings.DuplicateId(new(twice.Last().FileOf("pack.yaml"), 1), twice.Key, new(twice.First().FileOf("pack.yaml"), 1));
    }

    /// <summary>What forms refer to: lists, texts, tables; then the sheets, which refer to lists and tables.</summary>
    private static void ReadShared(Workspace desk)
    {
        foreach (var pack in desk.Packs)
        {
            var head = pack.Head;
            foreach (var document in pack.In("lists")) ListReader.Read(document, pack, desk);
            var texts = pack.In("texts").Select(document => SignedTextReader.Read(document, pack, desk)).OfType<SignedText>().ToList();
            var tables = pack.In("decisions").Select(document => DecisionReader.Read(document, pack, desk)).OfType<Decisions.DecisionTable>().ToList();
            foreach (var table in tables) desk.Tables[table.Id] = table;
            pack.Head = head with { Lists = Own(desk.Lists, pack), CodeLists = Own(desk.CodeLists, pack), Texts = texts, Decisions = tables };
        }

        foreach (var pack in desk.Packs)
            pack.Head = pack.Head with { Sheets = [.. pack.In("sheets").Select(document => SheetReader.Read(document, pack, desk)).OfType<MethodSheet>()] };
    }

    private static IReadOnlyList<T> Own<T>(Dictionary<string, T> lists, PackDraft pack) =>
        [.. lists.Where(list => list.Key.StartsWith(pack.Name + ".", StringComparison.Ordinal)).Select(list => list.Value)];

    private static void ReadForms(Workspace desk)
    {
        foreach (var pack in desk.Packs)
        {
            pack.Forms.AddRange(pack.In("forms").Select(document => FormReader.Read(document, pack, desk)).OfType<FormDraft>());
            foreach (var form in pack.Forms) desk.Forms[form.Form.Id] = form;
        }

        ConceptTable.Resolve(desk);
        foreach (var form in desk.Forms.Values) FormCompiler.Compile(form, desk);
        foreach (var form in desk.Forms.Values) Feeds.Join(form, desk);
        ListUses.Check(desk);
    }

    /// <summary>What uses forms: pathways, then the indicators that count them, then the cases.</summary>
    private static void ReadUses(Workspace desk, Lineage lineage)
    {
        foreach (var pack in desk.Packs)
        {
            var pathways = pack.In("pathways").Select(document => PathwayReader.Read(document, pack, desk)).OfType<Pathway>().ToList();
            foreach (var pathway in pathways) desk.Pathways[pathway.Id] = pathway;
            pack.Head = pack.Head with { Pathways = pathways };
            PackHeadReader.ReadUses(pack, desk);
        }

        foreach (var pack in desk.Packs)
        {
            var indicators = pack.In("indicators").Select(document => IndicatorReader.Read(document, pack, desk, lineage)).OfType<IndicatorDraft>().ToList();
            pack.Indicators.AddRange(indicators);
            pack.Head = pack.Head with { Cases = [.. pack.In("cases").Select(document => CaseReader.Read(document, pack, desk)).OfType<Case>()] };
        }
    }

    private static Pack Finish(PackDraft pack) => pack.Head with
    {
        Forms = [.. pack.Forms.Select(form => form.Form)],
        Indicators = [.. pack.Indicators.Select(S01NoTargets.Marked)],
    };
}
