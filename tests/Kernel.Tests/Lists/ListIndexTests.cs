using System.Globalization;
using Kangyu.Kernel;
using Kangyu.Kernel.Lists;
using Kangyu.Kernel.Places;

namespace Kangyu.Kernel.Tests.Lists;

/// <summary>What is found in a long list for what is typed, and in which order.</summary>
public sealed class ListIndexTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    private static readonly CodeList Fruit = List(
        "F01|苹果|Apple|仁果", "F01.1|青苹果|Apple, green|仁果", "F02|梨|Pear|仁果", "F10|长叶柑|Long-leaved mandarin|柑橘", "F11|柚子|Pomelo|柑橘", "F12|橙|Orange|柑橘|2026-03-09", "F13|红橙|Blood orange|柑橘|2026-03-10",
        "F20|草莓|Strawberry|浆果", "F21|蓝莓|Blueberry|浆果", "F22||Huckleberry|浆果", "F30|B2果|Fruit of type B2|", "F31|苹果醋|Apple vinegar|", "F32|大苹果树|Tall apple tree|");

    [Theory]
    [InlineData("F01", "F01 F01.1")] // the code itself, then those that begin with it
    [InlineData("f01.1", "F01.1")]
    [InlineData("F011", "F01.1")] // typed without the point
    [InlineData("Ｆ０１．１", "F01.1")] // full width
    [InlineData("苹果", "F01 F31 F01.1 F32")] // exact, beginning, inside
    [InlineData("蘋果", "F01 F31 F01.1 F32")] // traditional characters
    [InlineData("果树", "F32")]
    [InlineData("pg", "F01 F31 F01.1 F32")] // initials
    [InlineData("pingguo", "F01 F31 F01.1 F32")]
    [InlineData("pinggu", "F01 F31 F01.1 F32")] // a syllable that is not finished
    [InlineData("guoshu", "F32")]
    [InlineData("ingguo", "")] // no syllable begins so
    [InlineData("changye", "F10")]
    [InlineData("zhangye", "F10")] // 长 is read in two ways
    [InlineData("cyg", "F10")]
    [InlineData("zyg", "F10")]
    [InlineData("caomei", "F20")]
    [InlineData("apple", "F01 F01.1 F31 F32")]
    [InlineData("green apple", "F01.1")] // words in any order
    [InlineData("tree tall", "F32")]
    [InlineData("berry", "")] // a word of letters is found from its beginning
    [InlineData("huck", "F22")] // without Chinese words
    [InlineData("b2", "F30")]
    [InlineData("B2果", "F30")]
    [InlineData("b2g", "F30")]
    [InlineData("浆果", "F20 F21 F22")] // what it lies in
    [InlineData("浆果 蓝", "F21")]
    [InlineData("柑橘 you", "F11")]
    [InlineData("红橙", "F13")]
    [InlineData("橙", "F13")] // F12 stood until yesterday
    [InlineData("", "")]
    [InlineData("  ·-  ", "")]
    [InlineData("没有这种", "")]
    public void What_is_typed_finds_in_order(string typed, string codes) =>
        Assert.Equal(codes, string.Join(' ', Fruit.Search(typed, Today).Select(row => row.Code)));

    [Fact]
    public void At_most_twenty_are_offered_and_each_once()
    {
        var many = List([.. Enumerable.Range(0, 500).Select(number => $"N{number:000}|王家村|Wangjia village|甲镇")]);
        foreach (var typed in new[] { "N", "王", "w", "wjc", "wangjia", "village", "甲镇", "王 甲" })
        {
            var found = many.Search(typed, Today);
            Assert.Equal(20, found.Count);
            Assert.Equal(20, found.Select(row => row.Code).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal("N000", found[0].Code);
        }
    }

    [Fact]
    public void Whatever_is_typed_what_is_found_holds_it()
    {
        var random = new Random(20260310);
        var rows = Enumerable.Range(0, 300).Select(number => $"R{number}|{Any(random, "山水田王李村河东西南北长乐", 2, 5)}|{Any(random, "ab cde", 3, 9).Trim()}|").ToArray();
        var list = List(rows);
        for (var i = 0; i < 500; i++)
        {
            var row = list.Rows[random.Next(list.Rows.Count)];
            var from = random.Next(row.Zh.Length);
            var part = row.Zh.Substring(from, random.Next(1, row.Zh.Length - from + 1));
            var wanted = list.Rows.Where(one => one.Zh == part).Concat(list.Rows.Where(one => one.Zh != part && one.Zh.StartsWith(part, StringComparison.Ordinal)))
                .Concat(list.Rows.Where(one => !one.Zh.StartsWith(part, StringComparison.Ordinal) && one.Zh.Contains(part, StringComparison.Ordinal))).Take(20);
            Assert.Equal(wanted.Select(one => one.Code), list.Search(part, Today).Select(one => one.Code));
        }
    }

    [Fact]
    public void A_place_is_found_in_what_it_lies_in_and_read_with_it()
    {
        var tree = DivisionTree.Read(["36,江西省", "3608,吉安市", "360830,永新县", "360830100,禾川镇", "360830100001,繁荣社区居民委员会", "360830101,石桥镇", "360830101200,繁荣村村民委员会"]).Value!;
        var places = CountyLists.OfDivisions(tree.All);
        Assert.Equal(["360830100001", "360830101200"], places.Search("fanrong", Today).Select(row => row.Code));
        Assert.Equal(["360830101200"], places.Search("石桥 繁荣", Today).Select(row => row.Code));
        Assert.Equal(["360830100", "360830100001"], places.Search("禾川", Today).Select(row => row.Code));
        Assert.Equal("永新县禾川镇繁荣社区居民委员会", places.Words("360830100001", "zh"));
        Assert.Equal("Fanrong (永新县禾川镇繁荣社区居民委员会)", places.Words("360830100001", "en"));
        Assert.Equal("999", places.Words("999", "zh"));
    }

    [Fact]
    public void A_language_without_words_shows_the_other()
    {
        Assert.Equal("Huckleberry（F22）", Fruit.Words("F22", "zh"));
        Assert.Equal("Apple (F01)", Fruit.Words("F01", "en"));
        Assert.Equal("F99", Fruit.Words("F99", "zh"));
    }

    private static CodeList List(params string[] rows) => new("test.list", new Words("测试", "Test"), [.. rows.Select(row => row.Split('|')).Select(cells =>
        new CodeRow(cells[0], cells[1], cells[2], cells[3], cells.Length > 4 ? DateOnly.ParseExact(cells[4], "yyyy-MM-dd", CultureInfo.InvariantCulture) : null))]);

    private static string Any(Random random, string letters, int least, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(least, most)).Select(_ => letters[random.Next(letters.Length)]));
}
