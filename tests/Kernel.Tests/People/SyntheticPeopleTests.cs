using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kangyu.Demo.People;
using Kangyu.Demo.Places;
using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.People.Names;
using Xunit;

namespace Kernel.Tests.People;

public sealed class SyntheticPeopleTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly DemoCounty County = DemoCounty.Of("360830").Value!;
    private static readonly SyntheticPerson[] People = [.. SyntheticCounty.People(County, 3000, 1, Today)];

    /// <summary>Changes only when the demo is meant to change; then take the new value over.</summary>
    [Fact]
    public void The_same_seed_makes_the_same_people_byte_for_byte() => Assert.Equal("aed724adb5ae80a3", Hash(People));

    [Fact]
    public void More_people_begin_with_the_same_ones() =>
        Assert.Equal(Hash(People[..100]), Hash(SyntheticCounty.People(County, 100, 1, Today)));

    [Fact]
    public void Another_seed_makes_other_people() =>
        Assert.NotEqual(Hash(People[..100]), Hash(SyntheticCounty.People(County, 100, 2, Today)));

    [Fact]
    public void Every_id_number_is_good_synthetic_its_owners_and_unique()
    {
        var numbers = People.Where(p => p.IdNumber is not null).ToList();
        Assert.All(numbers, p =>
        {
            var id = ResidentId.Read(p.IdNumber!, Today).Value!;
            Assert.True(id.Synthetic);
            Assert.Equal((p.Born, p.Sex), (id.Born, id.Sex));
        });
        Assert.Equal(numbers.Count, numbers.Select(p => p.IdNumber).Distinct().Count());
        Assert.InRange(People.Length - numbers.Count, 100, 300);
    }

    [Fact]
    public void Every_phone_is_a_good_number_of_a_prefix_that_nobody_has()
    {
        var phones = People.Where(p => p.Phone is not null).Select(p => p.Phone!).ToList();
        Assert.All(phones, phone => Assert.True(PhoneNumber.Read(phone).IsGood && phone.StartsWith("154", StringComparison.Ordinal)));
        Assert.InRange(People.Length - phones.Count, 100, 500);
    }

    [Fact]
    public void Every_card_is_good_and_everyone_is_marked_synthetic() =>
        Assert.All(People, p => Assert.True(p.Synthetic && CardNumber.Read(p.Card.QrText).IsGood));

    [Fact]
    public void Most_are_women_of_15_to_60_with_some_men_adolescents_and_older_people_and_no_child()
    {
        int Age(SyntheticPerson p) => (int)((Today.DayNumber - p.Born.DayNumber) / 365.2425);
        Assert.All(People, p => Assert.InRange(Age(p), 14, 85));
        Assert.InRange(People.Count(p => p.Sex == Sex.Female && Age(p) is >= 15 and <= 60), 2100, 2500);
        Assert.InRange(People.Count(p => p.Sex == Sex.Male), 500, 750);
        Assert.InRange(People.Count(p => Age(p) < 20), 100, 400);
        Assert.InRange(People.Count(p => Age(p) > 60), 30, 200);
    }

    [Fact]
    public void Everyone_lives_in_a_village_of_the_county_and_registered_at_a_unit_of_their_own_branch() => Assert.All(People, p =>
    {
        Assert.StartsWith("360830", p.Village.Code, StringComparison.Ordinal);
        Assert.StartsWith(County.Divisions.FullName(p.Village.Parent!), p.Address, StringComparison.Ordinal);
        Assert.StartsWith(p.Unit.Division, p.Village.Code, StringComparison.Ordinal);
        Assert.Equal(p.Unit, County.Units.Find(p.Unit.Code));
    });

    [Fact]
    public void Names_are_of_two_or_three_characters_and_a_few_of_another_kind()
    {
        var lengths = People.CountBy(p => p.Name.Length).ToDictionary(l => l.Key, l => l.Value);
        Assert.InRange(lengths[2] + lengths[3], 2880, 2995);
        Assert.InRange(lengths[2], 500, 1500);
        Assert.Contains(People, p => p.Name.Contains('·', StringComparison.Ordinal));
        Assert.Contains(People, p => p.Name.StartsWith("欧阳", StringComparison.Ordinal));
        Assert.Contains(People, p => p.Name.Any(char.IsAsciiLetter));
        Assert.True(People.Select(p => p.Name).Distinct().Count() > 2000);
    }

    [Fact]
    public void Everyone_is_found_by_name_window_pinyin_initials_and_numbers() => Assert.All(People.Take(600), p =>
    {
        var index = SearchIndex.Of(PersonIdentifiers.Of(p.ToCard()));
        Assert.Equal(MatchRank.Exact, index.Find(p.Name));
        Assert.Equal(MatchRank.Exact, index.Find(p.Card.QrText));
        if (p.Phone is not null) Assert.Equal(MatchRank.Inside, index.Find(p.Phone[^4..]));
        if (p.IdNumber is not null) Assert.Equal(MatchRank.Exact, index.Find(p.IdNumber));
        if (p.Name.Length > 3) return;
        Assert.NotNull(index.Find(p.Name[^2..]));
        foreach (string[] reading in Spoken.OneReadOtherwise(p.Name))
        {
            Assert.NotNull(index.Find(string.Concat(reading)));
            Assert.NotNull(index.Find(string.Concat(reading.Select(s => s[0]))));
        }
    });

    [Fact]
    public void A_person_has_about_fourteen_tokens() =>
        Assert.InRange(People.Average(p => SearchIndex.Of(PersonIdentifiers.Of(p.ToCard())).Count), 9, 16);

    private static string Hash(IEnumerable<SyntheticPerson> people)
    {
        var text = new StringBuilder();
        foreach (var p in people)
            text.Append(CultureInfo.InvariantCulture, $"{p.Number}|{p.Name}|{p.Sex}|{p.Born:yyyy-MM-dd}|{p.Village.Code}|{p.Unit.Code}|{p.IdNumber}|{p.Phone}|{p.Address}|{p.Card.Number}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
