using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Records;
using Kangyu.Kernel.Records.Folds;

namespace Kangyu.Kernel.Messages;

/// <summary>
/// How a person may be reminded (S4, S5): the ways given with the consent to this reminder, else with the consent to reminders, else at registration. Nobody who asked for no
/// contact, or said nothing, is contacted: they are told when they come.
/// </summary>
public static class ContactWays
{
    public const string NoContact = "no_contact";
    public const string Slip = "paper_slip";
    public const string InPerson = "in_person";
    public const string TextMessage = "sms";

    /// <summary>Codes of the list core.channels; empty: only when they come.</summary>
    public static IReadOnlyList<string> Of(PersonState state, string? offer, string unit)
    {
        var agreed = GivenFor(state, offer) ?? state.Consents.GetValueOrDefault("reminders")?.Channel;
        var ways = agreed is { Length: > 0 } ? agreed.Split(',') : Registered(state, unit);
        return ways.Contains(NoContact, StringComparer.Ordinal) ? [NoContact] : ways;
    }

    /// <summary>The ways given with the consent to this very reminder; null: none were.</summary>
    internal static string? GivenFor(PersonState state, string? offer) => offer is null ? null : state.Consents.GetValueOrDefault(ConsentFold.OfferKey(offer))?.Channel;

    private static IReadOnlyList<string> Registered(PersonState state, string unit) =>
        state.Latest("contact_ways", unit)?.Value is { Kind: ValueKind.Codes } value ? value.Codes : [];
}
