using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Backups;

/// <summary>
/// The keys a restore works with: the keys directory that is there, or the one that came with the backup; the newest keyring; and the erasures that this keyring
/// does not know of yet.
/// </summary>
internal sealed record BroughtKeys(KeysDirectory Keys, byte[] Slots, IReadOnlyList<Erasure> Later, IReadOnlyList<Erasure> All)
{
    public static BroughtKeys Read(RestoreOrder order, ECDiffieHellman privateKey)
    {
        var options = order.Options;
        var place = options.Keys ?? KeysDirectory.Beside(options.Data);
        var beside = order.Keyring ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(order.File))!, BackupMaker.KeyringName);
        if (!File.Exists(beside))
            throw StoreException.At(beside, "keyring_missing", "找不到备份旁的密钥环文件。请一并取来。", "The keyring file that belongs beside the backup is not there. Bring it along.");
        using var file = File.OpenRead(beside);
        using var opened = new BackupReader(file, privateKey);
        var isThere = KeysDirectory.Exists(place);
        // the bundle's own list says which erasures its keyring has been through
        var bundled = isThere ? place + "-restore" : place;
        try
        {
            var brought = KeysBundle.Read(opened, bundled, options.Data);
            var keys = isThere ? KeysDirectory.Open(place, options.Data) : brought;
            using var slots = new MemoryStream();
            opened.CopyTo(slots);
            var all = Erasures(keys);
            var known = Erasures(brought).Select(erasure => erasure.Text).ToHashSet(StringComparer.Ordinal);
            return new BroughtKeys(keys, slots.ToArray(), [.. all.Where(erasure => !known.Contains(erasure.Text))], all);
        }
        finally
        {
            if (isThere && Directory.Exists(bundled)) Directory.Delete(bundled, recursive: true);
        }
    }

    private static IReadOnlyList<Erasure> Erasures(KeysDirectory keys)
    {
        using var key = keys.ReadAnchorPublicKey();
        return keys.OpenErasures().Read(key).Erasures;
    }
}
