using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Server.Forms;
using Kangyu.Store.Messages;
using Kangyu.Store.Views;

namespace Kangyu.Server.Messages;

/// <summary>Withdraws the entry of a message that never left the house: the person was not told, and the record must not say so.</summary>
internal sealed class TakeBack(PeopleView people, WriteEntry writer)
{
    private const string Reason = "短信没有发出 / the text message was not sent";
    private static readonly HashSet<string> Nothing = [];

    public async Task Run(Message message, CancellationToken stop)
    {
        // gone when the record was erased meanwhile
        if (await people.Entry(message.Entry, stop) is not { Entry: { } entry }) return;
        await writer.Run(new Grant(Role.Machine, message.Unit, Nothing), HouseAuthor.Id,
            new OneTapEntry(writer.IdFor(message.Handle.ToString("N"), "not sent"), entry.Form, entry.Subject.Id, writer.Today) { Withdraws = (message.Entry, Reason) });
    }
}
