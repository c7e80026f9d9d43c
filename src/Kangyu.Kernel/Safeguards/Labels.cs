using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>A label, a name or a code of a pack, or what a table's row tells. Free text (help, notes, leaflets, texts that are signed, cases) is none.</summary>
internal sealed record Label(Place At, string Text);

/// <summary>Walks the labels and codes of a pack's documents as they are written.</summary>
internal static class Labels
{
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal) { "title", "ask", "show", "slip" };
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal) { "id", "concept", "form", "list", "pathway", "indicator", "decision", "sheet", "text" };
    private static readonly HashSet<string> CodedTitles = new(StringComparer.Ordinal) { "options", "offers", "answers", "methods", "categories", "flags", "facts" };

    public static IEnumerable<Label> Of(PackDraft pack) => pack.Documents
        .Where(document => !document.Path.StartsWith("cases/", StringComparison.Ordinal))
        .SelectMany(Of)
        .Concat(pack.Advice.Select(advice => new Label(advice.At, advice.Text)));

    public static IEnumerable<Label> Of(PackDocument document) => Inside(document.Root, document.File);

    private static IEnumerable<Label> Inside(YamlNode node, string file)
    {
        foreach (var element in node.List ?? [])
            foreach (var label in Inside(element, file)) yield return label;
        foreach (var pair in node.Map ?? [])
        {
            foreach (var label in OfPair(pair, node, file)) yield return label;
            foreach (var label in Inside(pair.Value, file)) yield return label;
        }
    }

    private static IEnumerable<Label> OfPair(YamlPair pair, YamlNode parent, string file)
    {
        if (Titles.Contains(pair.Key) && !IsNote(pair.Key, parent)) return BothLanguages(pair.Value, file);
        if (Codes.Contains(pair.Key) && pair.Value.Scalar is { } code) return [new(new(file, pair.Value.Line), code)];
        if (CodedTitles.Contains(pair.Key)) return (pair.Value.Map ?? []).SelectMany(option => BothLanguages(option.Value, file).Prepend(new(new(file, option.KeyLine), option.Key)));
        return [];
    }

    /// <summary>A text that is only shown is free text: it may say that no permit is needed.</summary>
    private static bool IsNote(string key, YamlNode item) => key == "show" && item["calc"] is null;

    private static IEnumerable<Label> BothLanguages(YamlNode words, string file)
    {
        foreach (var language in new[] { "zh", "en" })
            if (words[language] is { Scalar: { } text } node) yield return new(new(file, node.Line), text);
    }
}
