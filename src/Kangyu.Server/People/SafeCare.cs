using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Server.People;

/// <summary>One thing that every place of care needs to know. <paramref name="Let"/>: it was written in another unit's room, and the person let it be seen (S13).</summary>
public sealed record SafeCareLine(string Kind, Item Item, Value Value, DateOnly On, bool Let);

/// <summary>
/// Allergies, medicines, blood group and results, each as last told: what a reader may know of them. Results show only where another unit's room was opened for them; one's own stand in the
/// timeline.
/// </summary>
internal static class SafeCare
{
    public const string Allergies = "allergies";

    private const string Results = "results";

    public static IReadOnlyList<SafeCareLine> Of(PackSet packs, PersonState state, Sight sight)
    {
        var lines = new List<SafeCareLine>();
        foreach (var telling in packs.Telling)
        {
            var told = telling.FirstOrDefault(pair => sight.MayKnow(pair.Form));
            if (told.Item is null || state.Latest(telling.Key, sight.Unit) is not { } latest) continue;
            var let = state.IsLet(telling.Key, latest, sight.Unit);
            if (told.Item.Tells == Results && !let) continue;
            // forms that share a concept may have options of their own
            var item = telling.Select(pair => pair.Item).FirstOrDefault(item => Says(item, latest.Value)) ?? told.Item;
            lines.Add(new SafeCareLine(told.Item.Tells!, item, latest.Value, latest.Day, let));
        }
        return [.. lines.OrderBy(line => Array.IndexOf(Order, line.Kind)).ThenByDescending(line => line.On).ThenBy(line => line.Item.Id, StringComparer.Ordinal)];
    }

    private static readonly string[] Order = [Allergies, "medicines", "blood_group", Results];

    private static bool Says(Item item, Value value) => value.Kind switch
    {
        ValueKind.Codes => value.Codes.All(code => item.Options.Any(option => option.Code == code)),
        ValueKind.Text when item.Options.Count > 0 => item.Options.Any(option => option.Code == value.Text),
        ValueKind.Text => item.Type == ItemType.Text,
        _ => item.Options.Count == 0,
    };
}
