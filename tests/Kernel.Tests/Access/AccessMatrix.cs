using System.Text;
using Kangyu.Kernel.Access;

namespace Kernel.Tests.Access;

/// <summary>Every answer of the gate, written as one table an act: rows are the circumstances that matter for it, columns the roles.</summary>
internal static class AccessMatrix
{
    private static IReadOnlyList<Circumstance> All => MayEver.Circumstances;

    private static readonly (string Name, Func<Circumstance, object> Of)[] Dimensions =
    [
        ("place", seen => seen.Place), ("care", seen => seen.Care), ("room", seen => seen.Room), ("writer", seen => seen.Writer ? "writer" : "not"),
    ];

    public static string Write()
    {
        var text = new StringBuilder(Head);
        foreach (var act in Enum.GetValues<Act>()) WriteAct(text, act);
        return text.ToString();
    }

    private const string Head = """
        # Who may do what

        Every answer of `Kangyu.Kernel.Access.Gate`, written by the test `AccessMatrixTests` (`KANGYU_SNAPSHOT=write` rewrites it).
        A cell says `yes`, `yes` with what is needed besides, or the code of the denial. Only what makes a difference for an act is shown.

        - place: of the thing, seen from the reader's unit: `Own`, `Below` (its subtree), `Elsewhere`
        - care: `Here` (a care relation with the reader's unit), `Emergency` (opened with a reason), `None`; `Nobody`: not about a person
        - room (S13): `Open`; sensitive entries: `WrittenHere`, `NamedHere` (the person lets this unit see it), `Closed`
        - writer: the form names the role among its writers

        """;

    private static void WriteAct(StringBuilder text, Act act)
    {
        var matter = Dimensions.Where(dimension => Matters(act, dimension.Of)).ToList();
        text.Append('\n').Append("## ").Append(act).Append("\n\n| ");
        foreach (var (name, _) in matter) text.Append(name).Append(" | ");
        text.Append(string.Join(" | ", Roles.Listed.Select(role => role.Code()))).Append(" |\n|");
        for (var i = 0; i < matter.Count + Roles.Listed.Count; i++) text.Append("---|");
        text.Append('\n');
        foreach (var group in All.GroupBy(seen => string.Join(" | ", matter.Select(dimension => dimension.Of(seen)))))
        {
            text.Append("| ").Append(group.Key).Append(matter.Count > 0 ? " | " : "");
            text.Append(string.Join(" | ", Roles.Listed.Select(role => Cell(role, act, group.First())))).Append(" |\n");
        }
    }

    private static bool Matters(Act act, Func<Circumstance, object> of) =>
        All.GroupBy(seen => string.Join(',', Dimensions.Where(other => other.Of != of).Select(other => other.Of(seen))))
            .Any(group => group.Select(seen => string.Join(',', Roles.Listed.Select(role => Cell(role, act, seen)))).Distinct().Skip(1).Any());

    private static string Cell(Role role, Act act, Circumstance seen) => Rules.Decide(role, act, seen) switch
    {
        (null, Needs.None) => "yes",
        (null, var needs) => $"yes: {needs}",
        (var why, _) => why.Code,
    };
}
