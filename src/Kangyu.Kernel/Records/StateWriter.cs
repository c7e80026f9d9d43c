using System.Text;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Kernel.Records;

/// <summary>Writes a person's state as one compact value. The first byte is the layout's version: a state of another layout is rebuilt, never guessed at.</summary>
public static class StateWriter
{
    public const byte Layout = 3;

    /// <summary>The same state gives the same bytes: maps are written in key order.</summary>
    public static byte[] Write(PersonState state)
    {
        using var stream = new MemoryStream(512);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Layout);
        writer.Write(state.Person.ToByteArray());
        Optional(writer, state.Last, Key);
        Day(writer, state.Born);
        Text(writer, state.Sex);
        Text(writer, state.HomeUnit);
        writer.Write(state.Unnamed);
        writer.Write(state.Synthetic);
        writer.Write7BitEncodedInt(state.Entries);
        Facts(writer, state);
        Counts(writer, state);
        Consents(writer, state);
        writer.Write7BitEncodedInt(state.Instances.Count);
        foreach (var instance in state.Instances) Instance(writer, instance);
        writer.Write7BitEncodedInt(state.Signed.Count);
        foreach (var consent in state.Signed) Signed(writer, consent);
        Care(writer, state);
        writer.Write7BitEncodedInt(state.Awaited.Count);
        foreach (var root in state.Awaited) writer.Write(root.ToByteArray());
        writer.Write7BitEncodedInt(state.Unconsented.Count);
        foreach (var root in state.Unconsented) writer.Write(root.ToByteArray());
        Id(writer, state.MergedInto);
        writer.Write7BitEncodedInt(state.Members.Count);
        foreach (var member in state.Members) writer.Write(member.ToByteArray());
        writer.Flush();
        return stream.ToArray();
    }

    private static void Facts(BinaryWriter writer, PersonState state)
    {
        writer.Write7BitEncodedInt(state.Facts.Count);
        foreach (var ((concept, room), fact) in state.Facts.OrderBy(pair => pair.Key.Concept, StringComparer.Ordinal).ThenBy(pair => pair.Key.Room, StringComparer.Ordinal))
        {
            writer.Write(concept);
            writer.Write(room);
            Value(writer, fact.Value);
            Key(writer, fact.Key);
            writer.Write7BitEncodedInt(fact.Ever.Count);
            foreach (var code in fact.Ever) writer.Write(code);
        }
    }

    private static void Counts(BinaryWriter writer, PersonState state)
    {
        writer.Write7BitEncodedInt(state.Counts.Count);
        foreach (var ((form, room), days) in state.Counts.OrderBy(pair => pair.Key.Form, StringComparer.Ordinal).ThenBy(pair => pair.Key.Room, StringComparer.Ordinal))
        {
            writer.Write(form);
            writer.Write(room);
            writer.Write7BitEncodedInt(days.Count);
            foreach (var day in days) writer.Write7BitEncodedInt(day);
        }
    }

    private static void Consents(BinaryWriter writer, PersonState state)
    {
        writer.Write7BitEncodedInt(state.Consents.Count);
        foreach (var (key, row) in state.Consents.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Write(key);
            writer.Write(row.Answer);
            Day(writer, row.From);
            Day(writer, row.Until);
            Text(writer, row.Channel);
            Id(writer, row.Worker);
            writer.Write(row.Entry.ToByteArray());
        }
    }

    private static void Instance(BinaryWriter writer, PathwayInstance instance)
    {
        writer.Write(instance.Root.ToByteArray());
        writer.Write(instance.Pathway);
        Day(writer, instance.Start);
        writer.Write(instance.Unit);
        writer.Write(instance.Author.ToByteArray());
        writer.Write(instance.Room);
        writer.Write(instance.Open);
        writer.Write7BitEncodedInt(instance.Occurrences.Count);
        foreach (var row in instance.Occurrences)
        {
            writer.Write7BitEncodedInt(row.Step);
            writer.Write7BitEncodedInt(row.Number);
            Text(writer, row.Offer);
            Day(writer, row.DueOn);
            Day(writer, row.WindowStart);
            Day(writer, row.WindowEnd);
            writer.Write(row.Live);
            Day(writer, row.DoneOn);
            Id(writer, row.DoneBy);
            Day(writer, row.EarlyOn);
            Day(writer, row.RemindedOn);
        }
    }

    private static void Signed(BinaryWriter writer, SignedConsent consent)
    {
        writer.Write(consent.Form);
        writer.Write(consent.Kind);
        Key(writer, consent.Key);
        writer.Write(consent.OwnRequest);
    }

    private static void Care(BinaryWriter writer, PersonState state)
    {
        writer.Write7BitEncodedInt(state.Care.Count);
        foreach (var row in state.Care.Values.OrderBy(row => row.Unit, StringComparer.Ordinal).ThenBy(row => row.Why, StringComparer.Ordinal))
        {
            writer.Write(row.Unit);
            writer.Write(row.Why);
            Day(writer, row.From);
            Day(writer, row.Until);
        }
    }

    private static void Key(BinaryWriter writer, FoldKey key)
    {
        writer.Write(key.Occurred.ToString());
        writer.Write(key.Recorded.Bits);
        writer.Write(key.Id.ToByteArray());
    }

    private static void Value(BinaryWriter writer, Value value)
    {
        writer.Write((byte)value.Kind);
        switch (value.Kind)
        {
            case ValueKind.YesNo or ValueKind.Number or ValueKind.Date or ValueKind.DateTime: writer.Write(value.Number); break;
            case ValueKind.Text: writer.Write(value.Text); break;
            case ValueKind.Codes: writer.Write(string.Join('\n', value.Codes)); break;
            default: break;
        }
    }

    private static void Optional<T>(BinaryWriter writer, T? value, Action<BinaryWriter, T> write)
        where T : struct
    {
        writer.Write(value.HasValue);
        if (value.HasValue) write(writer, value.Value);
    }

    private static void Day(BinaryWriter writer, DateOnly? day) => writer.Write7BitEncodedInt(day is { } value ? value.DayNumber + 1 : 0);

    private static void Text(BinaryWriter writer, string? text) => writer.Write(text ?? "");

    private static void Id(BinaryWriter writer, Guid? id)
    {
        writer.Write(id.HasValue);
        if (id is { } value) writer.Write(value.ToByteArray());
    }
}
