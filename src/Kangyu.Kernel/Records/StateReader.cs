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
        var cursor = new StateCursor(bytes.AsSpan(1));
        var state = new PersonState
        {
            Person = cursor.Id(),
            Born = cursor.OptionalDay(),
            Sex = cursor.OptionalName(),
            HomeUnit = cursor.OptionalName(),
            Unnamed = cursor.YesNo(),
            Synthetic = cursor.YesNo(),
            IsEvent = cursor.YesNo(),
            Entries = cursor.Whole(),
        };
        var keys = new FoldKey[cursor.Whole()];
        for (var i = 0; i < keys.Length; i++) keys[i] = new FoldKey(cursor.Moment(), new HybridTime(cursor.Bits()), cursor.Id());
        state.Last = cursor.Whole() is var last and > 0 ? keys[last - 1] : null;
        Facts(ref cursor, state, keys);
        Counts(ref cursor, state);
        Consents(ref cursor, state);
        for (var left = cursor.Whole(); left > 0; left--) state.Instances.Add(Instance(ref cursor));
        for (var left = cursor.Whole(); left > 0; left--) state.Signed.Add(new SignedConsent(cursor.Name(), cursor.Name(), keys[cursor.Whole()], cursor.YesNo()));
        for (var left = cursor.Whole(); left > 0; left--)
        {
            var row = new CareRow(state.Person, cursor.Name(), cursor.Name(), cursor.Day(), cursor.OptionalDay());
            state.Care[(row.Unit, row.Why)] = row;
        }
        for (var left = cursor.Whole(); left > 0; left--) state.Awaited.Add(cursor.Id());
        for (var left = cursor.Whole(); left > 0; left--) state.Unconsented.Add(cursor.Id());
        state.MergedInto = cursor.OptionalId();
        for (var left = cursor.Whole(); left > 0; left--) state.Members.Add(cursor.Id());
        return state;
    }

    private static void Facts(ref StateCursor cursor, PersonState state, FoldKey[] keys)
    {
        var left = cursor.Whole();
        state.Facts.EnsureCapacity(left);
        for (; left > 0; left--)
        {
            var place = (cursor.Name(), cursor.Name());
            var value = Value(ref cursor);
            state.Facts[place] = new FactState(value, keys[cursor.Whole()], Names(ref cursor));
        }
    }

    private static void Counts(ref StateCursor cursor, PersonState state)
    {
        for (var left = cursor.Whole(); left > 0; left--)
        {
            var place = (cursor.Name(), cursor.Name());
            var count = cursor.Whole();
            var days = new List<int>(count);
            for (; count > 0; count--) days.Add(cursor.Whole());
            state.Counts[place] = days;
        }
    }

    private static void Consents(ref StateCursor cursor, PersonState state)
    {
        for (var left = cursor.Whole(); left > 0; left--)
        {
            var key = cursor.Name();
            state.Consents[key] = new ConsentRow(
                state.Person, key, cursor.Name(), cursor.Day(), cursor.OptionalDay(), cursor.OptionalName(), cursor.OptionalId(), cursor.Id());
        }
    }

    private static PathwayInstance Instance(ref StateCursor cursor)
    {
        var instance = new PathwayInstance(cursor.Id(), cursor.Name(), cursor.Day(), cursor.Name(), cursor.Id(), cursor.Name()) { Open = cursor.YesNo() };
        for (var left = cursor.Whole(); left > 0; left--)
        {
            instance.Occurrences.Add(new Occurrence(cursor.Whole(), cursor.Whole(), cursor.OptionalName(), cursor.Day(), cursor.Day(), cursor.Day())
            {
                Live = cursor.YesNo(),
                DoneOn = cursor.OptionalDay(),
                DoneBy = cursor.OptionalId(),
                EarlyOn = cursor.OptionalDay(),
                RemindedOn = cursor.OptionalDay(),
            });
        }
        return instance;
    }

    private static string[] Names(ref StateCursor cursor)
    {
        var count = cursor.Whole();
        if (count == 0) return [];
        var names = new string[count];
        for (var i = 0; i < names.Length; i++) names[i] = cursor.Name();
        return names;
    }

    private static Value Value(ref StateCursor cursor) => (ValueKind)cursor.Byte() switch
    {
        ValueKind.YesNo => Expressions.Value.Of(cursor.Number() != 0),
        ValueKind.Number => Expressions.Value.Of(cursor.Number()),
        ValueKind.Date => Expressions.Value.Of(DateOnly.FromDayNumber((int)cursor.Number())),
        ValueKind.DateTime => Expressions.Value.Of(DateTime.MinValue.AddMinutes(cursor.Number())),
        ValueKind.Text => Expressions.Value.Of(cursor.Text()),
        ValueKind.Codes => Expressions.Value.OfCodes(Names(ref cursor)),
        _ => default,
    };
}
