using Kangyu.Kernel.People.Identifiers;
using Xunit;

namespace Kernel.Tests.People;

public sealed class PhoneAndCardTests
{
    [Theory]
    [InlineData("15400000001", "15400000001")]
    [InlineData("154 0000 0001", "15400000001")]
    [InlineData("154-0000-0001", "15400000001")]
    [InlineData("+86 154 0000 0001", "15400000001")]
    [InlineData("008615400000001", "15400000001")]
    [InlineData("１５４０００００００１", "15400000001")]
    [InlineData("0796-7721234", "07967721234")]
    [InlineData("(0796)7721234", "07967721234")]
    [InlineData("+86 796 7721234", "07967721234")]
    [InlineData("010 8888 8888", "01088888888")]
    [InlineData("+86 10 8888 8888", "01088888888")]
    [InlineData("021-8888888", "0218888888")]
    public void A_good_number_has_one_form(string written, string number) => Assert.Equal(number, PhoneNumber.Read(written).Value?.Number);

    [Theory]
    [InlineData("")]
    [InlineData("7721234")]
    [InlineData("1540000000")]
    [InlineData("154000000012")]
    [InlineData("12900000001")]
    [InlineData("29900000001")]
    [InlineData("1540000000a")]
    [InlineData("0096-7721234")]
    [InlineData("0796-0721234")]
    [InlineData("0796-772123")]
    [InlineData("0796-772123456")]
    [InlineData("没有")]
    public void A_wrong_number_is_refused(string written) => Assert.Equal("phone_format", PhoneNumber.Read(written, "phone").Problem?.Code);

    [Theory, InlineData(0, "0000000000000000"), InlineData(1, "0000000000000018"), InlineData(CardNumber.Space - 1, "0999999999999994")]
    public void A_card_is_a_zero_fourteen_random_digits_and_a_check_digit(long random, string number) => Assert.Equal(number, CardNumber.From(random).Number);

    [Theory, InlineData(-1), InlineData(CardNumber.Space)]
    public void Random_digits_out_of_range_are_a_mistake_of_the_caller(long random) => Assert.Throws<ArgumentOutOfRangeException>(() => CardNumber.From(random));

    [Fact]
    public void A_card_is_read_as_printed_typed_and_scanned()
    {
        var card = CardNumber.From(12_345_678_901_234);
        Assert.Equal("0123 4567 8901 2347", card.Printed);
        Assert.Equal("KY1:0123456789012347", card.QrText);
        Assert.All((string[])[card.Number, card.Printed, card.QrText, "ky1:" + card.Number, card.Number.Insert(4, "-")],
            written => Assert.Equal(card, CardNumber.Read(written).Value));
    }

    [Theory]
    [InlineData("", "card_format")]
    [InlineData("012345678901234", "card_format")]
    [InlineData("1123456789012347", "card_format")]
    [InlineData("KY2:0123456789012347", "card_format")]
    [InlineData("0123456789012346", "card_check")]
    public void A_wrong_card_is_refused(string written, string code) => Assert.Equal(code, CardNumber.Read(written).Problem?.Code);

    [Fact]
    public void Every_single_wrong_digit_of_a_card_is_caught()
    {
        string good = CardNumber.From(12_345_678_901_234).Number;
        for (int at = 0; at < 16; at++)
            foreach (char other in "0123456789")
                if (other != good[at]) Assert.NotNull(CardNumber.Read(good[..at] + other + good[(at + 1)..]).Problem);
    }
}
