using System.Security.Cryptography;
using System.Text;

namespace Kangyu.Store.Keys;

/// <summary>
/// The two key pairs of the escrow (S12). The public parts stay in the keys directory; the private ones are two files, each closed with its own
/// passphrase, for two people to take away and keep apart.
/// </summary>
public static class EscrowKeys
{
    public const int ShortestPassphrase = 12;
    private const int Rounds = 600_000;

    public static bool Exist(KeysDirectory keys) => File.Exists(keys.PathOf(Public(2)));

    /// <summary>Makes both pairs and answers the paths of the two private files.</summary>
    /// <exception cref="KeysException"><c>escrow_key</c>: there are some already, whose locked keys would be lost; or a passphrase is too short.</exception>
    public static IReadOnlyList<string> Create(KeysDirectory keys, string firstPassphrase, string secondPassphrase)
    {
        if (Exist(keys))
            throw KeysException.At(keys.Path, "escrow_key", "托管密钥已经存在，不能重做。", "The escrow keys exist already and cannot be made anew.");
        if (firstPassphrase.Length < ShortestPassphrase || secondPassphrase.Length < ShortestPassphrase || firstPassphrase == secondPassphrase)
            throw KeysException.At(keys.Path, "escrow_key", "两位保管人的口令须不同，且各不少于 12 个字符。", "The two holders' passphrases must differ and have at least 12 characters each.");
        OwnFile.CreateDirectory(keys.HandOver);
        return [Make(keys, 1, firstPassphrase), Make(keys, 2, secondPassphrase)];
    }

    /// <exception cref="KeysException"><c>keys_missing</c>: not made yet.</exception>
    public static EscrowHolders Read(KeysDirectory keys) => new(ReadPublic(keys, 1), ReadPublic(keys, 2));

    /// <summary>A holder's private key, to be disposed after use.</summary>
    /// <exception cref="KeysException"><c>escrow_key</c>: the file or the passphrase is not right.</exception>
    public static ECDiffieHellman OpenPrivate(string path, string passphrase)
    {
        var key = ECDiffieHellman.Create();
        try
        {
            key.ImportFromEncryptedPem(File.ReadAllText(path), passphrase);
            return key;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw KeysException.At(path, "escrow_key", "口令或密钥文件不对。", "The passphrase or the key file is not right.");
        }
    }

    private static string Public(int holder) => holder == 1 ? "escrow-1.pub" : "escrow-2.pub";

    private static string Make(KeysDirectory keys, int holder, string passphrase)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var path = Path.Combine(keys.HandOver, holder == 1 ? "escrow-1.pem" : "escrow-2.pem");
        var closing = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Rounds);
        OwnFile.Write(path, Encoding.ASCII.GetBytes(pair.ExportEncryptedPkcs8PrivateKeyPem(passphrase, closing)));
        keys.WriteText(Public(holder), pair.ExportSubjectPublicKeyInfoPem());
        return path;
    }

    private static ECDiffieHellman ReadPublic(KeysDirectory keys, int holder)
    {
        var key = ECDiffieHellman.Create();
        key.ImportFromPem(Encoding.ASCII.GetString(keys.ReadFile(Public(holder))));
        return key;
    }
}
