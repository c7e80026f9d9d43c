using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Server.Packs;

namespace Kangyu.Server.People;

/// <summary>
/// Offers and pathways whose name alone tells of something that stays in a room (S13): an offer that only a sensitive form makes, a pathway that one starts. An open entry that
/// names one (a consent, a message that left the house) stays in the room with it.
/// </summary>
internal sealed class PrivateOffers(ActivePacks packs)
{
    private readonly HashSet<string> pathways = PathwaysOf(packs.Set);
    private readonly HashSet<string> offers = OffersOf(packs.Set);

    public bool IsPrivate(string offer) => offers.Contains(offer);

    public bool Names(Entry entry) => entry.Form.Id switch
    {
        CoreForms.Consent => entry.Role("consent_offer").Text is { Length: > 0 } offer && offers.Contains(offer),
        CoreForms.MessageOut => (Text(entry, "message_offer") is { Length: > 0 } offer && offers.Contains(offer)) || (Text(entry, "message_due") is { Length: > 0 } due && NamesPathway(due)),
        _ => false,
    };

    /// <summary>A due item is named by the starting entry, the pathway, the step and the occurrence, with points between.</summary>
    private bool NamesPathway(string due) => pathways.Any(pathway => due.Contains($".{pathway}.", StringComparison.Ordinal));

    private static string? Text(Entry entry, string item) => entry.Form.Items.FirstOrDefault(one => one.Id == item) is { } found ? entry[found].Text : null;

    private static HashSet<string> PathwaysOf(PackSet set) =>
        [.. set.Pathways.Values.Where(pathway => pathway.Starts.Any(start => set.Forms.TryGetValue(start.Form, out var form) && form.Sensitive != Sensitivity.None))
            .Select(pathway => pathway.Id)];

    private static HashSet<string> OffersOf(PackSet set)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var form in set.Forms.Values)
            foreach (var item in form.Items)
                if (item.Offer is { } offer && (form.Sensitive != Sensitivity.None || item.Sensitive != Sensitivity.None)) found.Add(offer);
        foreach (var pathway in PathwaysOf(set).Select(id => set.Pathways[id]))
            foreach (var offer in pathway.Steps.Select(step => step.Offer ?? pathway.Offer).OfType<string>()) found.Add(offer);
        return found;
    }
}
