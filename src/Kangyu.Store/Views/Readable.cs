namespace Kangyu.Store.Views;

/// <summary>
/// Which entries of a record a reader may have, as Kernel/Access decided it form by form: <paramref name="Open"/> wherever they were written, <paramref name="Rooms"/> only
/// where they were written at the unit (S13). What is not named is left out before a page is filled, so that not even a gap shows.
/// </summary>
public sealed record Readable(IReadOnlyList<string> Open, IReadOnlyList<RoomForms> Rooms)
{
    /// <summary>Of these forms alone.</summary>
    public Readable Only(Func<string, bool> form) =>
        new([.. Open.Where(form)], [.. Rooms.Select(room => new RoomForms(room.Unit, [.. room.Forms.Where(form)]))]);
}

/// <summary>Forms whose entries stay in the room of a unit that may read its own.</summary>
public sealed record RoomForms(string Unit, IReadOnlyList<string> Forms);
