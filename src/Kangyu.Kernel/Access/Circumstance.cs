namespace Kangyu.Kernel.Access;

/// <summary>Where the thing lies, seen from the reader's unit.</summary>
public enum Place { Own, Below, Elsewhere }

/// <summary>How the person and the reader's unit stand to each other. <see cref="Nobody"/>: the thing is about no person.</summary>
public enum Care { Nobody, None, Here, Emergency }

/// <summary>Who may stay in the room with an entry (S13). Only <see cref="Open"/> entries are not sensitive.</summary>
public enum Room { Open, WrittenHere, NamedHere, Closed }

/// <summary>
/// All that access depends on besides role and act. <paramref name="Writer"/>: the role is among the writers of the form concerned.
/// Small enumerations only, so that the whole table of answers can be written down (docs/contracts/access-matrix.md).
/// </summary>
public readonly record struct Circumstance(Place Place, Care Care, Room Room, bool Writer);
