using System.Runtime.Versioning;
using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Keys;
using Xunit;

namespace Product.Tests.Keys;

[UnsupportedOSPlatform("windows")]
public sealed class KeysDirectoryTests : IDisposable
{
    private readonly Scratch scratch = new();

    private string Data => Directory.CreateDirectory(scratch["data"]).FullName;

    [Fact]
    public void A_new_directory_has_keys_that_stay_the_same_and_nobody_else_reads()
    {
        var keys = KeysDirectory.Create(scratch["keys"], Data);
        var again = KeysDirectory.Open(scratch["keys"], Data);
        using var one = keys.ReadMaster();
        using var two = again.ReadMaster();
        Assert.Equal(one.Id, two.Id);
        Assert.Equal(keys.ReadSearchKey(), again.ReadSearchKey());
        using var signer = keys.ReadAnchorKey();
        using var verifier = again.ReadAnchorPublicKey();
        Assert.True(verifier.VerifyData("x"u8, signer.SignData("x"u8, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256));
        Assert.All(Directory.GetFiles(keys.Path), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys.Path));
    }

    [Fact]
    public void Two_directories_have_different_keys()
    {
        var one = KeysDirectory.Create(scratch["one"], Data);
        var two = KeysDirectory.Create(scratch["two"], Data);
        Assert.NotEqual(one.ReadSearchKey(), two.ReadSearchKey());
        using var first = one.ReadMaster();
        using var second = two.ReadMaster();
        Assert.NotEqual(first.Id, second.Id);
    }

    [Theory]
    [InlineData("master.key")]
    [InlineData("search.key")]
    [InlineData("anchor.pem")]
    [InlineData("")]
    public void Keys_that_others_may_read_are_refused(string name)
    {
        var keys = KeysDirectory.Create(scratch["keys"], Data);
        File.SetUnixFileMode(Path.Combine(keys.Path, name), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead);
        var problem = Assert.Throws<KeysException>(() =>
        {
            var opened = KeysDirectory.Open(scratch["keys"], Data);
            opened.ReadSearchKey();
            using var signer = opened.ReadAnchorKey();
            using var master = opened.ReadMaster();
        }).Problem;
        Assert.Equal("keys_open", problem.Code);
        Assert.Contains("chmod go-rwx", problem.Message.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data", true)]
    [InlineData("data/keys", true)]
    [InlineData("data/a/../keys", true)]
    [InlineData("other/../data/keys", true)]
    [InlineData("link/keys", true)]
    [InlineData("data/out", true)]
    [InlineData("data-keys", false)]
    [InlineData("keys", false)]
    [InlineData("data/../keys", false)]
    public void Keys_inside_the_data_directory_are_refused(string path, bool refused)
    {
        Directory.CreateSymbolicLink(scratch["link"], Data);
        Directory.CreateSymbolicLink(Path.Combine(Data, "out"), Directory.CreateDirectory(scratch["elsewhere"]).FullName);
        if (refused) Assert.Equal("keys_place", Assert.Throws<KeysException>(() => KeysDirectory.Create(scratch[path], Data)).Problem.Code);
        else Assert.True(KeysDirectory.Exists(KeysDirectory.Create(scratch[path], Data).Path));
        Assert.False(File.Exists(Path.Combine(Data, "master.key")));
    }

    [Fact]
    public void The_usual_place_is_beside_the_data()
    {
        Assert.Equal(Data + "-keys", KeysDirectory.Beside(Data));
        Assert.Equal(Data + "-keys", KeysDirectory.Beside(Data + "/"));
    }

    [Fact]
    public void Missing_keys_are_named_and_never_made_anew_for_a_county_that_has_data()
    {
        Assert.Equal("keys_missing", Code(() => KeysDirectory.Open(scratch["keys"], Data)));
        File.WriteAllText(KeysDirectory.KeyringIn(Data), "");
        Assert.Equal("keys_missing", Code(() => KeysDirectory.Create(scratch["keys"], Data)));
        Assert.False(Directory.Exists(scratch["keys"]));
    }

    [Fact]
    public void A_master_key_of_another_length_is_named()
    {
        var keys = KeysDirectory.Create(scratch["keys"], Data);
        File.WriteAllText(Path.Combine(keys.Path, "master.key"), "short");
        Assert.Equal("keys_layout", Code(() => keys.ReadMaster().Dispose()));
    }

    [Fact]
    public void The_escrow_is_two_files_for_two_people_each_with_a_passphrase()
    {
        var keys = KeysDirectory.Create(scratch["keys"], Data);
        Assert.False(EscrowKeys.Exist(keys));
        Assert.Equal("keys_missing", Code(() => EscrowKeys.Read(keys)));
        var files = EscrowKeys.Create(keys, "first passphrase", "second passphrase");
        Assert.Equal(files, keys.LeftBehind);
        using var first = EscrowKeys.OpenPrivate(files[0], "first passphrase");
        using var second = EscrowKeys.OpenPrivate(files[1], "second passphrase");
        var holders = EscrowKeys.Read(keys);
        Assert.Equal(holders.First.ExportSubjectPublicKeyInfo(), first.ExportSubjectPublicKeyInfo());
        Assert.Equal(holders.Second.ExportSubjectPublicKeyInfo(), second.ExportSubjectPublicKeyInfo());
        Assert.Equal("escrow_key", Code(() => EscrowKeys.OpenPrivate(files[0], "second passphrase")));
        Assert.Equal("escrow_key", Code(() => EscrowKeys.OpenPrivate(Path.Combine(keys.Path, "anchor.pub"), "first passphrase")));
        Assert.Equal("escrow_key", Code(() => EscrowKeys.Create(keys, "first passphrase", "second passphrase")));
        foreach (var file in files) File.Delete(file);
        Assert.Empty(keys.LeftBehind);
    }

    [Theory]
    [InlineData("short", "second passphrase")]
    [InlineData("first passphrase", "short")]
    [InlineData("one and the same", "one and the same")]
    public void Weak_or_equal_passphrases_are_refused(string first, string second)
    {
        var keys = KeysDirectory.Create(scratch["keys"], Data);
        Assert.Equal("escrow_key", Code(() => EscrowKeys.Create(keys, first, second)));
        Assert.Empty(keys.LeftBehind);
    }

    [Fact]
    public void A_backup_made_with_the_public_key_opens_with_the_private_file()
    {
        var keys = KeysDirectory.Create(scratch["keys"], Data);
        var file = BackupKeys.Create(keys);
        Assert.Equal([file], keys.LeftBehind);
        Assert.Equal("backup_key", Code(() => BackupKeys.Create(keys)));
        Assert.Equal("backup_key", Code(() => BackupKeys.OpenPrivate(Path.Combine(keys.Path, "master.key"))));
        using var closed = new MemoryStream();
        using (var recipient = BackupKeys.Read(keys))
        using (var writer = new BackupWriter(closed, recipient))
        {
            KeysBundle.Write(keys, writer);
            writer.Complete();
        }
        closed.Position = 0;
        using var key = BackupKeys.OpenPrivate(file);
        using var reader = new BackupReader(closed, key);
        var restored = KeysBundle.Read(reader, scratch["restored"], Data);
        Assert.Equal(keys.ReadSearchKey(), restored.ReadSearchKey());
        using var one = keys.ReadMaster();
        using var two = restored.ReadMaster();
        Assert.Equal(one.Id, two.Id);
        Assert.Empty(restored.LeftBehind);
        Assert.Equal("keys_exist", Code(() => KeysBundle.Read(closed, scratch["restored"], Data)));
    }

    [Fact]
    public void A_bundle_writes_only_files_of_the_list()
    {
        byte[] bundle = [9, .. "../escape"u8, 1, 0, 0, 0, 7, 0];
        Assert.Equal("keys_layout", Code(() => KeysBundle.Read(new MemoryStream(bundle), scratch["restored"], Data)));
        Assert.False(File.Exists(scratch["escape"]));
    }

    public void Dispose() => scratch.Dispose();

    private static string Code(Action action) => Assert.Throws<KeysException>(action).Problem.Code;
}
