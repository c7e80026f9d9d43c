using Kangyu.Kernel.Lists;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Server.Packs;
using Kangyu.Store;

namespace Kangyu.Server.Lists;

/// <summary>The long lists that are in use: those of the packs, and those of the county.</summary>
internal sealed class CodeLists(ActivePacks packs, County county)
{
    public CodeList? Find(string name) => name == CountyLists.Divisions ? county.Divisions : packs.Set.CodeLists.GetValueOrDefault(name);

    /// <summary>An answer in words; also of a code that has left its list, as it was written.</summary>
    public string Words(Item item, string code, string language) => item.List is { } list ? (Find(list.Id) ?? list).Words(code, language) : code;
}
