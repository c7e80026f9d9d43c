using Kangyu.Kernel.Expressions.Syntax;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>
/// Calcs whose type could not be told because they wait for one another. Those in a circle are findings; what only waits is left alone, since
/// the fault is elsewhere.
/// </summary>
internal static class CalcCircles
{
    public static void Find(FormDraft form, Findings findings)
    {
        var open = form.Items.Where(item => item is { TypeFromCalc: true, Type: null }).ToDictionary(item => item.Id, StringComparer.Ordinal);
        foreach (var item in open.Values)
        {
            var named = Named(item).Where(open.ContainsKey).ToList();
            item.Waits = named.Count > 0;
            if (!Reaches(item, item.Id, open, [])) continue;
            findings.Add(
                item.At,
                "calc_cycle",
                new($"“{item.Id}”要先知道“{named[0]}”，绕了一圈又回到“{item.Id}”", $"“{item.Id}” waits for “{named[0]}”, which comes back to “{item.Id}”"),
                new("when 和 calc 不能绕圈：去掉其中一处", "when and calc must not go round in a circle: take one of them out"));
        }
    }

    private static bool Reaches(ItemDraft from, string id, Dictionary<string, ItemDraft> open, HashSet<string> seen)
    {
        foreach (var name in Named(from))
        {
            if (name == id) return true;
            if (open.TryGetValue(name, out var next) && seen.Add(name) && Reaches(next, id, open, seen)) return true;
        }

        return false;
    }

    private static IEnumerable<string> Named(ItemDraft item) =>
        new Lexer(item.Map.Node("calc")?.Scalar ?? "").Read().Where(token => token.Kind == TokenKind.Word).Select(token => token.Text);
}
