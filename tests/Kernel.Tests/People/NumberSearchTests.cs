using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.People.Names;
using Kangyu.Kernel.Records;
using Xunit;

namespace Kernel.Tests.People;

public sealed class NumberSearchTests
{
    private const string Id = "990830199001010018";
    private static readonly string Card = CardNumber.From(77).Number;

    private static readonly SearchIndex Person = SearchIndex.Of(PersonIdentifiers.Of(
        new PersonCard("测试甲", "99083019900101001" + ResidentId.CheckCharacter("99083019900101001"), "154 0012 3456；0796-7721234", null, Card)));

    private static readonly SearchIndex Guest = SearchIndex.Of(PersonIdentifiers.Of(new PersonCard("Test Guest", "e 00000001", null, null, null)));

    [Theory]
    [InlineData("15400123456", MatchRank.Exact)]
    [InlineData("+86 154-0012-3456", MatchRank.Exact)]
    [InlineData("0796 7721234", MatchRank.Exact)]
    [InlineData("3456", MatchRank.Inside)]
    [InlineData("23456", MatchRank.Inside)]
    [InlineData("123456", MatchRank.Inside)]
    [InlineData("0123456", MatchRank.Inside)]
    [InlineData("00123456", MatchRank.Inside)]
    [InlineData("7721234", MatchRank.Inside)]
    [InlineData("９０１２３４５６", null)]
    [InlineData("00123457", null)]
    [InlineData("93456", null)]
    [InlineData("15400123457", null)]
    public void A_phone_is_found_whole_and_by_its_last_digits(string typed, MatchRank? rank) => Assert.Equal(rank, Person.Find(typed));

    [Fact]
    public void A_resident_id_is_found_whole_by_its_old_form_and_by_its_last_four_to_six()
    {
        string id = "99083019900101001" + ResidentId.CheckCharacter("99083019900101001");
        Assert.Equal(MatchRank.Exact, Person.Find(id));
        Assert.Equal(MatchRank.Exact, Person.Find(id.ToLowerInvariant()));
        Assert.Equal(MatchRank.Exact, Person.Find(id.Insert(6, " ")));
        Assert.Equal(MatchRank.Exact, Person.Find("990830900101001"));
        Assert.Equal(MatchRank.Inside, Person.Find(id[^4..]));
        Assert.Equal(MatchRank.Inside, Person.Find(id[^6..].ToLowerInvariant()));
        Assert.Null(Person.Find("9" + id[^5..^1] + "Y"));
    }

    [Theory, InlineData("E00000001", MatchRank.Exact), InlineData("e0000 0001", MatchRank.Exact), InlineData("0001", MatchRank.Inside), InlineData("E00000002", null)]
    public void Another_document_is_found_by_what_was_written(string typed, MatchRank? rank) => Assert.Equal(rank, Guest.Find(typed));

    [Fact]
    public void A_card_is_found_whole_or_scanned_and_never_by_a_part()
    {
        Assert.Equal(MatchRank.Exact, Person.Find(Card));
        Assert.Equal(MatchRank.Exact, Person.Find("KY1:" + Card));
        Assert.Null(Person.Find(Card[^4..]));
        Assert.Null(Person.Find(Card[..8]));
    }

    [Theory]
    [InlineData("15400123456", true)]
    [InlineData("07967721234", true)]
    [InlineData(Id, true)]
    [InlineData("E00000001", true)]
    [InlineData("3456", false)]
    [InlineData("00123456", false)]
    [InlineData("测试甲", false)]
    [InlineData("ceshijia", false)]
    public void Only_a_whole_number_may_leave_ones_own_care_S4(string typed, bool whole) =>
        Assert.Equal(whole, PersonSearch.ForQuery(typed).Value!.IsWholeNumber);

    [Fact]
    public void A_whole_card_may_leave_ones_own_care_S4() => Assert.True(PersonSearch.ForQuery("KY1:" + Card).Value!.IsWholeNumber);

    [Fact]
    public void A_whole_number_never_finds_anyone_by_its_last_digits() => Assert.All(
        (string[])["15411123456", "E99990001", "110000199001010018"],
        typed => Assert.All(PersonSearch.ForQuery(typed).Value!.Searches, s => Assert.Equal(MatchRank.Exact, s.Rank)));
}
