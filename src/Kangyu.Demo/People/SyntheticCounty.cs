using System.Globalization;
using Kangyu.Demo.Places;
using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.People;

/// <summary>Makes the people of a county, one after the other. Same county, seed and day: the same people, byte for byte; more people begin with the same ones.</summary>
public static class SyntheticCounty
{
    /// <summary>The beginning of every synthetic ID number: no division has it.</summary>
    public const string IdPrefix = "99";

    /// <summary>The beginning of every synthetic phone number: 154 is assigned to no operator.</summary>
    public const string PhonePrefix = "154";

    /// <summary>Streams <paramref name="count"/> people as they are on <paramref name="today"/>.</summary>
    public static IEnumerable<SyntheticPerson> People(DemoCounty county, int count, long seed, DateOnly today)
    {
        var homes = Homes.Of(county, seed);
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (int number = 0; number < count; number++)
            yield return Make(county, homes, used, number, new Chance(seed, "person/" + number.ToString(CultureInfo.InvariantCulture)), today);
    }

    private static SyntheticPerson Make(DemoCounty county, Weighted<Unit> homes, HashSet<string> used, int number, Chance chance, DateOnly today)
    {
        var (sex, born) = Ages.Make(chance, today);
        var clinic = homes.Pick(chance);
        var village = county.Divisions.Find(clinic.Division)!;
        string name = chance.PerMille(8) ? OtherNames.Make(chance, sex) : Surnames.All.Pick(chance) + GivenNames.Make(chance, sex, born);
        return new SyntheticPerson
        {
            Number = number,
            Name = name,
            Sex = sex,
            Born = born,
            Village = village,
            Unit = Homes.Registered(county, clinic, chance),
            IdNumber = chance.PerMille(60) ? null : IdNumber(county.Code, sex, born, used, chance),
            Phone = chance.PerMille(Age(born, today) >= 60 ? 300 : 70) ? null : PhonePrefix + Digits(chance, 8),
            Address = Homes.Address(county, village, chance),
            Card = CardNumber.From(chance.Below(CardNumber.Space)),
        };
    }

    /// <summary>99, four digits of a division (mostly the county's), the birthday, three digits of order (odd for men), the check character.</summary>
    private static string IdNumber(string county, Sex sex, DateOnly born, HashSet<string> used, Chance chance)
    {
        string division = chance.PerMille(820) ? county[2..] : Digits(chance, 4);
        string begin = IdPrefix + division + born.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        while (true)
        {
            int order = (chance.Below(500) * 2) + (sex == Sex.Male ? 1 : 0);
            string first17 = begin + order.ToString("D3", CultureInfo.InvariantCulture);
            if (used.Add(first17)) return first17 + ResidentId.CheckCharacter(first17);
        }
    }

    private static string Digits(Chance chance, int count)
    {
        int limit = 1;
        for (int i = 0; i < count; i++) limit *= 10;
        return chance.Below(limit).ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');
    }

    private static int Age(DateOnly born, DateOnly today) => today.Year - born.Year - (today < born.AddYears(today.Year - born.Year) ? 1 : 0);
}
