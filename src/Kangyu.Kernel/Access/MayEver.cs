namespace Kangyu.Kernel.Access;

/// <summary>Whether a role is allowed an act under any circumstance: what the menu shows, and what is refused before anything is read.</summary>
public static class MayEver
{
    internal static IReadOnlyList<Circumstance> Circumstances { get; } =
    [
        .. from place in Enum.GetValues<Place>()
           from care in Enum.GetValues<Care>()
           from room in Enum.GetValues<Room>()
           from writer in new[] { true, false }
           select new Circumstance(place, care, room, writer),
    ];

    private static readonly bool[,] Table = Fill();

    public static bool Do(Role role, Act act) => Table[(int)role, (int)act];

    public static bool Do(Reader reader, Act act)
    {
        foreach (var grant in reader.Grants)
        {
            if (Do(grant.Role, act)) return true;
        }
        return false;
    }

    private static bool[,] Fill()
    {
        var acts = Enum.GetValues<Act>();
        var table = new bool[Roles.Listed.Count, acts.Length];
        foreach (var role in Roles.Listed)
        {
            foreach (var act in acts) table[(int)role, (int)act] = Circumstances.Any(seen => Rules.Decide(role, act, seen).Why is null);
        }
        return table;
    }
}
