using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Anchors;

namespace Kangyu.Store.Keys;

/// <summary>
/// The directory of what must not lie with the data: master key, search key, anchor key, public keys of the escrow and of backups, and what
/// attests the ledger (anchors, head, erasures). Never inside the data directory; readable by the service's account alone.
/// </summary>
public sealed class KeysDirectory
{
    private const string MasterFile = "master.key";
    private const string SearchFile = "search.key";
    private const string AnchorKeyFile = "anchor.pem";
    private const string AnchorPublicFile = "anchor.pub";

    private KeysDirectory(string path) => Path = path;

    public string Path { get; }

    /// <summary>Where private keys that people are to take away are first put. Nothing in it is read by the service.</summary>
    public string HandOver => PathOf("hand-over");

    /// <summary>Private keys that nobody has taken away yet; <c>verify</c> warns of them.</summary>
    public IReadOnlyList<string> LeftBehind => Directory.Exists(HandOver) ? [.. Directory.GetFiles(HandOver, "*.pem").Order(StringComparer.Ordinal)] : [];

    /// <summary>Where the keys lie when nobody says otherwise: beside the data directory, with <c>-keys</c> after its name.</summary>
    public static string Beside(string dataDirectory) => System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(dataDirectory)) + "-keys";

    public static bool Exists(string path) => File.Exists(System.IO.Path.Combine(path, MasterFile));

    /// <summary>
    /// Makes the directory and fresh keys. Only for a county that has no data yet: a keyring wrapped by another master key would stay closed.
    /// </summary>
    /// <exception cref="KeysException"><c>keys_place</c>, <c>keys_open</c>; <c>keys_missing</c>: a keyring is there already, whose keys are elsewhere.</exception>
    public static KeysDirectory Create(string path, string dataDirectory)
    {
        var keys = At(path, dataDirectory);
        if (File.Exists(KeyringIn(dataDirectory))) throw Missing(keys.PathOf(MasterFile));
        OwnFile.CreateDirectory(keys.Path);
        OwnFile.RefuseOpen(keys.Path);
        using var anchor = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        keys.WriteText(AnchorKeyFile, anchor.ExportPkcs8PrivateKeyPem());
        keys.WriteText(AnchorPublicFile, anchor.ExportSubjectPublicKeyInfoPem());
        keys.WriteRandom(SearchFile);
        // the master key last: with it the directory exists
        keys.WriteRandom(MasterFile);
        return keys;
    }

    /// <exception cref="KeysException"><c>keys_place</c>, <c>keys_open</c>, <c>keys_missing</c>.</exception>
    public static KeysDirectory Open(string path, string dataDirectory)
    {
        var keys = At(path, dataDirectory);
        if (!Exists(path)) throw Missing(keys.PathOf(MasterFile));
        OwnFile.RefuseOpen(keys.Path);
        return keys;
    }

    public static string KeyringIn(string dataDirectory) => System.IO.Path.Combine(dataDirectory, "keyring");

    public MasterKey ReadMaster()
    {
        var key = ReadKey(MasterFile);
        var master = new MasterKey(key);
        CryptographicOperations.ZeroMemory(key);
        return master;
    }

    /// <summary>The 32 bytes that key search tokens.</summary>
    public byte[] ReadSearchKey() => ReadKey(SearchFile);

    /// <summary>The key that signs anchors and erasures; dispose after use.</summary>
    public ECDsa ReadAnchorKey() => ReadSigner(AnchorKeyFile);

    /// <summary>The public part, which is all that verifying takes.</summary>
    public ECDsa ReadAnchorPublicKey() => ReadSigner(AnchorPublicFile);

    public AnchorFile OpenAnchors() => new(new SignedFile(PathOf("anchors"), "anchor"));

    public ErasureFile OpenErasures() => new(new SignedFile(PathOf("erasures"), "erasure"));

    /// <summary>The head record of a chain of this server (<see cref="Anchor.Ledger"/>, <see cref="Anchor.Access"/>), for its writer.</summary>
    public HeadFile OpenHead(string chain) => HeadFile.Open(PathOf("head-" + chain));

    public (HeadRecord? Newest, bool IsDamaged) ReadHead(string chain) => HeadFile.Read(PathOf("head-" + chain));

    internal string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <exception cref="KeysException"><c>keys_missing</c>, <c>keys_open</c>.</exception>
    internal byte[] ReadFile(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path)) throw Missing(path);
        OwnFile.RefuseOpen(path);
        return File.ReadAllBytes(path);
    }

    internal void WriteText(string name, string text) => OwnFile.Write(PathOf(name), System.Text.Encoding.ASCII.GetBytes(text));

    internal static KeysDirectory At(string path, string dataDirectory)
    {
        KeysPlace.RefuseInside(path, dataDirectory);
        return new KeysDirectory(System.IO.Path.GetFullPath(path));
    }

    private ECDsa ReadSigner(string name)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(System.Text.Encoding.ASCII.GetString(ReadFile(name)));
        return key;
    }

    private byte[] ReadKey(string name)
    {
        var key = ReadFile(name);
        if (key.Length == Seal.KeySize) return key;
        throw KeysException.At(PathOf(name), "keys_layout", "密钥文件应为 32 字节。请从备份恢复。", "A key file has 32 bytes. Restore it from a backup.");
    }

    private void WriteRandom(string name)
    {
        var key = RandomNumberGenerator.GetBytes(Seal.KeySize);
        OwnFile.Write(PathOf(name), key);
        CryptographicOperations.ZeroMemory(key);
    }

    private static KeysException Missing(string path) => KeysException.At(
        path, "keys_missing", "找不到密钥文件。请指定原来的密钥目录，或用备份恢复。", "The key file is not there. Point to the keys directory the data was made with, or restore a backup.");
}
