using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Records.Folds;

/// <summary>
/// Consents by purpose and offers (S5). The last word counts; on the same key a later "no" wins at once. An offer stands for the months its pack gives it.
/// </summary>
internal static class ConsentFold
{
    public const string Yes = "yes";

    public static void Apply(PackSet packs, PersonState state, Entry entry, Changes changes)
    {
        foreach (var item in entry.Form.Items)
            if (item is { Type: ItemType.Offer, Offer: { } offer } && entry.Slots[item.Slot] is { Kind: ValueKind.Text } answer)
                Set(state, Row(packs, state.Person, entry, OfferKey(offer), answer.Text, offer), changes);
        if (entry.Form.Id == CoreForms.Consent) Purpose(packs, state, entry, changes);
    }

    public static string OfferKey(string offer) => "offer:" + offer;

    public static string PartnerKey(string person) => "partner:" + person;

    /// <summary>Whether the person may be reminded of something on the day.</summary>
    public static bool Stands(PersonState state, string? offer, DateOnly day) =>
        offer is not null && state.Consents.GetValueOrDefault(OfferKey(offer)) is { Answer: Yes } row && (row.Until is not { } until || day <= until);

    private static void Purpose(PackSet packs, PersonState state, Entry entry, Changes changes)
    {
        var answer = Text(entry, "answer") ?? "no";
        switch (Text(entry, "purpose"))
        {
            case "reminders" when Text(entry, "consent_offer") is { } offer:
                Set(state, Row(packs, state.Person, entry, OfferKey(offer), answer, offer), changes);
                break;
            case "reminders":
                Set(state, Row(packs, state.Person, entry, "reminders", answer, null), changes);
                if (answer != Yes) StopAllOffers(state, entry, changes);
                break;
            case "sharing":
                Set(state, Row(packs, state.Person, entry, "sharing:" + Text(entry, "to_unit"), answer, null), changes);
                break;
            case "partner" when Text(entry, "partner") is { } other:
                Set(state, Row(packs, state.Person, entry, PartnerKey(other), answer, null), changes);
                break;
            case { } purpose:
                Set(state, Row(packs, state.Person, entry, purpose + ":" + Text(entry, "programme"), answer, null), changes);
                break;
            default: break;
        }
    }

    private static void StopAllOffers(PersonState state, Entry entry, Changes changes)
    {
        foreach (var row in state.Consents.Values.Where(row => row.Key.StartsWith("offer:", StringComparison.Ordinal) && row.Answer == Yes).ToList())
            // it keeps the entry it was given in: a private one must not show where all reminders were stopped (S13)
            Set(state, row with { Answer = "no", From = entry.Occurred.Date, Until = null }, changes);
    }

    private static void Set(PersonState state, ConsentRow row, Changes changes)
    {
        state.Consents[row.Key] = row;
        changes.Consents.RemoveAll(earlier => earlier.Key == row.Key);
        changes.Consents.Add(row);
    }

    private static ConsentRow Row(PackSet packs, Guid person, Entry entry, string key, string answer, string? offer)
    {
        var day = entry.Occurred.Date;
        var months = offer is not null && packs.Offers.GetValueOrDefault(offer) is { } known ? known.Months : 12;
        DateOnly? until = offer is not null && answer == Yes ? day.AddMonths(months) : null;
        var worker = Text(entry, "worker") is { } id && Guid.TryParse(id, out var staff) ? staff : (Guid?)null;
        var channel = entry.Role("channel") is { Kind: ValueKind.Codes } ways ? string.Join(',', ways.Codes) : null;
        return new ConsentRow(person, key, answer, day, until, channel, worker, entry.Root);
    }

    private static string? Text(Entry entry, string role) => entry.Role(role) is { Kind: ValueKind.Text } value ? value.Text : null;
}
