using System.Text;
using Kangyu.Kernel.People.Names;
using Xunit;

namespace Kernel.Tests.People;

public sealed class PinyinTableTests
{
    [Theory]
    [InlineData("伟", "wei")]
    [InlineData("吕", "lv")]
    [InlineData("女", "nv,ru")]
    [InlineData("〇", "ling")]
    [InlineData("曾", "ceng,zeng")]
    [InlineData("乐", "le,yue,yao,lao")]
    [InlineData("偉", "wei")]
    [InlineData("A", "")]
    [InlineData("あ", "")]
    public void A_character_has_its_readings_the_commonest_first(string character, string readings) =>
        Assert.Equal(readings, string.Join(',', PinyinTable.Readings(character.EnumerateRunes().First())));

    [Theory]
    [InlineData("单", "shan")]
    [InlineData("仇", "qiu")]
    [InlineData("曾", "zeng")]
    [InlineData("解", "xie")]
    [InlineData("查", "zha")]
    [InlineData("区", "ou")]
    [InlineData("朴", "piao")]
    [InlineData("召", "shao")]
    [InlineData("尉迟", "yuchi")]
    [InlineData("万俟", "moqi")]
    [InlineData("澹台", "tantai")]
    [InlineData("欧阳", "ouyang")]
    [InlineData("王", null)]
    public void A_surname_has_its_own_reading(string surname, string? sound)
    {
        string[]? sounds = PinyinTable.Surname(surname.EnumerateRunes().ToArray());
        Assert.Equal(sound, sounds is null ? null : string.Concat(sounds));
    }

    [Fact]
    public void The_table_covers_the_characters_of_the_standard_list()
    {
        int with = Enumerable.Range(0x4E00, 0x9FA6 - 0x4E00).Count(code => PinyinTable.Readings(new Rune(code)).Length > 0);
        Assert.True(with > 20_000, $"{with} of 20,902 characters have a reading");
    }

    [Fact]
    public void Every_reading_is_small_letters_and_a_syllable() => Assert.All(Enumerable.Range(0x3400, 0xA000 - 0x3400), code => Assert.All(
        PinyinTable.Readings(new Rune(code)), s => Assert.True(PinyinTable.IsSyllable(s) && s.All(char.IsAsciiLetterLower), s)));

    [Theory, InlineData("names.pinyin.bin"), InlineData("names.fold.bin")]
    public void The_tables_are_small(string resource)
    {
        using var stream = typeof(PinyinTable).Assembly.GetManifestResourceStream(resource)!;
        Assert.InRange(stream.Length, 1_000, 200_000);
    }
}
