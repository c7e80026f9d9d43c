using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Records.Folds;

/// <summary>Keeps what facts may ask for: the latest value of each watched concept, what it ever was, and the days of counted forms.</summary>
internal static class FactFold
{
    public static void Apply(PackSet packs, PersonState state, Entry entry)
    {
        foreach (var section in entry.Form.Sections)
        {
            if (section.Repeat is not null) continue;
            foreach (var item in section.Items)
                if (packs.WatchedConcepts.Contains(item.Concept) && entry.Slots[item.Slot] is { IsAnswered: true } value)
                    Keep(state, entry, item, value);
        }
        if (entry.Form.ItemWith(Rooms.Closing) is { } closing && entry[closing] is { IsAnswered: true } wish)
            Set(state, Rooms.Closing, Rooms.Kept(entry, closing), wish, entry.Key);
        if (packs.WatchedForms.Contains(entry.Form.Id)) Count(state, entry);
        Method(state, entry);
    }

    private static void Keep(PersonState state, Entry entry, Item item, Value value)
    {
        Set(state, item.Concept, Rooms.Of(entry, item), value, entry.Key);
        if (Rooms.Wider(state, entry, item) is { } wider) Set(state, item.Concept, wider, value, entry.Key);
    }

    private static void Set(PersonState state, string concept, string room, Value value, FoldKey key)
    {
        var before = state.Facts.GetValueOrDefault((concept, room));
        state.Facts[(concept, room)] = new FactState(value, key, Ever(before?.Ever ?? [], value));
    }

    private static IReadOnlyList<string> Ever(IReadOnlyList<string> before, Value value)
    {
        var codes = value.Kind switch
        {
            ValueKind.YesNo => [value.IsTrue ? "yes" : "no"],
            ValueKind.Text => [value.Text],
            ValueKind.Codes => value.Codes,
            _ => (IReadOnlyList<string>)[],
        };
        return codes.All(code => before.Contains(code, StringComparer.Ordinal)) ? before : [.. before.Union(codes, StringComparer.Ordinal)];
    }

    private static void Count(PersonState state, Entry entry)
    {
        var place = (entry.Form.Id, Rooms.Of(entry.Form, entry.Unit));
        if (!state.Counts.TryGetValue(place, out var days)) state.Counts[place] = days = [];
        days.Add(entry.Occurred.Date.DayNumber);
    }

    /// <summary>A method that stops ends the current one only if it is the one in use.</summary>
    private static void Method(PersonState state, Entry entry)
    {
        if (entry.Form.ItemWith("method_stopped") is { } stopped && entry[stopped] is { Kind: ValueKind.Text } old)
        {
            var room = Rooms.Of(entry, stopped);
            if (state.Facts.GetValueOrDefault((PersonState.CurrentMethod, room)) is { } current && current.Value == old)
                Set(state, PersonState.CurrentMethod, room, Value.Of("none"), entry.Key);
        }
        if (entry.Form.ItemWith("method_started") is { } started && entry[started] is { Kind: ValueKind.Text } method)
            Set(state, PersonState.CurrentMethod, Rooms.Of(entry, started), method, entry.Key);
    }
}
