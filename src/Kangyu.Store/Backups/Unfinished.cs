namespace Kangyu.Store.Backups;

/// <summary>Says in the data directory that a restore is not finished: what is there is not a county yet.</summary>
internal static class Unfinished
{
    private const string Mark = "restore-unfinished";

    public static void Begin(string data) => File.WriteAllText(Path.Combine(data, Mark), "");

    public static void End(string data) => File.Delete(Path.Combine(data, Mark));

    /// <exception cref="StoreException"><c>restore_unfinished</c>.</exception>
    public static void Refuse(string data)
    {
        if (!File.Exists(Path.Combine(data, Mark))) return;
        throw StoreException.At(data, "restore_unfinished",
            "这里的恢复没有完成。请清空数据目录，重新恢复。", "A restore to this place was not finished. Empty the data directory and restore again.");
    }
}
