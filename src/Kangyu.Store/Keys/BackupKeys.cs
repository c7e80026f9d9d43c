using System.Security.Cryptography;
using System.Text;

namespace Kangyu.Store.Keys;

/// <summary>
/// The key pair of backups. The public part stays in the keys directory, so that a backup can be made by itself; the private one is a file that
/// the operator moves elsewhere, and brings back only to restore.
/// </summary>
public static class BackupKeys
{
    private const string PublicFile = "backup.pub";

    public static bool Exist(KeysDirectory keys) => File.Exists(keys.PathOf(PublicFile));

    /// <summary>Makes the pair and answers the path of the private file.</summary>
    /// <exception cref="KeysException"><c>backup_key</c>: there is one already.</exception>
    public static string Create(KeysDirectory keys)
    {
        if (Exist(keys)) throw KeysException.At(keys.Path, "backup_key", "备份密钥已经存在。", "The backup key exists already.");
        OwnFile.CreateDirectory(keys.HandOver);
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var path = Path.Combine(keys.HandOver, "backup.pem");
        OwnFile.Write(path, Encoding.ASCII.GetBytes(pair.ExportPkcs8PrivateKeyPem()));
        keys.WriteText(PublicFile, pair.ExportSubjectPublicKeyInfoPem());
        return path;
    }

    /// <summary>The public key, for <see cref="BackupWriter"/>.</summary>
    public static ECDiffieHellman Read(KeysDirectory keys) => Import(keys.PathOf(PublicFile), Encoding.ASCII.GetString(keys.ReadFile(PublicFile)));

    /// <summary>The private key, for <see cref="BackupReader"/>.</summary>
    /// <exception cref="KeysException"><c>backup_key</c>: the file holds no such key.</exception>
    public static ECDiffieHellman OpenPrivate(string path) => Import(path, File.ReadAllText(path));

    private static ECDiffieHellman Import(string path, string pem)
    {
        var key = ECDiffieHellman.Create();
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw KeysException.At(path, "backup_key", "这不是备份密钥文件。", "This file holds no backup key.");
        }
    }
}
