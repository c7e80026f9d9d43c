using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads lists/*.yaml: options that several forms share.</summary>
internal static class ListReader
{
    public static readonly Keys List = new("list.json", ["list", "title", "options"], ["draft", "source"]);

    public static OptionList? Read(PackDocument document, PackDraft pack, Workspace desk)
    {
        if (MapReader.Open(document.Root, "list", List, document.File, desk.Findings) is not { } map) return null;
        desk.Sources(map, "source", pack);
        map.YesNo("draft");
        if (desk.DeclareFile("list", map, pack) is not { } id) return null;
        return new OptionList(id, map.Words("title") ?? new(id, id), OptionsReader.Own(map, "options"));
    }
}
