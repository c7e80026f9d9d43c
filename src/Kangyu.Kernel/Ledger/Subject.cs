namespace Kangyu.Kernel.Ledger;

/// <summary>What an entry is about. One entry has one subject.</summary>
public enum SubjectKind : byte
{
    Nobody,
    Person,
    Unit,
    Staff,
    Lot,
    Event,
}

/// <summary>The subject of an entry. <c>default</c> is nobody; its <see cref="Id"/> is then empty.</summary>
public readonly record struct Subject(SubjectKind Kind, Guid Id)
{
    public static Subject Nobody => default;

    /// <summary>A record is kept of it: what follows from its entries is folded together. Of everything else each entry stands alone.</summary>
    public bool IsFollowed => Kind is SubjectKind.Person or SubjectKind.Event;

    public static Subject Person(Guid id) => new(SubjectKind.Person, id);
}
