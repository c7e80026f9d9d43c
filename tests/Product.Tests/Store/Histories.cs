namespace Product.Tests.Store;

/// <summary>Random histories of a few people: registrations, measurements, consents, amendments, withdrawals, told in any order that a county could see.</summary>
internal static class Histories
{
    public static readonly DateOnly First = new(2026, 1, 5);

    /// <summary>Entries as JSON, each with the numbers of those that have to come before it.</summary>
    public static List<(int Id, string Json, int[] After)> Random(Random random, int people, int each)
    {
        var all = new List<(int, string, int[])>();
        for (var person = 1; person <= people; person++)
        {
            var first = person * 1000;
            all.Add((first, TestCounty.Register(first, person, "测试" + (char)('甲' + person), "1380000" + (1000 + person), occurred: Day(0)), []));
            var roots = new List<(int Id, bool Measured, int Newest)>();
            for (var i = 1; i <= each; i++) Add(all, random, person, first + i, Day(i), roots, first);
        }
        return all;
    }

    /// <summary>An order in which each entry comes after those it needs.</summary>
    public static List<string> Shuffle(List<(int Id, string Json, int[] After)> entries, Random random)
    {
        var told = new HashSet<int>();
        var order = new List<string>();
        var waiting = entries.OrderBy(_ => random.Next()).ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.First(entry => entry.After.All(told.Contains));
            waiting.Remove(next);
            told.Add(next.Id);
            order.Add(next.Json);
        }
        return order;
    }

    private static void Add(List<(int, string, int[])> all, Random random, int person, int id, string day, List<(int Id, bool Measured, int Newest)> roots, int registration)
    {
        var at = random.Next(roots.Count == 0 ? 4 : 10);
        if (at >= 8)
        {
            var place = random.Next(roots.Count);
            var root = roots[place];
            all.Add((id, root.Measured && at == 8
                ? TestCounty.Measure(id, person, random.Next(100, 190), day, Answer(random), amends: root.Id)
                : TestCounty.Entry(id, person, root.Measured ? "blood-pressure.measure" : "core.consent", "{}", day, root.Id, withdraws: true), [root.Id, root.Newest]));
            roots[place] = (root.Id, root.Measured, id);
            return;
        }
        all.Add((id, at == 0
            ? TestCounty.Entry(id, person, "core.consent", $$"""{"purpose":"reminders","consent_offer":"blood-pressure.recheck","answer":"{{(random.Next(2) == 0 ? "no" : "later")}}"}""", day)
            : TestCounty.Measure(id, person, random.Next(100, 190), day, Answer(random)), [registration]));
        roots.Add((id, at != 0, id));
    }

    private static string Answer(Random random) => random.Next(3) switch { 0 => "no", 1 => "later", _ => "yes" };

    // every entry of a person on a day of its own: on one day the order of recording counts
    private static string Day(int i) => First.AddDays(i * 9).ToString("yyyy-MM-dd");
}
