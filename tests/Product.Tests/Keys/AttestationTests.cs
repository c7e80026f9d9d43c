using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Anchors;
using Kangyu.Store.Keys;
using Xunit;

namespace Product.Tests.Keys;

public sealed class AttestationTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 9, 30, 16, 0, 0, TimeSpan.Zero);

    private readonly Scratch scratch = new();
    private readonly KeysDirectory keys;
    private readonly ECDsa signer;

    public AttestationTests()
    {
        keys = KeysDirectory.Create(scratch["keys"], Directory.CreateDirectory(scratch["data"]).FullName);
        signer = keys.ReadAnchorKey();
    }

    private string AnchorPath => Path.Combine(keys.Path, "anchors");

    [Fact]
    public void Anchors_are_read_in_their_order()
    {
        Anchor[] anchors = [Made(1), Made(2) with { Chain = Anchor.Access }, Made(3)];
        foreach (var anchor in anchors) keys.OpenAnchors().Append(anchor, signer);
        var (read, problems) = keys.OpenAnchors().Read(signer);
        Assert.Equal(anchors, read);
        Assert.Empty(problems);
        Assert.Equal([1L, 3L], Evidence.Read(keys, Anchor.Ledger).For(Rings.Person(1)).Select(point => point.Head.Seq));
    }

    [Fact]
    public void A_changed_character_is_named_by_its_line()
    {
        foreach (var seq in (int[])[1, 2, 3]) keys.OpenAnchors().Append(Made(seq), signer);
        var text = File.ReadAllText(AnchorPath);
        var start = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        var end = text.IndexOf('\n', start);
        for (var at = start; at < end; at += 5)
        {
            File.WriteAllText(AnchorPath, text[..at] + (char)(text[at] ^ 2) + text[(at + 1)..]);
            var (anchors, problems) = keys.OpenAnchors().Read(signer);
            Assert.True(anchors.Count == 2, $"character {at}");
            Assert.Contains(problems, problem => problem is { Path: "anchors:2", Code: "anchor_line" or "anchor_signature" });
        }
    }

    [Fact]
    public void A_removed_line_breaks_the_link_of_the_next()
    {
        foreach (var seq in (int[])[1, 2, 3]) keys.OpenAnchors().Append(Made(seq), signer);
        var lines = File.ReadAllLines(AnchorPath);
        File.WriteAllText(AnchorPath, lines[0] + "\n" + lines[2] + "\n");
        var problem = Assert.Single(keys.OpenAnchors().Read(signer).Problems);
        Assert.Equal(("anchor_link", "anchors:2"), (problem.Code, problem.Path));
        File.WriteAllText(AnchorPath, lines[1] + "\n" + lines[2] + "\n");
        Assert.Equal("anchors:1", Assert.Single(keys.OpenAnchors().Read(signer).Problems).Path);
    }

    [Fact]
    public void Anchors_signed_with_another_key_do_not_count()
    {
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        keys.OpenAnchors().Append(Made(1), forger);
        var evidence = Evidence.Read(keys, Anchor.Ledger);
        Assert.Empty(evidence.Nodes);
        Assert.Equal("anchor_signature", Assert.Single(evidence.Problems).Code);
    }

    [Fact]
    public void A_line_that_a_crash_left_unfinished_is_passed_over_and_replaced()
    {
        keys.OpenAnchors().Append(Made(1), signer);
        keys.OpenAnchors().Append(Made(2), signer);
        var whole = File.ReadAllText(AnchorPath);
        File.WriteAllText(AnchorPath, whole[..^30]);
        Assert.Equal([Made(1)], keys.OpenAnchors().Read(signer).Anchors);
        keys.OpenAnchors().Append(Made(3), signer);
        var (anchors, problems) = keys.OpenAnchors().Read(signer);
        Assert.Equal([Made(1), Made(3)], anchors);
        Assert.Empty(problems);
        File.WriteAllText(AnchorPath, whole[..20]);
        keys.OpenAnchors().Append(Made(4), signer);
        Assert.Equal([Made(4)], keys.OpenAnchors().Read(signer).Anchors);
        Assert.Empty(keys.OpenAnchors().Read(signer).Problems);
    }

    [Fact]
    public void The_head_record_gives_the_newest_of_its_two_places()
    {
        Assert.Equal((null, false), keys.ReadHead(Anchor.Ledger));
        using (var head = keys.OpenHead(Anchor.Ledger))
        {
            foreach (var seq in (int[])[1, 2, 3]) head.Write(Made(seq).Head, At.AddSeconds(seq));
            head.Flush();
            Assert.Equal(new HeadRecord(Made(3).Head, At.AddSeconds(3)), keys.ReadHead(Anchor.Ledger).Newest);
        }
        using var again = keys.OpenHead(Anchor.Ledger);
        again.Write(Made(4).Head, At);
        Assert.Equal(Made(4).Head, keys.ReadHead(Anchor.Ledger).Newest!.Head);
    }

    [Fact]
    public void A_half_written_place_leaves_the_one_before()
    {
        using (var head = keys.OpenHead(Anchor.Ledger))
        {
            foreach (var seq in (int[])[1, 2, 3]) head.Write(Made(seq).Head, At);
        }
        var path = Path.Combine(keys.Path, "head-ledger");
        var whole = File.ReadAllBytes(path);
        for (var at = 128; at < 256; at++)
        {
            var torn = (byte[])whole.Clone();
            torn.AsSpan(at).Fill(0xEE);
            File.WriteAllBytes(path, torn);
            Assert.Equal(2, keys.ReadHead(Anchor.Ledger).Newest!.Head.Seq);
        }
        File.WriteAllBytes(path, new byte[256]);
        Assert.Equal((null, true), keys.ReadHead(Anchor.Ledger));
        Assert.Equal("head_record", Assert.Single(Evidence.Read(keys, Anchor.Ledger).Problems).Code);
    }

    [Fact]
    public void The_last_ten_entries_cut_after_the_newest_anchor_are_found_by_the_head_record()
    {
        var entries = Write(30, anchored: 15);
        Assert.Equal("", Verify(entries));
        Assert.Equal("tail_cut@21", Verify(entries[..20]));
        Assert.Equal("tail_cut@11", Verify(entries[..10]));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(10)]
    [InlineData(0)]
    public void After_a_restore_what_the_backup_did_not_have_is_no_longer_missed(int restored)
    {
        var entries = Write(30, anchored: 15);
        Restore(entries, restored);
        Assert.Equal("", Verify(entries[..restored]));
        Assert.Equal($"after_end@{restored + 1}", Verify(entries));
        if (restored > 0) Assert.Equal($"tail_cut@{restored}", Verify(entries[..(restored - 1)]));
    }

    [Fact]
    public void Of_two_restores_the_later_decides()
    {
        var entries = Write(30, anchored: 15);
        Restore(entries, 10);
        Restore(entries, 20);
        Assert.Equal("", Verify(entries[..20]));
        Restore(entries, 5);
        Assert.Equal("", Verify(entries[..5]));
    }

    [Fact]
    public void Erasures_are_read_in_their_order_and_carried_out_once()
    {
        using var master = keys.ReadMaster();
        using var ring = Rings.Open(scratch["keyring"], master);
        EscrowKeys.Create(keys, "first passphrase", "second passphrase");
        var made = ring.GetOrCreateMany([new(Rings.Person(1), KeyClass.Identity), Rings.Care(1), Rings.Legal(1), Rings.Care(2)]);
        keys.OpenErasures().Append(new Erasure(Rings.Person(1), At, [KeyClass.Identity, KeyClass.Care], new DateOnly(2056, 9, 30)), signer);
        keys.OpenErasures().Append(new Erasure(Rings.Person(9), At, [KeyClass.Care], null), signer);
        var (erasures, problems) = keys.OpenErasures().Read(signer);
        Assert.Empty(problems);
        Assert.Equal([Rings.Person(1), Rings.Person(9)], erasures.Select(erasure => erasure.Subject));
        foreach (var erasure in erasures.Concat(erasures)) ErasureFile.Apply(erasure, ring, EscrowKeys.Read(keys));
        Assert.Equal([KeyState.Erased, KeyState.Erased, KeyState.Locked, KeyState.Live], made.Select(key => ring.StateOf(key.Id)));
    }

    [Fact]
    public void A_changed_erasure_is_named()
    {
        keys.OpenErasures().Append(new Erasure(Rings.Person(1), At, [KeyClass.Care], null), signer);
        var path = Path.Combine(keys.Path, "erasures");
        File.WriteAllText(path, File.ReadAllText(path).Replace(" care ", " legal ", StringComparison.Ordinal));
        var (erasures, problems) = keys.OpenErasures().Read(signer);
        Assert.Empty(erasures);
        Assert.Equal(("erasure_signature", "erasures:1"), (Assert.Single(problems).Code, problems[0].Path));
    }

    public void Dispose()
    {
        signer.Dispose();
        scratch.Dispose();
    }

    private static Anchor Made(int seq) => new(Anchor.Ledger, new Head(Rings.Person(1), seq, Digest.Of([(byte)seq])), At);

    private List<byte[]> Write(int count, int anchored)
    {
        var head = Head.Start(Rings.Person(1));
        var entries = new List<byte[]>();
        using var record = keys.OpenHead(Anchor.Ledger);
        for (var i = 1; i <= count; i++)
        {
            var stored = new byte[Envelope.Size];
            head = head.Append(Rings.Person(100 + i), HybridTime.Of(i), default, default, Digest.Of([]), stored).Head;
            entries.Add(stored);
            record.Write(head, At);
            if (i == anchored) keys.OpenAnchors().Append(new Anchor(Anchor.Ledger, head, At), signer);
        }
        return entries;
    }

    private void Restore(List<byte[]> entries, int restored)
    {
        Head[] heads = restored > 0 && Envelope.TryRead(entries[restored - 1], out var last) ? [last.Head] : [];
        foreach (var end in Evidence.Read(keys, Anchor.Ledger).Ends(Anchor.Ledger, heads, At)) keys.OpenAnchors().Append(end, signer);
    }

    private string Verify(List<byte[]> entries)
    {
        var found = new List<string>();
        var verifier = new ChainVerifier(Head.Start(Rings.Person(1)), Evidence.Read(keys, Anchor.Ledger).For(Rings.Person(1)), problem => found.Add($"{problem.Code}@{problem.Seq}"));
        for (var i = 0; i < entries.Count; i++) verifier.Next(i + 1, entries[i], []);
        verifier.Finish();
        return string.Join(' ', found);
    }
}
