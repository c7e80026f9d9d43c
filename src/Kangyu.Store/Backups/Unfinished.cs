using Kangyu.Store.Keys;

namespace Kangyu.Store.Backups;

/// <summary>Says in the data directory that a restore is not finished: what is there is not a county yet.</summary>
internal static class Unfinished
{
    private const string Mark = "restore-unfinished";

    public static void Begin(string data) => OwnFile.Write(Path.Combine(data, Mark), []);

    public static void End(string data) => File.Delete(Path.Combine(data, Mark));

    /// <summary>Removes what an earlier restore to this place left before it was finished.</summary>
    public static void Clear(string data)
    {
        if (!File.Exists(Path.Combine(data, Mark))) return;
        foreach (var file in Directory.EnumerateFiles(data).Where(file => Path.GetFileName(file) != Mark)) File.Delete(file);
        End(data);
    }

    /// <exception cref="StoreException"><c>restore_unfinished</c>.</exception>
    public static void Refuse(string data)
    {
        if (!File.Exists(Path.Combine(data, Mark))) return;
        throw StoreException.At(data, "restore_unfinished",
            "这里的恢复没有完成。请重新恢复到这里。", "A restore to this place was not finished. Restore to it again.");
    }
}
