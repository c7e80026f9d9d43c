using System.Text;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Kernel.Records;

/// <summary>Reads what <see cref="StateWriter"/> wrote.</summary>
public static class StateReader
{
    /// <summary>Null when the layout is another version's: rebuild.</summary>
    public static PersonState? Read(byte[] bytes)
    {
        if (bytes.Length == 0 || bytes[0] != StateWriter.Layout) return null;
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        _ = reader.ReadByte();
        var state = new PersonState
        {
            Person = Id(reader),
            Last = reader.ReadBoolean() ? Key(reader) : null,
            Born = Day(reader),
            Sex = Text(reader),
            HomeUnit = Text(reader),
            Unnamed = reader.ReadBoolean(),
            Synthetic = reader.ReadBoolean(),
            Entries = reader.Read7BitEncodedInt(),
        };
        Facts(reader, state);
        Counts(reader, state);
        Consents(reader, state);
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--) state.Instances.Add(Instance(reader));
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            state.Signed.Add(new SignedConsent(reader.ReadString(), reader.ReadString(), Key(reader), reader.ReadBoolean()));
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var row = new CareRow(state.Person, reader.ReadString(), reader.ReadString(), Day(reader)!.Value, Day(reader));
            state.Care[(row.Unit, row.Why)] = row;
        }
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--) state.Awaited.Add(Id(reader));
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--) state.Unconsented.Add(Id(reader));
        state.MergedInto = OptionalId(reader);
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--) state.Members.Add(Id(reader));
        return state;
    }

    private static void Facts(BinaryReader reader, PersonState state)
    {
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var place = (reader.ReadString(), reader.ReadString());
            var value = Value(reader);
            var key = Key(reader);
            var ever = new string[reader.Read7BitEncodedInt()];
            for (var i = 0; i < ever.Length; i++) ever[i] = reader.ReadString();
            state.Facts[place] = new FactState(value, key, ever);
        }
    }

    private static void Counts(BinaryReader reader, PersonState state)
    {
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var place = (reader.ReadString(), reader.ReadString());
            var days = new List<int>();
            for (var count = reader.Read7BitEncodedInt(); count > 0; count--) days.Add(reader.Read7BitEncodedInt());
            state.Counts[place] = days;
        }
    }

    private static void Consents(BinaryReader reader, PersonState state)
    {
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var key = reader.ReadString();
            state.Consents[key] = new ConsentRow(state.Person, key, reader.ReadString(), Day(reader)!.Value, Day(reader), Text(reader), OptionalId(reader), Id(reader));
        }
    }

    private static PathwayInstance Instance(BinaryReader reader)
    {
        var instance = new PathwayInstance(Id(reader), reader.ReadString(), Day(reader)!.Value, reader.ReadString(), Id(reader), reader.ReadString()) { Open = reader.ReadBoolean() };
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            instance.Occurrences.Add(new Occurrence(
                reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), Text(reader), Day(reader)!.Value, Day(reader)!.Value, Day(reader)!.Value)
            {
                Live = reader.ReadBoolean(),
                DoneOn = Day(reader),
                DoneBy = OptionalId(reader),
                EarlyOn = Day(reader),
                RemindedOn = Day(reader),
            });
        }
        return instance;
    }

    private static FoldKey Key(BinaryReader reader)
    {
        _ = Occurred.TryParse(reader.ReadString(), out var occurred);
        return new FoldKey(occurred, new HybridTime(reader.ReadUInt64()), Id(reader));
    }

    private static Value Value(BinaryReader reader) => (ValueKind)reader.ReadByte() switch
    {
        ValueKind.YesNo => Expressions.Value.Of(reader.ReadDouble() != 0),
        ValueKind.Number => Expressions.Value.Of(reader.ReadDouble()),
        ValueKind.Date => Expressions.Value.Of(DateOnly.FromDayNumber((int)reader.ReadDouble())),
        ValueKind.DateTime => Expressions.Value.Of(DateTime.MinValue.AddMinutes(reader.ReadDouble())),
        ValueKind.Text => Expressions.Value.Of(reader.ReadString()),
        ValueKind.Codes => Expressions.Value.OfCodes(reader.ReadString().Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        _ => default,
    };

    private static DateOnly? Day(BinaryReader reader) => reader.Read7BitEncodedInt() is var day and > 0 ? DateOnly.FromDayNumber(day - 1) : null;

    private static string? Text(BinaryReader reader) => reader.ReadString() is { Length: > 0 } text ? text : null;

    private static Guid Id(BinaryReader reader) => new(reader.ReadBytes(16));

    private static Guid? OptionalId(BinaryReader reader) => reader.ReadBoolean() ? Id(reader) : null;
}
