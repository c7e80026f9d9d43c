using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.People.Names;
using Xunit;

namespace Kernel.Tests.People;

public sealed class TokenTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    /// <summary>printf '\005zhangwei' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0102..20</summary>
    [Fact]
    public void A_token_is_the_first_eight_bytes_of_the_keyed_hash_of_kind_and_text() =>
        Assert.Equal(unchecked((long)0xfbcc939def3dae45ul), new TokenText(TokenKind.Sound, "zhangwei").Keyed(Key).Hash);

    [Fact]
    public void The_same_text_of_two_kinds_has_two_hashes() => Assert.NotEqual(
        new TokenText(TokenKind.PhoneLast4, "0001").Keyed(Key).Hash, new TokenText(TokenKind.DocumentLast4, "0001").Keyed(Key).Hash);

    [Fact]
    public void Another_key_gives_another_hash() => Assert.NotEqual(
        new TokenText(TokenKind.Whole, "张伟").Keyed(Key).Hash, new TokenText(TokenKind.Whole, "张伟").Keyed(new byte[32]).Hash);

    [Theory, InlineData("李敏", 10), InlineData("李敏芳", 14)]
    public void A_person_with_everything_has_few_tokens(string name, int most) => Assert.InRange(SearchIndex.Of(new PersonIdentifiers
    {
        Names = [name],
        Phones = ["15400000001"],
        Documents = [new(IdDocumentKind.ResidentId, "990830199001010018")],
        Cards = [CardNumber.From(1).Number],
    }).Count, 1, most);

    [Fact]
    public void A_name_of_many_readings_has_a_bounded_number_of_tokens() =>
        Assert.InRange(SearchIndex.Of("单行乐").Count, 8, 60);
}
