using Kangyu.Kernel.People.Names;
using Xunit;

namespace Kernel.Tests.People;

public sealed class RomanizedTests
{
    [Theory]
    [InlineData("张小伟", "Zhang Xiaowei")]
    [InlineData("吕娜", "Lu Na")]
    [InlineData("单红", "Shan Hong")]
    [InlineData("欧阳丽", "Ouyang Li")]
    [InlineData("尉迟小红", "Yuchi Xiaohong")]
    [InlineData("Test Personova", "Test Personova")]
    [InlineData("王", "Wang")]
    public void A_person_is_written_surname_first(string name, string letters) => Assert.Equal(letters, Romanized.Person(name));

    [Theory, InlineData("禾川", "Hechuan"), InlineData("绿洲", "Luzhou"), InlineData("A3", "A3")]
    public void A_place_is_one_word(string name, string letters) => Assert.Equal(letters, Romanized.Place(name));

    [Fact]
    public void Names_sort_by_their_sound() =>
        Assert.Equal(["李红", "王伟", "张丽"], ((string[])["张丽", "王伟", "李红"]).OrderBy(Romanized.SortKey, StringComparer.Ordinal));
}
