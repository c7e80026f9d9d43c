using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.Records;
using Kangyu.Kernel.Records.Folds;

namespace Kangyu.Kernel.Messages;

/// <summary>What the sending side brings: the hours of rest, the packs' words, and the phone of the unit; null: it has given none.</summary>
public sealed record MessageTerms(QuietHours Quiet, Words? Template, string? UnitPhone);

/// <summary>
/// Whether a due row may lead to a text message now (S4, S5, S13): only as the person asked, only once, only in its time. The order of the reasons is that in which a worker could
/// do something about them: what the person decided comes before what the house lacks, and what passes by itself comes last.
/// </summary>
public static class MessageRules
{
    /// <param name="now">The county's local time.</param>
    /// <param name="again">The message is on file and has only not been handed over yet.</param>
    public static Hindrance Judge(DueRow row, PersonState state, PersonCard card, MessageTerms terms, DateTime now, bool again = false)
    {
        var today = DateOnly.FromDateTime(now);
        if (row.IsDuty) return Hindrance.NotAReminder;
        if (row.DoneOn is not null) return Hindrance.Done;
        if (row.RemindedOn is not null && !again) return Hindrance.AlreadyTold;
        if (today < row.WindowStart || today > row.WindowEnd) return Hindrance.OutsideWindow;
        if (!ConsentFold.Stands(state, row.Offer, today)) return Hindrance.NoConsent;
        if (!ContactWays.Of(state, row.Offer, row.Unit).Contains(ContactWays.TextMessage, StringComparer.Ordinal)) return Hindrance.NotByTextMessage;
        if (row.Worker is not null) return Hindrance.ByWorker;
        if (row.Room.Length > 0 && !IsAskedForWith(state, row.Offer)) return Hindrance.Private;
        if (Number(card) is null) return Hindrance.NoNumber;
        if (terms.UnitPhone is null) return Hindrance.NoUnitPhone;
        if (terms.Template is null) return Hindrance.NoWords;
        return terms.Quiet.Holds(TimeOnly.FromDateTime(now)) ? Hindrance.QuietHours : Hindrance.None;
    }

    /// <summary>The first mobile number of the card, in normal form; null: there is none.</summary>
    public static string? Number(PersonCard card)
    {
        foreach (var written in (card.Phone ?? "").Split('；', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (PhoneNumber.Read(written) is { IsGood: true, Value.IsMobile: true } phone) return phone.Value.Number;
        return null;
    }

    // a way given for reminders in general, or at registration, was not given with this one in mind
    private static bool IsAskedForWith(PersonState state, string? offer) =>
        ContactWays.GivenFor(state, offer)?.Split(',').Contains(ContactWays.TextMessage, StringComparer.Ordinal) == true;
}
