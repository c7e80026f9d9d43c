namespace Kangyu.Store.Keys;

/// <summary>What became of a data key. All but <see cref="Live"/> make the body unreadable here, lawfully (S12).</summary>
public enum KeyState : byte
{
    /// <summary>No such key: a body that names it cannot be read, and nobody decided that.</summary>
    Unknown = 0,
    Live = 1,

    /// <summary>Kept for its legal term in two shares that only the two escrow holders together can open.</summary>
    Locked = 2,

    /// <summary>Erased at the person's request.</summary>
    Erased = 3,

    /// <summary>Was locked; its legal term has ended.</summary>
    Destroyed = 4,
}
