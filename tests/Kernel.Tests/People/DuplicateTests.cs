using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.People.Names;
using Xunit;

namespace Kernel.Tests.People;

public sealed class DuplicateTests
{
    private static readonly DateOnly Born = new(1990, 5, 6);

    [Theory]
    [InlineData("测试甲", "测试乙", "990830199005060021", "990830199005060021", null, null, 100)]
    [InlineData("王小丽", "王小丽", null, null, "1990-05-06", null, 75)]
    [InlineData("王小丽", "王晓莉", null, null, "1990-05-06", null, 70)]
    [InlineData("王小丽", "王小红", null, null, "1990-05-06", null, 65)]
    [InlineData("王小丽", "王小丽", null, null, null, "15400000001", 70)]
    [InlineData("王小丽", "王小红", null, null, null, "15400000001", 60)]
    [InlineData("王小丽", "王小丽", null, null, "1991-05-06", null, 10)]
    [InlineData("王小丽", "王小红", null, null, "1991-05-06", "15400000001", 40)]
    [InlineData("王小丽", "王小丽", null, null, null, null, 30)]
    [InlineData("王丽", "王红", null, null, "1990-05-06", "15400000001", 0)]
    [InlineData("王小丽", "王小丽", "990830199005060021", "990830199005060048", "1990-05-06", null, 35)]
    public void Two_records_are_compared(string one, string other, string? oneId, string? otherId, string? born, string? phone, int score)
    {
        var a = Person(one, oneId, Born, phone);
        var b = Person(other, otherId, born is null ? null : DateOnly.Parse(born), phone);
        Assert.Equal(score, Duplicates.Compare(a, b).Score);
        Assert.Equal(score, Duplicates.Compare(b, a).Score);
    }

    [Fact]
    public void Another_sex_is_another_person_unless_a_number_says_otherwise()
    {
        var woman = Person("王小丽", null, Born, "15400000001") with { Sex = Sex.Female };
        var man = woman with { Sex = Sex.Male };
        Assert.Equal(0, Duplicates.Compare(woman, man).Score);
        var card = CardNumber.From(5).Number;
        Assert.Equal(100, Duplicates.Compare(woman with { Cards = [card] }, man with { Cards = [card] }).Score);
    }

    [Fact]
    public void Reasons_repeat_nothing_of_the_person_and_are_in_both_languages()
    {
        var a = Person("王小丽", null, Born, "15400000001");
        var score = Duplicates.Compare(a, a);
        Assert.True(score.IsLikely);
        Assert.Equal(3, score.Reasons.Count);
        Assert.All(score.Reasons, r => Assert.DoesNotContain("154", r.Zh + r.En, StringComparison.Ordinal));
        Assert.All(score.Reasons, r => Assert.DoesNotContain("王", r.Zh, StringComparison.Ordinal));
    }

    [Fact]
    public void Candidates_are_looked_up_by_name_sound_and_whole_numbers_only()
    {
        var kinds = Duplicates.Candidates(Person("王小丽", "990830199005060021", Born, "15400000001")).Select(t => t.Kind).Distinct();
        Assert.Equal([TokenKind.Whole, TokenKind.Sound, TokenKind.Phone, TokenKind.Document], kinds.Order());
    }

    private static PersonIdentifiers Person(string name, string? id, DateOnly? born, string? phone) => new()
    {
        Names = [name],
        Documents = id is null ? [] : [new(IdDocumentKind.ResidentId, id)],
        Phones = phone is null ? [] : [phone],
        Born = born,
    };
}
