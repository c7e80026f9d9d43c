using FsCheck;
using FsCheck.Fluent;
using Kangyu.Kernel.Ledger;
using Xunit;

namespace Kernel.Tests.Ledger;

public sealed class EntryIdTests
{
    [Fact]
    public void The_example_of_RFC_9562_is_made_from_its_time_and_random_bits()
    {
        // RFC 9562, appendix A.6: 017F22E2-79B0-7CC3-98C4-DC0C0C07398F at 2022-02-22T19:22:22Z
        byte[] random = [0x0C, 0xC3, 0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F];
        var id = EntryId.Make(0x017F22E279B0, random);
        Assert.Equal(new Guid("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"), id);
        Assert.Equal(0x017F22E279B0, EntryId.UnixMs(id));
    }

    [Fact]
    public void Ids_are_valid_and_their_bytes_sort_by_time() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(uint, uint, byte[])>(), input =>
        {
            var random = new byte[EntryId.RandomSize];
            input.Item3.AsSpan(0, Math.Min(10, input.Item3.Length)).CopyTo(random);
            var (one, two) = (EntryId.Make(input.Item1 * 1000L, random), EntryId.Make(input.Item2 * 1000L, random));
            return EntryId.IsValid(one) && EntryId.UnixMs(one) == input.Item1 * 1000L && EntryId.Read(EntryId.ToBytes(one)) == one
                && Math.Sign(EntryId.ToBytes(one).AsSpan().SequenceCompareTo(EntryId.ToBytes(two))) == input.Item1.CompareTo(input.Item2);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("017f22e2-79b0-7cc3-98c4-dc0c0c07398f", true)]
    [InlineData("017f22e2-79b0-4cc3-98c4-dc0c0c07398f", false)]
    [InlineData("017f22e2-79b0-7cc3-18c4-dc0c0c07398f", false)]
    [InlineData("017f22e2-79b0-7cc3-d8c4-dc0c0c07398f", false)]
    [InlineData("00000000-0000-0000-0000-000000000000", false)]
    public void Only_version_7_of_the_RFC_variant_is_valid(string id, bool valid) => Assert.Equal(valid, EntryId.IsValid(new Guid(id)));

    [Fact]
    public void A_time_that_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => EntryId.Make(-1, new byte[10]));
        Assert.Throws<ArgumentOutOfRangeException>(() => EntryId.Make(1L << 47, new byte[10]));
    }
}
