using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Kangyu.Kernel.Ledger;

/// <summary>
/// What an entry says. Stored as canonical UTF-8 JSON, then sealed. It may be erased; its envelope stays.
/// </summary>
public sealed record Body
{
    /// <summary>The form's id, as packs name it: <c>contraception.choice</c>.</summary>
    public required string Form { get; init; }

    /// <summary>The form's version when it was filled.</summary>
    public required int Version { get; init; }

    public required Subject Subject { get; init; }

    /// <summary>A 12-digit division code or the county's own unit id; at most 32 characters.</summary>
    public required string Unit { get; init; }

    /// <summary>The account that wrote it.</summary>
    public required Guid Author { get; init; }

    public required Occurred Occurred { get; init; }

    /// <summary>The answers: one JSON object, raw UTF-8, kept byte for byte.</summary>
    public required ReadOnlyMemory<byte> Answers { get; init; }

    /// <summary>The root entry that this one replaces in full, or withdraws.</summary>
    public Guid? Amends { get; init; }

    /// <summary>True when the root entry is withdrawn (a wrong person, say) and nothing stands in its place.</summary>
    public bool Withdraws { get; init; }

    /// <summary>Why it was amended or withdrawn.</summary>
    public string? Reason { get; init; }

    /// <summary>The device whose outbox it came from, and its number there.</summary>
    public string? Device { get; init; }

    public long? DeviceCounter { get; init; }

    /// <summary>Photos and signatures: hashes of sealed blobs.</summary>
    public IReadOnlyList<Digest> Attachments { get; init; } = [];

    /// <summary>Writes the canonical JSON.</summary>
    public void Write(IBufferWriter<byte> destination) => BodyJson.Write(this, destination);

    public byte[] ToUtf8()
    {
        var buffer = new ArrayBufferWriter<byte>(256 + Answers.Length);
        Write(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Reads a body; <see cref="Answers"/> is a slice of <paramref name="utf8"/>. False, with the key that is wrong in
    /// <paramref name="fault"/>, when the bytes are not a body that this version knows.
    /// </summary>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out Body? body, [NotNullWhen(false)] out string? fault)
    {
        body = BodyJson.Read(utf8, out fault);
        return body is not null;
    }
}
