using System.Buffers.Binary;
using System.Text;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Kernel.Records;

/// <summary>A growing buffer for <see cref="StateWriter"/>: whole numbers take seven bits a byte, a text its length in bytes before it, the rest is little-endian. One a thread, used again.</summary>
internal sealed class StateBuffer
{
    [ThreadStatic]
    private static StateBuffer? own;

    private byte[] bytes = new byte[4096];
    private int length;

    private StateBuffer()
    {
    }

    /// <summary>This thread's buffer, empty.</summary>
    public static StateBuffer Begin()
    {
        var buffer = own ??= new StateBuffer();
        buffer.length = 0;
        return buffer;
    }

    public byte[] ToArray() => bytes.AsSpan(0, length).ToArray();

    public void Byte(byte value) => Room(1)[0] = value;

    public void YesNo(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Whole(int value)
    {
        var room = Room(5);
        var rest = (uint)value;
        var at = 0;
        for (; rest >= 0x80; rest >>= 7) room[at++] = (byte)(rest | 0x80);
        room[at++] = (byte)rest;
        length -= 5 - at;
    }

    public void Bits(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Room(8), value);

    public void Number(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Room(8), value);

    public void Id(Guid value) => value.TryWriteBytes(Room(16));

    public void Id(Guid? value)
    {
        YesNo(value.HasValue);
        if (value is { } id) Id(id);
    }

    public void Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            Byte(0);
            return;
        }
        if (text.Length <= 42)
        {
            // at most three bytes a character: the length fits one byte
            var room = Room(1 + (text.Length * 3));
            var taken = Encoding.UTF8.GetBytes(text, room[1..]);
            room[0] = (byte)taken;
            length -= (text.Length * 3) - taken;
            return;
        }
        var count = Encoding.UTF8.GetByteCount(text);
        Whole(count);
        Encoding.UTF8.GetBytes(text, Room(count));
    }

    /// <summary>0 for none.</summary>
    public void Day(DateOnly? day) => Whole(day is { } value ? value.DayNumber + 1 : 0);

    public void Moment(Occurred occurred)
    {
        Whole(occurred.Date.DayNumber);
        Whole(occurred.Time is { } time ? (time.Hour * 60) + time.Minute + 1 : 0);
    }

    private Span<byte> Room(int size)
    {
        if (length + size > bytes.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + size));
        length += size;
        return bytes.AsSpan(length - size, size);
    }
}
