using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Demo.People;

/// <summary>
/// Chance that repeats: xoshiro256** (Blackman and Vigna, public domain), started from a seed and the name of a stream. Two streams of one
/// seed are independent, so a change in how one thing is made leaves all others as they were. Not for secrets.
/// </summary>
public sealed class Chance
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <param name="seed">The seed of the demo.</param>
    /// <param name="stream">What it is for: <c>person/17</c>, <c>visits/17</c>.</param>
    public Chance(long seed, string stream)
    {
        Span<byte> state = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(seed.ToString(CultureInfo.InvariantCulture) + "/" + stream), state);
        s0 = BinaryPrimitives.ReadUInt64LittleEndian(state);
        s1 = BinaryPrimitives.ReadUInt64LittleEndian(state[8..]);
        s2 = BinaryPrimitives.ReadUInt64LittleEndian(state[16..]);
        s3 = BinaryPrimitives.ReadUInt64LittleEndian(state[24..]);
    }

    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        ulong shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A whole number in [0, <paramref name="limit"/>). The bias of the multiplication is below 2^-32 for limits of a demo.</summary>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return (int)Math.BigMul(Next(), (ulong)limit, out _);
    }

    public long Below(long limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return (long)Math.BigMul(Next(), (ulong)limit, out _);
    }

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    /// <summary>A date from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public DateOnly Between(DateOnly from, DateOnly to) => from.AddDays(Below(to.DayNumber - from.DayNumber + 1));

    /// <summary>True so many times in a thousand.</summary>
    public bool PerMille(int share) => Below(1000) < share;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>A UUIDv7 of a moment; its random part is of this stream.</summary>
    public Guid Id(DateTimeOffset at)
    {
        Span<byte> random = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(random, Next());
        BinaryPrimitives.WriteUInt64LittleEndian(random[8..], Next());
        return EntryId.Make(at.ToUnixTimeMilliseconds(), random);
    }
}
