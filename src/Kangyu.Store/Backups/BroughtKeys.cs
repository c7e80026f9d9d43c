using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Backups;

/// <summary>
/// The keys a restore works with: the keys directory that is there, or the one that came with the backup; the newest keyring; and all erasures that are listed.
/// </summary>
internal sealed record BroughtKeys(KeysDirectory Keys, byte[] Slots, IReadOnlyList<Erasure> Erasures)
{
    public static BroughtKeys Read(RestoreOrder order, ECDiffieHellman privateKey)
    {
        var place = order.Options.Keys ?? KeysDirectory.Beside(order.Options.Data);
        using var file = File.OpenRead(FileOf(order));
        using var opened = new BackupReader(file, privateKey);
        KeysDirectory keys;
        if (KeysDirectory.Exists(place))
        {
            // what is there is newer: it knows of later erasures, and what was attested since
            KeysBundle.Pass(opened);
            keys = KeysDirectory.Open(place, order.Options.Data);
        }
        else keys = KeysBundle.Read(opened, place, order.Options.Data);
        using var slots = new MemoryStream();
        opened.CopyTo(slots);
        using var key = keys.ReadAnchorPublicKey();
        return new BroughtKeys(keys, slots.ToArray(), keys.OpenErasures().Read(key).Erasures);
    }

    /// <exception cref="StoreException"><c>keyring_missing</c>.</exception>
    public static string FileOf(RestoreOrder order)
    {
        var file = order.Keyring ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(order.File))!, BackupMaker.KeyringName(order.Options.County));
        if (File.Exists(file)) return file;
        throw StoreException.At(file, "keyring_missing", "找不到备份旁的密钥环文件。请一并取来。", "The keyring file that belongs beside the backup is not there. Bring it along.");
    }
}
