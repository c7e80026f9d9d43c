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

    public static Subject Person(Guid id) => new(SubjectKind.Person, id);
}
