using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Records;

/// <summary>
/// One entry as it came in and was read: the form is known, every answer has its type. Whether it may join the ledger is decided by
/// <see cref="Engine.Admit"/> with the state of its subject.
/// </summary>
public sealed record Draft
{
    public required Guid Id { get; init; }
    public required Form Form { get; init; }
    /// <summary>The version it was written with; <see cref="Slots"/> are already those of the current one.</summary>
    public required int Version { get; init; }
    public Subject Subject { get; init; }
    public required string Unit { get; init; }
    public required Guid Author { get; init; }
    public required string AuthorRole { get; init; }
    public required Occurred Occurred { get; init; }
    public required Value[] Slots { get; init; }
    /// <summary>Decision results as they were shown, by item, when the writer sent them.</summary>
    public IReadOnlyDictionary<string, string> Shown { get; init; } = new Dictionary<string, string>();
    /// <summary>Signatures by item; their slots hold the hash of the text.</summary>
    public IReadOnlyDictionary<string, Signature> Signatures { get; init; } = new Dictionary<string, Signature>();
    /// <summary>The root entry this one replaces.</summary>
    public Guid? Amends { get; init; }
    public bool Withdraws { get; init; }
    public string? Reason { get; init; }
    public string? Device { get; init; }
    public long? DeviceCounter { get; init; }
}

/// <summary>A signature binds the hash of the exact text shown, its language and the time. <paramref name="Image"/> is a blob's hash, if drawn.</summary>
public sealed record Signature(string Text, string Hash, string Language, Occurred At, string? Image);
