using Kangyu.Kernel.Messages;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Store.Views;

namespace Kangyu.Server.Today;

/// <summary>How the person of a line may be reminded (<see cref="ContactWays"/>).</summary>
internal static class DueWays
{
    public const string NoContact = ContactWays.NoContact;
    public const string Slip = ContactWays.Slip;

    public static IReadOnlyList<string> Of(DueItem item, string unit) => ContactWays.Of(item.State, item.Row.Offer, unit);

    /// <summary>The ways among which the worker who reminded chooses one.</summary>
    public static IEnumerable<Option> Choices(DueItem item, string unit, PackSet packs)
    {
        var ways = Of(item, unit);
        return packs.Lists["core.channels"].Options.Where(option => option.Code == ContactWays.InPerson || (option.Code != NoContact && ways.Contains(option.Code, StringComparer.Ordinal)));
    }
}
