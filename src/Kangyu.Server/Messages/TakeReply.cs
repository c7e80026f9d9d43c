using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Messages;
using Kangyu.Kernel.Records;
using Kangyu.Server.Forms;
using Kangyu.Server.Hosting;
using Kangyu.Store;
using Kangyu.Store.Search;
using Kangyu.Store.Views;

namespace Kangyu.Server.Messages;

/// <summary>
/// <c>GET /messages/reply?token=&amp;from=&amp;text=</c>: somebody answered a text message. TD ends the reminders of everybody who is reminded at that number, as the text says: a
/// withdrawal like any other (S5). Any other answer is neither kept nor logged.
/// </summary>
internal sealed class TakeReply(County county, PeopleSearch search, PeopleView people, WriteEntry writer, HostSettings settings)
{
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
            if (await people.Find(id, stop) is not { } person || !IsReminded(person)) continue;
            if (await Withdraw(person) is { } problem) throw new StoreException(problem);
        }
    }

    private static bool IsReminded(PersonRecord person) => person.State.HomeUnit is not null && person.State.Consents.Values.Any(consent =>
        consent.Answer == "yes" && (consent.Key == "reminders" || consent.Key.StartsWith("offer:", StringComparison.Ordinal)));

    private Task<Problem?> Withdraw(PersonRecord person) => writer.Run(
        new Grant(Role.Machine, person.State.HomeUnit!, Nothing), HouseAuthor.Id,
        new OneTapEntry(writer.NewId(), county.Engine.Packs.Forms[CoreForms.Consent], person.Id, writer.Today)
        {
            Answers = json =>
            {
                json.WriteString("purpose", "reminders");
                json.WriteString("answer", "no");
            },
        });
}
