using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads texts/*.yaml: the exact words that are signed (S7).</summary>
internal static class SignedTextReader
{
    public static readonly Keys Text = new("text.json", ["text", "version", "title", "body"], ["draft", "source"]);

    public static SignedText? Read(PackDocument document, PackDraft pack, Workspace desk)
    {
        if (MapReader.Open(document.Root, "text", Text, document.File, desk.Findings) is not { } map) return null;
        var source = desk.FirstSource(map, pack);
        var (title, body) = (map.Words("title"), map.Words("body"));
        var version = map.Whole("version", 1, 100_000) ?? 1;
        var draft = map.YesNo("draft") ?? false;
        return desk.DeclareFile("text", map, pack) is { } id && title is not null && body is not null ? new SignedText(id, version, title, body, draft, source) : null;
    }
}
