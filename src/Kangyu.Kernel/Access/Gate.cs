namespace Kangyu.Kernel.Access;

/// <summary>
/// The one place that decides access: role x place (unit subtree) x care relation x sensitivity. Pure. Pages, endpoints and the writer ask here and nowhere else;
/// the whole table of answers is docs/contracts/access-matrix.md.
/// </summary>
public static class Gate
{
    /// <summary>The first grant that allows the act; otherwise the denial that came nearest to being allowed.</summary>
    public static Decision Decide(Reader reader, Act act, Target target)
    {
        Decision? denied = null;
        foreach (var grant in reader.Grants)
        {
            switch (Rules.Decide(grant.Role, act, Seen(grant, target)))
            {
                case (null, var needs): return new Decision.Allowed(grant, needs);
                case ({ } why, _) when denied is null or Decision.Denied { Code: "role_may_not" }: denied = new Decision.Denied(why); break;
                default: break;
            }
        }
        return denied ?? new Decision.Denied(Denial.Role);
    }

    public static bool Allows(Reader reader, Act act, Target target) => Decide(reader, act, target) is Decision.Allowed;

    private static Circumstance Seen(Grant grant, Target target) =>
        new(grant.PlaceOf(target.Unit), CareOf(grant, target), RoomOf(grant, target), Contains(target.Writers, grant.Role.Code()));

    private static Care CareOf(Grant grant, Target target) =>
        !target.AboutPerson ? Care.Nobody
        : Contains(target.CareUnits, grant.Unit) ? Care.Here
        : target.Emergency ? Care.Emergency
        : Care.None;

    private static Room RoomOf(Grant grant, Target target) =>
        !target.Sensitive ? Room.Open
        : target.Unit == grant.Unit ? Room.WrittenHere
        : Contains(target.NamedUnits, grant.Unit) ? Room.NamedHere
        : Room.Closed;

    private static bool Contains(IReadOnlyList<string> codes, string code)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if (codes[i] == code) return true;
        }
        return false;
    }
}
