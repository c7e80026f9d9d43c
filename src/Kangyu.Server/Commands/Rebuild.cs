using System.Globalization;
using Kangyu.Kernel;
using Kangyu.Server.Hosting;
using Kangyu.Store;

namespace Kangyu.Server.Commands;

/// <summary>Drops everything derived and makes it anew from the ledger. Sends nothing.</summary>
internal static class Rebuild
{
    public static Command Command { get; } = new()
    {
        Name = "rebuild",
        Does = new("从账本重建所有派生数据", "Make everything derived anew from the ledger"),
        Options = [Option.Data, Option.Keys, Option.Database, Option.Packs],
        Examples = ["kangyu rebuild", "kangyu rebuild --data /srv/kangyu"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        var started = TimeProvider.System.GetTimestamp();
        var entries = await County.Rebuild(await CountyStart.Options(Settings.Of(arguments), new ProgressLines(arguments.Error)));
        var took = TimeProvider.System.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        await arguments.Out.WriteLineAsync(new Words($"已重建 {entries} 条记录，用时 {took} 秒", $"{entries} entries rebuilt in {took} s").In(CommandLine.Language));
        return 0;
    }
}
