namespace Product.Tests.Store;

/// <summary>Writes a random history of a few records: what is told in order and late, corrected and withdrawn, and merges that come and go. What is refused is refused.</summary>
internal static class RandomMerges
{
    private const int People = 4;

    public static async Task Write(TestCounty test, Random random, int steps)
    {
        var next = 100;
        var written = new List<(int Id, int Person, string Form, string Day)>();
        foreach (var person in Enumerable.Range(1, People)) await test.Accept(TestCounty.Register(person, person, $"测{(char)('甲' + person)}", $"1380000000{person}"));
        for (var step = 0; step < steps; step++)
        {
            var person = random.Next(1, People + 1);
            var id = next++;
            var day = new DateOnly(2026, 1, 2).AddDays(random.Next(150)).ToString("yyyy-MM-dd");
            switch (random.Next(10))
            {
                case 0 or 1:
                    var other = random.Next(1, People + 1);
                    if ((await test.Append(TestCounty.Entry(id, person, "core.merge", $$"""{"other":"{{TestCounty.Person(other)}}","how_known":"same_card"}""", day))).IsStored)
                        written.Add((id, person, "core.merge", day));
                    break;
                case 2 when written.Count > 0:
                    var gone = written[random.Next(written.Count)];
                    await test.Append(TestCounty.Entry(id, gone.Person, gone.Form, "{}", gone.Day, amends: gone.Id, withdraws: true));
                    break;
                case 3 when written.FindAll(entry => entry.Form == "blood-pressure.measure") is { Count: > 0 } measured:
                    var wrong = measured[random.Next(measured.Count)];
                    await test.Append(TestCounty.Measure(id, wrong.Person, random.Next(100, 180), wrong.Day, amends: wrong.Id));
                    break;
                case 4:
                    await test.Append(TestCounty.Entry(id, person, "core.consent", """{"purpose":"reminders","answer":"no"}""", day));
                    break;
                case 5:
                    await test.Append(TestCounty.Register(id, person, $"测{(char)('甲' + person)}改", $"1390000000{person}", amends: person));
                    break;
                default:
                    if ((await test.Append(TestCounty.Measure(id, person, random.Next(100, 180), day))).IsStored) written.Add((id, person, "blood-pressure.measure", day));
                    break;
            }
        }
    }
}
