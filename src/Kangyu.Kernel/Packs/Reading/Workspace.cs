using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Lists;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>One YAML document of a pack, or a table beside it.</summary>
internal sealed record PackDocument(string Path, string File, YamlNode Root);

/// <summary>A pack while it is being read.</summary>
internal sealed class PackDraft(string name)
{
    public string Name { get; } = name;

    public Pack Head { get; set; } = new() { Name = name, Version = 1, Title = new Words(name, name), ContentHash = "" };

    public Dictionary<string, string> Csv { get; } = new(StringComparer.Ordinal);

    /// <summary>Tables of lists that some list names.</summary>
    public HashSet<string> UsedTables { get; } = new(StringComparer.Ordinal);

    public List<PackDocument> Documents { get; } = [];

    /// <summary>pack.yaml, for what in it refers to forms.</summary>
    public MapReader? HeadMap { get; set; }

    public List<FormDraft> Forms { get; } = [];

    public List<IndicatorDraft> Indicators { get; } = [];

    /// <summary>What the rows of tables tell people: results as much as labels are.</summary>
    public List<(Place At, string Text)> Advice { get; } = [];

    public IEnumerable<PackDocument> In(string folder) => Documents.Where(document => document.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    public string FileOf(string path) => Root + "/" + path;

    public string Root { get; init; } = "packs/" + name;
}

/// <summary>
/// Everything that is being read together. Ids are declared before references are followed, also when what bears them has faults
/// of its own, so that one fault is one finding.
/// </summary>
internal sealed class Workspace
{
    private readonly Dictionary<(string Kind, string Id), Place> declared = [];

    public Findings Findings { get; } = new();

    public List<PackDraft> Packs { get; } = [];

    public Dictionary<string, OptionList> Lists { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CodeList> CodeLists { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, DecisionTable> Tables { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FormDraft> Forms { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Pathway> Pathways { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Concept> Concepts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Where a declared thing stands; items and steps as <c>form#item</c>, <c>pathway#step</c>.</summary>
    public Place PlaceOf(string kind, string id) => declared.GetValueOrDefault((kind, id));

    public bool Knows(string kind, string id) => declared.ContainsKey((kind, id));

    public IEnumerable<string> Known(string kind) => declared.Keys.Where(key => key.Kind == kind).Select(key => key.Id);

    public bool Declare(string kind, string id, Place at)
    {
        if (declared.TryAdd((kind, id), at)) return true;
        Findings.DuplicateId(at, id, declared[(kind, id)]);
        return false;
    }

    /// <summary>Reads the id a file is known by (<c>form: pack.name</c>) and declares it; null if it cannot be used.</summary>
    public string? DeclareFile(string kind, MapReader map, PackDraft pack)
    {
        if (map.Text(kind) is not { } id) return null;
        return Ids.Qualified(id, pack.Name, kind, map.Line(kind), Findings) && Declare(kind, id, map.Line(kind)) ? id : null;
    }

    /// <summary>A reference as <c>pack.name</c>; within its own pack the name alone will do. Null, with a finding, if nothing bears it.</summary>
    public string? Refer(string kind, string id, PackDraft pack, Place at)
    {
        var full = id.Contains('.', StringComparison.Ordinal) ? id : pack.Name + "." + id;
        if (Knows(kind, full)) return full;
        Findings.UnknownReference(at, kind, id, Known(kind).Select(known => Short(known, id, pack)));
        return null;
    }

    /// <summary>Sources that stand in pack.yaml, as named by <paramref name="key"/>.</summary>
    public IReadOnlyList<string> Sources(MapReader map, string key, PackDraft pack)
    {
        var sources = map.Terms(key);
        foreach (var (source, at) in sources) Source(source, pack, at);
        return [.. sources.Select(source => source.Word)];
    }

    public string? FirstSource(MapReader map, PackDraft pack) => Sources(map, "source", pack) is [var first, ..] ? first : null;

    public bool Source(string source, PackDraft pack, Place at)
    {
        if (pack.Head.Sources.ContainsKey(source)) return true;
        Findings.UnknownReference(at, "source", source, pack.Head.Sources.Keys);
        return false;
    }

    private static string Short(string known, string written, PackDraft pack) =>
        !written.Contains('.', StringComparison.Ordinal) && known.StartsWith(pack.Name + ".", StringComparison.Ordinal) ? known[(pack.Name.Length + 1)..] : known;
}
