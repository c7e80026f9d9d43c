using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Records;

/// <summary>
/// Writes a person's state as one compact value. The first byte is the layout's version: a state of another layout is rebuilt, never guessed at. Most facts come from few entries, so their keys
/// stand once, before them, and are named by their place.
/// </summary>
public static class StateWriter
{
    public const byte Layout = 5;

    /// <summary>The same state gives the same bytes: maps are written in key order.</summary>
    public static byte[] Write(PersonState state)
    {
        var buffer = StateBuffer.Begin();
        buffer.Byte(Layout);
        buffer.Id(state.Person);
        buffer.Day(state.Born);
        buffer.Text(state.Sex);
        buffer.Text(state.HomeUnit);
        buffer.YesNo(state.Unnamed);
        buffer.YesNo(state.Synthetic);
        buffer.YesNo(state.IsEvent);
        buffer.Whole(state.Entries);
        var facts = InOrder(state.Facts);
        var keys = Keys(buffer, state, facts);
        buffer.Whole(state.Last is { } last ? keys[last] + 1 : 0);
        Facts(buffer, facts, keys);
        Counts(buffer, state);
        Consents(buffer, state);
        buffer.Whole(state.Instances.Count);
        foreach (var instance in state.Instances) Instance(buffer, instance);
        buffer.Whole(state.Signed.Count);
        foreach (var consent in state.Signed) Signed(buffer, consent, keys);
        Care(buffer, state);
        Roots(buffer, state.Awaited);
        Roots(buffer, state.Unconsented);
        buffer.Id(state.MergedInto);
        Roots(buffer, state.Members);
        return buffer.ToArray();
    }

    private static KeyValuePair<(string Name, string Room), T>[] InOrder<T>(Dictionary<(string Name, string Room), T> map)
    {
        var all = map.ToArray();
        Array.Sort(all, static (left, right) =>
        {
            var byName = string.CompareOrdinal(left.Key.Name, right.Key.Name);
            return byName != 0 ? byName : string.CompareOrdinal(left.Key.Room, right.Key.Room);
        });
        return all;
    }

    /// <summary>The keys in the order in which they are needed first.</summary>
    private static Dictionary<FoldKey, int> Keys(StateBuffer buffer, PersonState state, KeyValuePair<(string Name, string Room), FactState>[] facts)
    {
        var places = new Dictionary<FoldKey, int>();
        if (state.Last is { } last) places.Add(last, 0);
        foreach (var fact in facts) places.TryAdd(fact.Value.Key, places.Count);
        foreach (var consent in state.Signed) places.TryAdd(consent.Key, places.Count);
        buffer.Whole(places.Count);
        // a dictionary from which nothing was taken keeps the order of adding
        foreach (var key in places.Keys)
        {
            buffer.Moment(key.Occurred);
            buffer.Bits(key.Recorded.Bits);
            buffer.Id(key.Id);
        }
        return places;
    }

    private static void Facts(StateBuffer buffer, KeyValuePair<(string Name, string Room), FactState>[] facts, Dictionary<FoldKey, int> keys)
    {
        buffer.Whole(facts.Length);
        foreach (var ((concept, room), fact) in facts)
        {
            buffer.Text(concept);
            buffer.Text(room);
            Value(buffer, fact.Value);
            buffer.Whole(keys[fact.Key]);
            Texts(buffer, fact.Ever);
        }
    }

    private static void Counts(StateBuffer buffer, PersonState state)
    {
        buffer.Whole(state.Counts.Count);
        foreach (var ((form, room), days) in InOrder(state.Counts))
        {
            buffer.Text(form);
            buffer.Text(room);
            buffer.Whole(days.Count);
            foreach (var day in days) buffer.Whole(day);
        }
    }

    private static void Consents(StateBuffer buffer, PersonState state)
    {
        buffer.Whole(state.Consents.Count);
        foreach (var (key, row) in state.Consents.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            buffer.Text(key);
            buffer.Text(row.Answer);
            buffer.Day(row.From);
            buffer.Day(row.Until);
            buffer.Text(row.Channel);
            buffer.Id(row.Worker);
            buffer.Id(row.Entry);
        }
    }

    private static void Instance(StateBuffer buffer, PathwayInstance instance)
    {
        buffer.Id(instance.Root);
        buffer.Text(instance.Pathway);
        buffer.Day(instance.Start);
        buffer.Text(instance.Unit);
        buffer.Id(instance.Author);
        buffer.Text(instance.Room);
        buffer.YesNo(instance.Open);
        buffer.Whole(instance.Occurrences.Count);
        foreach (var row in instance.Occurrences)
        {
            buffer.Whole(row.Step);
            buffer.Whole(row.Number);
            buffer.Text(row.Offer);
            buffer.Day(row.DueOn);
            buffer.Day(row.WindowStart);
            buffer.Day(row.WindowEnd);
            buffer.YesNo(row.Live);
            buffer.Day(row.DoneOn);
            buffer.Id(row.DoneBy);
            buffer.Day(row.EarlyOn);
            buffer.Day(row.RemindedOn);
        }
    }

    private static void Signed(StateBuffer buffer, SignedConsent consent, Dictionary<FoldKey, int> keys)
    {
        buffer.Text(consent.Form);
        buffer.Text(consent.Kind);
        buffer.Whole(keys[consent.Key]);
        buffer.YesNo(consent.OwnRequest);
    }

    private static void Care(StateBuffer buffer, PersonState state)
    {
        buffer.Whole(state.Care.Count);
        foreach (var (_, row) in InOrder(state.Care))
        {
            buffer.Text(row.Unit);
            buffer.Text(row.Why);
            buffer.Day(row.From);
            buffer.Day(row.Until);
        }
    }

    private static void Roots(StateBuffer buffer, SortedSet<Guid> roots)
    {
        buffer.Whole(roots.Count);
        foreach (var root in roots) buffer.Id(root);
    }

    private static void Texts(StateBuffer buffer, IReadOnlyList<string> texts)
    {
        buffer.Whole(texts.Count);
        foreach (var text in texts) buffer.Text(text);
    }

    private static void Value(StateBuffer buffer, Value value)
    {
        buffer.Byte((byte)value.Kind);
        switch (value.Kind)
        {
            case ValueKind.YesNo or ValueKind.Number or ValueKind.Date or ValueKind.DateTime: buffer.Number(value.Number); break;
            case ValueKind.Text: buffer.Text(value.Text); break;
            case ValueKind.Codes: Texts(buffer, value.Codes); break;
            default: break;
        }
    }
}
