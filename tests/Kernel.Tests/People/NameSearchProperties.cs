using Kangyu.Kernel.People.Names;
using Xunit;

namespace Kernel.Tests.People;

/// <summary>No false negatives: what the search promises is found for every name.</summary>
public sealed class NameSearchProperties
{
    private const int Rounds = 600;

    public static TheoryData<int, int> Sizes => new() { { 11, 2 }, { 12, 3 }, { 13, 4 }, { 14, 5 }, { 15, 7 }, { 16, 9 } };

    [Theory, MemberData(nameof(Sizes))]
    public void A_name_is_found_by_its_whole_self_first(int seed, int length) => Each(seed, length, (name, index, _) =>
        Assert.Equal(MatchRank.Exact, index.Find(name)));

    [Theory, MemberData(nameof(Sizes))]
    public void A_name_is_found_by_any_of_its_windows_of_two_characters_and_more(int seed, int length) => Each(seed, length, (name, index, _) =>
    {
        for (int size = 2; size < length; size++)
            for (int at = 0; at + size <= length; at++)
                Assert.Equal(MatchRank.Inside, index.Find(name.Substring(at, size)));
    });

    [Theory, MemberData(nameof(Sizes))]
    public void A_name_is_found_by_full_pinyin_in_every_reading_of_each_character(int seed, int length) => Each(seed, length, (name, index, _) =>
    {
        foreach (string[] reading in Spoken.OneReadOtherwise(name))
        {
            Assert.NotNull(index.Find(string.Concat(reading)));
            Assert.NotNull(index.Find(string.Join(' ', reading)));
            Assert.NotNull(index.Find(string.Join('\'', reading).ToUpperInvariant()));
        }
    });

    [Theory, InlineData(21, 2), InlineData(22, 3)]
    public void Up_to_three_characters_two_may_be_read_otherwise_at_once(int seed, int length) => Each(seed, length, (name, index, _) =>
    {
        foreach (string[] reading in Spoken.TwoReadOtherwise(name).Take(20))
            Assert.NotNull(index.Find(string.Concat(reading)));
    });

    [Theory, MemberData(nameof(Sizes))]
    public void A_name_is_found_by_its_initials(int seed, int length) => Each(seed, length, (name, index, _) =>
    {
        if (length > 8) return;
        foreach (string[] reading in Spoken.OneReadOtherwise(name))
            Assert.NotNull(index.Find(string.Concat(reading.Select(s => s[0]))));
    });

    [Theory, MemberData(nameof(Sizes))]
    public void A_name_is_found_by_the_beginnings_of_its_pinyin(int seed, int length) => Each(seed, length, (name, index, _) =>
    {
        foreach (string[] reading in Spoken.OneReadOtherwise(name))
            foreach (string start in Spoken.Beginnings(reading)) Assert.True(index.Find(start) is not null, $"{name} by {start}");
    });

    [Theory, MemberData(nameof(Sizes))]
    public void From_three_characters_one_wrong_missing_or_added_character_is_forgiven(int seed, int length) => Each(seed, length, (name, index, random) =>
    {
        if (length < 3) return;
        for (int at = 0; at < length; at++)
        {
            Assert.NotNull(index.Find(RandomNames.Replace(random, name, at)));
            Assert.NotNull(index.Find(name.Remove(at, 1)));
            Assert.NotNull(index.Find(name.Insert(at, RandomNames.From(random, 1))));
        }
    });

    [Fact]
    public void Of_two_characters_a_wrong_one_that_sounds_alike_is_forgiven_and_no_other()
    {
        var index = SearchIndex.Of("王伟");
        Assert.Equal(MatchRank.Near, index.Find("王威"));
        Assert.Equal(MatchRank.Near, index.Find("汪玮"));
        Assert.Null(index.Find("王丽"));
        Assert.Null(index.Find("李伟"));
    }

    /// <summary>The tokens and a direct look say the same: nothing too much, nothing too little, and at the same rank.</summary>
    [Theory, InlineData(31), InlineData(32), InlineData(33)]
    public void Tokens_find_exactly_what_a_look_at_the_name_finds(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 5_000; round++)
        {
            string few = RandomNames.From(random, 5);
            string name = RandomNames.From(random, random.Next(1, 8), few);
            string query = RandomNames.From(random, random.Next(2, 8), few);
            var index = SearchIndex.Of(name);
            Assert.True(index.Find(query) == index.Look(query), $"{query} in {name}: tokens {index.Find(query)}, look {index.Look(query)}");
        }
    }

    [Theory, InlineData(41)]
    public void Letters_that_find_a_name_are_its_pinyin_initials_or_a_beginning(int seed)
    {
        var random = new Random(seed);
        int found = 0;
        for (int round = 0; round < 5_000; round++)
        {
            string few = RandomNames.From(random, 4);
            var index = SearchIndex.Of(RandomNames.From(random, random.Next(2, 5), few));
            string other = RandomNames.From(random, random.Next(2, 5), few);
            string letters = string.Concat(Spoken.OneReadOtherwise(other)[0]);
            letters = letters[..random.Next(2, letters.Length + 1)];
            if (index.Find(letters) is not { } rank) continue;
            found++;
            Assert.Equal(index.Look(letters), rank);
        }
        Assert.True(found > 100, $"only {found} of the letters found anything: the test looks at nothing");
    }

    private static void Each(int seed, int length, Action<string, SearchIndex, Random> look)
    {
        var random = new Random(seed);
        for (int round = 0; round < Rounds / length; round++)
        {
            string name = RandomNames.From(random, length);
            look(name, SearchIndex.Of(name), random);
        }
    }
}
