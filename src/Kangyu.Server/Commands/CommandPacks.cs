using Kangyu.Kernel;
using Kangyu.Kernel.Packs;
using Kangyu.Server.Packs;

namespace Kangyu.Server.Commands;

/// <summary>Packs as commands read them: from the folders named, or from <c>--packs</c>.</summary>
internal static class CommandPacks
{
    /// <summary>The checked packs; a finding ends the command and says where to look.</summary>
    public static PackSet Load(Arguments arguments)
    {
        var load = PackLoader.Load(Sources([arguments.Packs]));
        return load.Set ?? throw new CommandFault(new Words(
            $"{arguments.Packs} 里的服务包有 {load.Findings.Count} 处错误。先运行：kangyu packs check",
            $"The packs in {arguments.Packs} have {load.Findings.Count} faults. Run first: kangyu packs check"));
    }

    public static IReadOnlyList<PackSource> Sources(IReadOnlyList<string> folders)
    {
        var sources = folders.SelectMany(folder => PackFolders.Read(Path.GetFullPath(folder))).ToList();
        return sources.Count > 0 ? sources : throw new CommandFault(new Words(
            $"{string.Join(' ', folders)} 里没有服务包（pack.yaml）。", $"No pack (pack.yaml) in {string.Join(' ', folders)}."));
    }
}
