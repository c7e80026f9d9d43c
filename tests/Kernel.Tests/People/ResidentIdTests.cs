using System.Globalization;
using Kangyu.Kernel.People.Identifiers;
using Xunit;

namespace Kernel.Tests.People;

public sealed class ResidentIdTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    /// <summary>17 digits of an unassigned division; the check character is worked out here, the long way.</summary>
    private static string Number(string first17)
    {
        int sum = 0;
        for (int i = 0; i < 17; i++) sum += (first17[i] - '0') * (int)(Math.Pow(2, 17 - i) % 11);
        return first17 + "10X98765432"[sum % 11];
    }

    [Fact]
    public void A_number_tells_birth_and_sex()
    {
        var woman = ResidentId.Read(Number("99083019920229002"), Today).Value!;
        Assert.Equal(new DateOnly(1992, 2, 29), woman.Born);
        Assert.Equal(Sex.Female, woman.Sex);
        Assert.True(woman.Synthetic);
        Assert.Equal(Sex.Male, ResidentId.Read(Number("99083019920229001"), Today).Value!.Sex);
    }

    [Fact]
    public void A_division_that_may_exist_is_not_synthetic() => Assert.False(ResidentId.Read(Number("98083019920229002"), Today).Value!.Synthetic);

    [Fact]
    public void Spaces_dashes_full_width_digits_and_a_small_x_are_read()
    {
        string withX = Enumerable.Range(0, 1000).Select(n => Number("99083019920229" + n.ToString("D3", CultureInfo.InvariantCulture))).First(n => n[17] == 'X');
        string[] written = [withX, withX.ToLowerInvariant(), " " + withX + " ", withX.Insert(6, " ").Insert(15, "-"), string.Concat(withX.Select(c => (char)(c + 0xFEE0)))];
        Assert.All(written, w => Assert.Equal(withX, ResidentId.Read(w, Today).Value?.Number));
    }

    [Fact]
    public void An_old_number_of_15_digits_is_expanded() =>
        Assert.Equal(Number("99083019560704001"), ResidentId.Read("990830560704001", Today).Value?.Number);

    [Theory]
    [InlineData("", "id_length")]
    [InlineData("12345", "id_length")]
    [InlineData("9908301992022900", "id_length")]
    [InlineData("9908301992022900211", "id_length")]
    [InlineData("9908301992022900A1", "id_digits")]
    [InlineData("X90830199202290021", "id_digits")]
    [InlineData("99083019920229002Y", "id_digits")]
    [InlineData("99083056070400X", "id_digits")]
    [InlineData("990830199302290021", "id_date")]
    [InlineData("990830199213010021", "id_date")]
    [InlineData("990830199200010021", "id_date")]
    [InlineData("990830170001010021", "id_date")]
    [InlineData("990830209901010021", "id_future")]
    [InlineData("990830202603020021", "id_future")]
    public void A_wrong_number_is_refused_by_name(string written, string code)
    {
        var read = ResidentId.Read(written, Today, "id_number");
        Assert.Equal(code, read.Problem?.Code);
        Assert.Equal("id_number", read.Problem!.Path);
        if (written.Length > 8) Assert.DoesNotContain(written[..8], read.Problem.Message.Zh + read.Problem.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_child_born_today_has_a_good_number() => Assert.NotNull(ResidentId.Read(Number("99083020260301002"), Today).Value);

    [Fact]
    public void Every_single_wrong_digit_and_every_swap_of_neighbours_is_caught()
    {
        string good = Number("99083019901112345");
        for (int at = 0; at < 17; at++)
        {
            foreach (char other in "0123456789")
                if (other != good[at]) Assert.NotNull(ResidentId.Read(good[..at] + other + good[(at + 1)..], Today).Problem);
            if (at < 16 && good[at] != good[at + 1]) Assert.NotNull(ResidentId.Read(good[..at] + good[at + 1] + good[at] + good[(at + 2)..], Today).Problem);
        }
    }

    [Fact]
    public void Another_document_is_free_text_in_normal_form()
    {
        Assert.Equal("H0123456789", IdDocument.Of(IdDocumentKind.HongKongMacauPermit, "h01 2345-6789").Number);
        Assert.Equal(IdDocumentKind.Other, IdDocument.Read("E00000001").Kind);
        Assert.Equal(IdDocumentKind.ResidentId, IdDocument.Read(Number("99083019920229002")).Kind);
    }
}
