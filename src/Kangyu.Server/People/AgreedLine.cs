using System.Globalization;
using Kangyu.Kernel;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Records;
using Kangyu.Server.Units;

namespace Kangyu.Server.People;

/// <summary>One thing a person was asked to agree to, by purpose (S5). <paramref name="Stands"/> on the day.</summary>
public sealed record AgreedLine(ConsentRow Row, Words Title, bool Stands)
{
    public const string OfferKey = "offer:";
    private const string SharingKey = "sharing:";
    private const string InvitationsKey = "invitations:";
    private const string PartnerKey = "partner:";
    private const string ResearchKey = "research:";

    /// <summary>The offer, or null for a consent by purpose.</summary>
    public string? Offer => OfferOf(Row.Key);

    /// <summary>Sharing is given with what is shared, in its form; everything else with one tap.</summary>
    public bool IsOneTap => !Row.Key.StartsWith(SharingKey, StringComparison.Ordinal);

    internal static string? OfferOf(string key) => key.StartsWith(OfferKey, StringComparison.Ordinal) ? key[OfferKey.Length..] : null;

    internal static AgreedLine Of(ConsentRow row, PackSet packs, UnitDirectory units, DateOnly today) =>
        new(row, TitleOf(row.Key, packs, units), row.Answer == "yes" && row.From <= today && (row.Until is not { } until || today <= until));

    private static Words TitleOf(string key, PackSet packs, UnitDirectory units)
    {
        if (OfferOf(key) is { } offer) return packs.Offers.TryGetValue(offer, out var known) ? known.Title : new Words(offer, offer);
        if (After(key, SharingKey) is { } unit) return Both(RecordTexts.Sharing, language => units.Title(unit, language));
        if (After(key, InvitationsKey) is { } programme) return Both(RecordTexts.Invitations, language => Programme(packs, programme, language));
        if (After(key, ResearchKey) is { } study) return Both(RecordTexts.Research, language => Programme(packs, study, language));
        if (After(key, PartnerKey) is not null) return RecordTexts.PartnerLink;
        return RecordTexts.AllReminders;
    }

    private static string? After(string key, string start) => key.StartsWith(start, StringComparison.Ordinal) ? key[start.Length..] : null;

    private static string Programme(PackSet packs, string code, string language) =>
        packs.Lists.GetValueOrDefault("core.programmes")?.Options.FirstOrDefault(option => option.Code == code)?.Title.In(language) ?? code;

    private static Words Both(Words pattern, Func<string, string> name) => new(
        string.Format(CultureInfo.InvariantCulture, pattern.Zh, name("zh")), string.Format(CultureInfo.InvariantCulture, pattern.En, name("en")));
}
