using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Records;

/// <summary>
/// Who is one person by the merges that stand (design section 3): an entry about one record that names the other. Records keep their own entries; the oldest id of a group holds what follows from all of them.
/// Which that is depends on the merges alone, not on the order in which they came.
/// </summary>
public static class Merges
{
    private const string Other = "other";

    /// <summary>The record that an entry says is the same person; null when it is no merge, or a withdrawal.</summary>
    public static Guid? OtherOf(Form form, Value[] slots) =>
        form.Id == CoreForms.Merge && form.Items.FirstOrDefault(item => item.Id == Other) is { } item && slots[item.Slot] is { Kind: ValueKind.Text } value && Guid.TryParse(value.Text, out var other) ? other : null;

    /// <summary>The people in groups, each with its holder first; a person alone is a group of one.</summary>
    /// <param name="entries">All entries of these people, in position order.</param>
    public static IReadOnlyList<IReadOnlyList<Guid>> Groups(IReadOnlyCollection<Guid> people, IReadOnlyList<Entry> entries)
    {
        var holder = people.ToDictionary(person => person);
        foreach (var entry in Refolding.Holding([.. entries.Where(entry => entry.Form.Id == CoreForms.Merge)]))
        {
            if (OtherOf(entry.Form, entry.Slots) is { } other && holder.ContainsKey(other)) Join(holder, entry.Subject.Id, other);
        }
        return [.. people.GroupBy(person => Find(holder, person)).OrderBy(group => group.Key).Select(group => (IReadOnlyList<Guid>)[.. group.Order()])];
    }

    /// <summary>Sets of people joined by pairs, whichever pair came first.</summary>
    public static IReadOnlyList<IReadOnlySet<Guid>> Joined(IReadOnlyCollection<(Guid One, Guid Other)> pairs)
    {
        var holder = pairs.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().ToDictionary(person => person);
        foreach (var (one, other) in pairs) Join(holder, one, other);
        return [.. holder.Keys.GroupBy(person => Find(holder, person)).Select(group => (IReadOnlySet<Guid>)group.ToHashSet())];
    }

    private static void Join(Dictionary<Guid, Guid> holder, Guid one, Guid other)
    {
        var (left, right) = (Find(holder, one), Find(holder, other));
        if (left.CompareTo(right) < 0) holder[right] = left;
        else holder[left] = right;
    }

    private static Guid Find(Dictionary<Guid, Guid> holder, Guid person)
    {
        while (holder[person] != person) person = holder[person];
        return person;
    }
}
