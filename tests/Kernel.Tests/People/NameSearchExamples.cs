using Kangyu.Kernel.People.Names;
using Xunit;

namespace Kernel.Tests.People;

public sealed class NameSearchExamples
{
    [Theory]
    [InlineData("张伟", "张伟", MatchRank.Exact)]
    [InlineData("張偉", "张伟", MatchRank.Exact)]
    [InlineData("张伟", "張偉", MatchRank.Exact)]
    [InlineData("张 伟", "张伟", MatchRank.Exact)]
    [InlineData("张　伟", "张伟", MatchRank.Exact)]
    [InlineData("张小伟", "张小", MatchRank.Inside)]
    [InlineData("张小伟", "小伟", MatchRank.Inside)]
    [InlineData("张小伟", "张伟", MatchRank.Near)]
    [InlineData("张小伟", "张晓威", MatchRank.Near)]
    [InlineData("张伟", "zhangwei", MatchRank.Pinyin)]
    [InlineData("张伟", "Zhang Wei", MatchRank.Pinyin)]
    [InlineData("张伟", "ｚｈａｎｇｗｅｉ", MatchRank.Pinyin)]
    [InlineData("张伟", "zw", MatchRank.Pinyin)]
    [InlineData("张伟", "ZW", MatchRank.Pinyin)]
    [InlineData("张伟", "zhw", MatchRank.Pinyin)]
    [InlineData("张伟", "zhangw", MatchRank.Pinyin)]
    [InlineData("张小伟", "zhangxw", MatchRank.Pinyin)]
    [InlineData("张小伟", "zhangxiaow", MatchRank.Pinyin)]
    [InlineData("张小伟", "zhangxia", MatchRank.Pinyin)]
    [InlineData("西安", "xi'an", MatchRank.Pinyin)]
    [InlineData("吕娜", "lvna", MatchRank.Pinyin)]
    [InlineData("吕娜", "lüna", MatchRank.Pinyin)]
    [InlineData("吕娜", "LYU NA", MatchRank.Pinyin)]
    [InlineData("吕娜", "lǚ nà", MatchRank.Pinyin)]
    [InlineData("单小曾", "shanxiaozeng", MatchRank.Pinyin)]
    [InlineData("单小曾", "danxiaoceng", MatchRank.Pinyin)]
    [InlineData("曾红", "zenghong", MatchRank.Pinyin)]
    [InlineData("仇丽", "qiuli", MatchRank.Pinyin)]
    [InlineData("解红", "xieh", MatchRank.Pinyin)]
    [InlineData("查敏", "zhamin", MatchRank.Pinyin)]
    [InlineData("区小红", "ouxiaohong", MatchRank.Pinyin)]
    [InlineData("尉迟小红", "yuchixiaohong", MatchRank.Pinyin)]
    [InlineData("尉迟小红", "yuchix", MatchRank.Pinyin)]
    [InlineData("欧阳小红", "ouyangxh", MatchRank.Pinyin)]
    [InlineData("欧阳小红", "欧阳", MatchRank.Inside)]
    [InlineData("欧阳小红", "小红", MatchRank.Inside)]
    [InlineData("阿依古丽·买买提", "阿依古丽•买买提", MatchRank.Exact)]
    [InlineData("阿依古丽·买买提", "阿依古丽．买买提", MatchRank.Exact)]
    [InlineData("阿依古丽・买买提", "阿依古丽 买买提", MatchRank.Exact)]
    [InlineData("阿依古丽·买买提", "阿依古丽", MatchRank.Inside)]
    [InlineData("阿依古丽·买买提", "买买提", MatchRank.Inside)]
    [InlineData("阿依古丽·买买提", "阿衣古丽买买提", MatchRank.Near)]
    [InlineData("阿依古丽·买买提", "ayigulimaimaiti", MatchRank.Pinyin)]
    [InlineData("阿依古丽·买买提", "aygl", null)]
    [InlineData("Test Personova", "test personova", MatchRank.Exact)]
    [InlineData("Test Personova", "personova", MatchRank.Inside)]
    [InlineData("Test Personova", "PERSONOVA, Test", MatchRank.Inside)]
    [InlineData("Tést Pérsonová", "test personova", MatchRank.Exact)]
    [InlineData("Test Müller", "test muller", MatchRank.Exact)]
    [InlineData("Test Personova", "tp", MatchRank.Pinyin)]
    [InlineData("乾小红", "qianxiaohong", MatchRank.Pinyin)]
    [InlineData("乾小红", "干小红", MatchRank.Exact)]
    [InlineData("𠮷田红", "𠮷田", MatchRank.Inside)]
    [InlineData("张伟", "李伟", null)]
    [InlineData("张伟", "zhangwen", null)]
    [InlineData("张伟", "zwx", null)]
    public void A_name_is_found_or_not(string name, string typed, MatchRank? rank) => Assert.Equal(rank, SearchIndex.Of(name).Find(typed));

    [Theory, InlineData("张"), InlineData(""), InlineData("  "), InlineData("z"), InlineData("·"), InlineData("123"), InlineData("…张")]
    public void Too_little_is_refused_with_words_that_tell_what_to_type(string typed)
    {
        var answer = PersonSearch.ForQuery(typed);
        Assert.Equal("search_too_short", answer.Problem?.Code);
        Assert.NotEmpty(answer.Problem!.Message.Zh);
        Assert.NotEmpty(answer.Problem.Message.En);
    }

    [Fact]
    public void A_text_that_is_no_name_is_refused() =>
        Assert.Equal("search_too_long", PersonSearch.ForQuery(new string('张', 41)).Problem?.Code);

    [Fact]
    public void Hostile_letters_make_a_bounded_number_of_searches()
    {
        foreach (string typed in (string[])["anananananananananananananananananan", "xianxianxianxianxianxianxianxian", "eeeeeeeeeeeeeeeeeeeeeeeeeeee"])
            Assert.InRange(PersonSearch.ForQuery(typed).Value!.Searches.Count, 1, 80);
    }

    [Fact]
    public void Searches_come_best_first() => Assert.All((string[])["张伟", "张小伟", "欧阳小红", "zhangxw", "zw", "0001"], typed =>
    {
        var ranks = PersonSearch.ForQuery(typed).Value!.Searches.Select(s => s.Rank).ToList();
        Assert.Equal(ranks.Order(), ranks);
    });
}
