using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Dialects;
using static Kangyu.Store.Dialects.RowColumn;

namespace Kangyu.Store.Looks;

/// <summary>Looks that wait to be written, each chained to the one before it: the log cannot be shortened or changed unseen.</summary>
internal sealed class LookRows
{
    private readonly Rows looks = new(RowShape.Insert("look",
        Long("number"), Long("at"), Bytes("account"), Text("role"), Text("unit"), Text("act"), Text("what"), Text("reason"), Long("emergency"), Bytes("people"), Bytes("hash")));

    private readonly Rows people = new(RowShape.Insert("look_person", Bytes("person"), Long("number")));

    public long Number { get; private set; }

    public Digest Hash { get; private set; }

    public void Begin(long number, Digest hash)
    {
        (Number, Hash) = (number, hash);
        looks.Clear();
        people.Clear();
    }

    public long Add(Look look, long at)
    {
        Number++;
        var ids = look.People.Distinct().ToList();
        var shown = new byte[ids.Count * EntryId.Size];
        for (var i = 0; i < ids.Count; i++)
        {
            EntryId.Write(ids[i], shown.AsSpan(i * EntryId.Size));
            people.Add(EntryId.ToBytes(ids[i])).Add(Number);
        }
        Hash = HashOf(Hash, Number, at, look, shown);
        looks.Add(Number).Add(at).Add(EntryId.ToBytes(look.Account)).Add(look.Role).Add(look.Unit).Add(look.Act).Add(look.What).Add(look.Reason)
            .Add(look.Emergency ? 1 : 0).Add(shown).Add(Hash.ToBytes());
        return Number;
    }

    public void Write(WriteSession session) => session.Write([looks, people]);

    /// <summary>SHA-256 over the hash before, number, time, account, emergency, people and the texts, each with its length.</summary>
    public static Digest HashOf(Digest before, long number, long at, Look look, ReadOnlySpan<byte> shown)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[Digest.Size + 8 + 8 + EntryId.Size + 1];
        before.Write(head);
        BinaryPrimitives.WriteInt64BigEndian(head[32..], number);
        BinaryPrimitives.WriteInt64BigEndian(head[40..], at);
        EntryId.Write(look.Account, head[48..]);
        head[^1] = look.Emergency ? (byte)1 : (byte)0;
        hash.AppendData(head);
        Part(hash, shown);
        foreach (var text in (ReadOnlySpan<string?>)[look.Role, look.Unit, look.Act, look.What, look.Reason]) Part(hash, Encoding.UTF8.GetBytes(text ?? ""));
        return Digest.Read(hash.GetHashAndReset());
    }

    private static void Part(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
