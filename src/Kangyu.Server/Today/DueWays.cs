using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Store.Views;

namespace Kangyu.Server.Today;

/// <summary>
/// How a person may be reminded (S4, S5): the ways given with the consent to this reminder, else with the consent to reminders, else at registration. Nobody who asked for no
/// contact, or said nothing, is contacted: they are told when they come.
/// </summary>
internal static class DueWays
{
    public const string NoContact = "no_contact";
    public const string Slip = "paper_slip";
    public const string InPerson = "in_person";

    public static IReadOnlyList<string> Of(DueItem item, string unit)
    {
        var consents = item.State.Consents;
        var agreed = consents.GetValueOrDefault("offer:" + item.Row.Offer)?.Channel ?? consents.GetValueOrDefault("reminders")?.Channel;
        var ways = agreed is { Length: > 0 } ? agreed.Split(',') : Registered(item.State, unit);
        return ways.Contains(NoContact, StringComparer.Ordinal) ? [NoContact] : ways;
    }

    /// <summary>The ways among which the worker who reminded chooses one.</summary>
    public static IEnumerable<Option> Choices(DueItem item, string unit, PackSet packs)
    {
        var ways = Of(item, unit);
        return packs.Lists["core.channels"].Options.Where(option => option.Code == InPerson || (option.Code != NoContact && ways.Contains(option.Code, StringComparer.Ordinal)));
    }

    private static IReadOnlyList<string> Registered(PersonState state, string unit) =>
        state.Latest("contact_ways", unit)?.Value is { Kind: ValueKind.Codes } value ? value.Codes : [];
}
