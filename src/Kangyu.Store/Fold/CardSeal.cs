using System.Security.Cryptography;
using System.Text.Json;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Fold;

/// <summary>A person's identifiers, sealed with their identity key: on disk they exist in no other form (safeguards, "At rest"). Safe for several threads.</summary>
internal sealed class CardSeal(Keyring keyring)
{
    public byte[] Close(Guid person, PersonCard card)
    {
        var key = keyring.GetOrCreateMany([new KeyOwner(person, KeyClass.Identity)])[0];
        var plain = JsonSerializer.SerializeToUtf8Bytes(card);
        var closed = new byte[plain.Length + Seal.Overhead];
        Span<byte> nonce = stackalloc byte[Seal.NonceSize];
        RandomNumberGenerator.Fill(nonce);
        key.Seal.Close(plain, person, nonce, closed);
        return closed;
    }

    /// <summary>An empty card when there is none, or its key does not live.</summary>
    public PersonCard Open(Guid person, byte[]? closed)
    {
        if (closed is null || closed.Length < Seal.Overhead || keyring.Get(new KeyOwner(person, KeyClass.Identity)) is not { } key) return PersonCard.Empty;
        var plain = new byte[closed.Length - Seal.Overhead];
        return key.Seal.TryOpen(closed, person, plain) ? JsonSerializer.Deserialize<PersonCard>(plain) ?? PersonCard.Empty : PersonCard.Empty;
    }
}
