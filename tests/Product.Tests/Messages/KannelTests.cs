using System.Globalization;
using Kangyu.Kernel.Messages;
using Product.Tests.Server;
using Product.Tests.Store;

namespace Product.Tests.Messages;

/// <summary>The driver against the real gateway program that Debian ships, with its fake network behind it.</summary>
public sealed class KannelTests
{
    private const string Phone = "15400981276";

    [Fact]
    public async Task A_Chinese_reminder_reaches_the_network_a_report_comes_back_and_TD_ends_it()
    {
        Assert.SkipWhen(Kannel.Missing is not null, Kannel.Missing ?? "");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var callback = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{StubGateway.FreePort()}");
        using var stub = new StubGateway();
        var settings = stub.Settings(callback) with { Password = "secret", Token = "0123456789abcdefghij" };
        using var kannel = await Kannel.Start(settings.User, settings.Password, $"{callback}/messages/reply?token={settings.Token}&from=%p&text=%a");
        await using var server = await MessageCounty.Start(settings with { Gateway = kannel.Address }, new TestClock(), callback, phones: [Phone]);
        // a word that is no TD changes nothing
        var network = kannel.Network("+86" + Phone, "HAO");
        Assert.Equal((1, 1), await server.Send());
        var (to, text) = await Kannel.Got(network, limit.Token);
        Assert.Equal((Phone, "测试甲村卫生室：您好，这是您约定的提醒，3月2日前后方便时请来一趟。咨询0796-7721234。来不来由您；不再提醒回复TD。"), (to, text));
        while ((await server.Messages())[0].State != DeliveryState.Delivered) limit.Token.ThrowIfCancellationRequested();
        Assert.True(await server.IsReminded(1));
        kannel.End(network);
        kannel.Network("+86" + Phone, "TD");
        while (await server.IsReminded(1)) limit.Token.ThrowIfCancellationRequested();
        Assert.Equal((0, 0), await server.Send());
        // before the server, to which it would go on talking
        kannel.Stop();
    }
}
