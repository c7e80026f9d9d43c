using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Messages;
using Kangyu.Kernel.Records;
using Kangyu.Server.Forms;
using Kangyu.Server.Hosting;
using Kangyu.Server.People;
using Kangyu.Store;
using Kangyu.Store.Search;
using Kangyu.Store.Views;

namespace Kangyu.Server.Messages;

/// <summary>
/// <c>GET /messages/reply?token=&amp;from=&amp;text=</c>: somebody answered a text message. TD ends the reminders of everybody who is reminded at that number, as the text says: a
/// withdrawal like any other (S5). Any other answer is neither kept nor logged.
/// </summary>
internal sealed class TakeReply(County county, PeopleSearch search, PeopleView people, PrivateOffers secret, WriteEntry writer, HostSettings settings)
{
    private const string Offer = "offer:";
    private static readonly HashSet<string> Nothing = [];

    public async Task<IResult> Handle(HttpContext context, string? token, string? from, string? text, CancellationToken stop)
    {
        if (!GatewayDoor.Opens(context, settings.Messages, token)) return GatewayDoor.Closed;
        if (from is { Length: > 0 } && text is not null && IncomingReply.IsStop(text)) await Stop(from, stop);
        // an empty answer: the gateway sends nothing back
        return TypedResults.Text("");
    }

    private async Task Stop(string from, CancellationToken stop)
    {
        var found = await search.ByNumber(from, stop);
        foreach (var id in (found.Value ?? []).Select(hit => hit.Id).Distinct())
        {
            if (await people.Find(id, stop) is { } person) await StopAll(person, stop);
        }
    }

    /// <summary>
    /// All at once, where something open is stopped by it. Who is reminded of private things alone stops each in its room: elsewhere a stop would tell that there was something to stop (S13).
    /// </summary>
    private async Task StopAll(PersonRecord person, CancellationToken stop)
    {
        var standing = person.State.Consents.Values.Where(IsReminder).ToList();
        if (standing.Count == 0) return;
        var isOpen = standing.Exists(consent => !IsSecret(consent));
        foreach (var consent in isOpen ? standing.FindAll(consent => !IsSecret(consent))[..1] : standing)
        {
            var unit = isOpen ? person.State.HomeUnit : null;
            unit ??= (await people.Entry(consent.Entry, stop))?.Entry.Unit;
            if (unit is not null && await Withdraw(person.Id, unit, isOpen ? null : consent.Key[Offer.Length..]) is { } problem) throw new StoreException(problem);
        }
    }

    private static bool IsReminder(ConsentRow consent) => consent.Answer == "yes" && (consent.Key == "reminders" || consent.Key.StartsWith(Offer, StringComparison.Ordinal));

    private bool IsSecret(ConsentRow consent) => consent.Key.StartsWith(Offer, StringComparison.Ordinal) && secret.IsPrivate(consent.Key[Offer.Length..]);

    /// <param name="offer">Null: all of them.</param>
    private Task<Problem?> Withdraw(Guid person, string unit, string? offer) => writer.Run(
        new Grant(Role.Machine, unit, Nothing), HouseAuthor.Id,
        new OneTapEntry(writer.NewId(), county.Engine.Packs.Forms[CoreForms.Consent], person, writer.Today)
        {
            Answers = json =>
            {
                json.WriteString("purpose", "reminders");
                if (offer is not null) json.WriteString("consent_offer", offer);
                json.WriteString("answer", "no");
            },
        });
}
