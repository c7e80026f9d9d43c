using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Kernel.Records;

/// <summary>Reads what <see cref="StateBuffer"/> wrote, from front to back.</summary>
internal ref struct StateCursor(ReadOnlySpan<byte> bytes)
{
    private const int MostNames = 50_000;
    private const int LongestName = 128;

    // concepts, forms, codes and units come again in every state: one string each for all
    private static readonly ConcurrentDictionary<string, string> Names = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByLetters = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    private ReadOnlySpan<byte> rest = bytes;

    public byte Byte() => Take(1)[0];

    public bool YesNo() => Byte() != 0;

    public int Whole()
    {
        var value = 0u;
        for (var shift = 0; ; shift += 7)
        {
            var next = Byte();
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80) return (int)value;
        }
    }

    public ulong Bits() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public double Number() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public Guid Id() => new(Take(16));

    public Guid? OptionalId() => YesNo() ? Id() : null;

    /// <summary>A text that is a person's own.</summary>
    public string Text() => Encoding.UTF8.GetString(Take(Whole()));

    /// <summary>A word of the packs or of the county, empty or not.</summary>
    public string Name()
    {
        var written = Take(Whole());
        if (written.Length == 0) return "";
        if (written.Length > LongestName) return Encoding.UTF8.GetString(written);
        Span<char> letters = stackalloc char[LongestName];
        letters = letters[..Encoding.UTF8.GetChars(written, letters)];
        if (ByLetters.TryGetValue(letters, out var name)) return name;
        name = letters.ToString();
        return Names.Count < MostNames ? Names.GetOrAdd(name, name) : name;
    }

    public string? OptionalName() => Name() is { Length: > 0 } name ? name : null;

    public DateOnly? OptionalDay() => Whole() is var day and > 0 ? DateOnly.FromDayNumber(day - 1) : null;

    public DateOnly Day() => OptionalDay()!.Value;

    public Occurred Moment()
    {
        var date = DateOnly.FromDayNumber(Whole());
        return Whole() is var minute and > 0 ? new Occurred(date, new TimeOnly((minute - 1) / 60, (minute - 1) % 60)) : new Occurred(date);
    }

    private ReadOnlySpan<byte> Take(int size)
    {
        var taken = rest[..size];
        rest = rest[size..];
        return taken;
    }
}
