using Kangyu.Server.Hosting;

namespace Kangyu.Server.Commands;

/// <summary>Settings as the options of a command give them.</summary>
internal static class Settings
{
    public static HostSettings Of(Arguments arguments) => new()
    {
        Data = arguments.Data,
        Keys = arguments.Keys,
        Packs = arguments.Packs,
        Database = arguments["--database"],
        County = arguments["--county"],
    };
}
