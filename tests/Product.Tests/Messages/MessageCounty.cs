using Kangyu.Server.Messages;
using Kangyu.Server.Units;
using Kangyu.Store;
using Kangyu.Store.Accounts;
using Kangyu.Store.Messages;
using Product.Tests.People;
using Product.Tests.Server;
using Product.Tests.Store;

namespace Product.Tests.Messages;

/// <summary>A whole server with a gateway, over a clinic whose people asked for text messages.</summary>
internal static class MessageCounty
{
    public static async Task<TestServer> Start(MessageSettings? messages, TestClock clock, string? urls = null, string? phone = "0796-7721234", params string[] phones)
    {
        var server = await TestServer.Start(settings => settings with { Messages = messages, Urls = urls ?? settings.Urls }, clock: clock);
        await server.Get<UnitTable>().Put([.. TestServer.Units.Select(unit => unit with { Phone = phone })]);
        await server.Get<UnitDirectory>().Load(CancellationToken.None);
        for (var person = 1; person <= phones.Length; person++)
        {
            await server.Accept(Outbox.Register(person, phones[person - 1]));
            await server.Accept(Outbox.Measure(person));
        }
        return server;
    }

    /// <summary>What the hosted program does in a round, at once.</summary>
    public static async Task<(int Queued, int Taken)> Send(this TestServer server) =>
        (await server.Get<PlanMessages>().Run(CancellationToken.None), await server.Get<HandMessagesOver>().Run(CancellationToken.None));

    public static Task<IReadOnlyList<Message>> Messages(this TestServer server) => server.Get<MessageTable>().OfUnit(TestServer.Clinic, default, CancellationToken.None);

    /// <summary>Whether the person still agrees to be reminded.</summary>
    public static async Task<bool> IsReminded(this TestServer server, int person) =>
        (await new Kangyu.Store.Views.PeopleView(server.County).Find(TestCounty.Person(person), CancellationToken.None))!.State.Consents.Values.Any(consent => consent.Answer == "yes");
}
