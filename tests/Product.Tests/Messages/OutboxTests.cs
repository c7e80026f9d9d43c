using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Messages;
using Kangyu.Store;
using Kangyu.Store.Erasures;
using Kangyu.Store.Keys;
using Kangyu.Store.Messages;
using Product.Tests.Server;
using Product.Tests.Store;

namespace Product.Tests.Messages;

/// <summary>A text message goes out once: after a kill, a rebuild, a second server, a gateway that answers badly; and not at all once the person said no or was erased.</summary>
public sealed class OutboxTests
{
    private const string Phone = "15400981276";

    [Theory, DatabaseData]
    public async Task A_message_goes_out_once_and_says_nothing_but_unit_day_and_number(DatabaseKind kind)
    {
        using var gateway = new StubGateway();
        await using var test = await Outbox.County(kind);
        using var outbox = await Outbox.Open(test, gateway);
        Assert.Equal((1, 1), await outbox.Round());
        Assert.Equal((0, 0), await outbox.Round());
        var sent = Assert.Single(gateway.Taken);
        Assert.Equal("测试甲村卫生室：您好，这是您约定的提醒，3月2日前后方便时请来一趟。咨询0796-7721234。来不来由您；不再提醒回复TD。", sent["text"]);
        Assert.Equal((Phone, "10690001", "2", "UTF-8", "19", "kangyu", "a secret & more"), (sent["to"], sent["from"], sent["coding"], sent["charset"], sent["dlr-mask"], sent["username"], sent["password"]));
        Assert.Equal([DeliveryState.HandedOver], await outbox.States());
        Assert.Equal(1, await outbox.Entries());
        Assert.Equal(new DateOnly(2027, 3, 1), (await outbox.Due.Find((await outbox.Table.OfUnit(TestServer.Clinic, default, CancellationToken.None))[0].Due, CancellationToken.None))!.Row.RemindedOn);
        Assert.Empty((await County.Verify(test.Options, anchors: false)).Problems);
    }

    [Theory, DatabaseData]
    public async Task Nothing_is_queued_or_handed_over_in_quiet_hours(DatabaseKind kind)
    {
        using var gateway = new StubGateway();
        await using var test = await Outbox.County(kind);
        using var outbox = await Outbox.Open(test, gateway);
        Assert.Equal(1, await outbox.Plan.Run(CancellationToken.None));
        test.Clock.Move(TimeSpan.FromHours(11));
        Assert.Equal((0, 0), await outbox.Round());
        test.Clock.Move(TimeSpan.FromHours(12));
        Assert.Equal((0, 1), await outbox.Round());
        Assert.Single(gateway.Taken);
    }

    [Theory, DatabaseData]
    public async Task What_the_person_decided_after_it_was_queued_counts(DatabaseKind kind)
    {
        using var gateway = new StubGateway();
        await using var test = await Outbox.County(kind, people: 2);
        using var outbox = await Outbox.Open(test, gateway);
        Assert.Equal(2, await outbox.Plan.Run(CancellationToken.None));
        await test.Accept(Outbox.NoMore(300, 1));
        Assert.Equal(1, await outbox.Hand.Run(CancellationToken.None));
        Assert.Single(gateway.Taken);
        Assert.Equal([DeliveryState.HandedOver, DeliveryState.Stopped], (await outbox.States()).Order());
        // the record does not say that somebody was told who was not, and with a new consent it begins anew
        await test.Accept(TestCounty.Entry(301, 1, "core.consent", """{"purpose":"reminders","consent_offer":"blood-pressure.recheck","answer":"yes","channel":["sms"]}""", "2027-03-01", unit: TestServer.Clinic));
        Assert.Equal((1, 1), await outbox.Round());
        Assert.Equal((0, 0), await outbox.Round());
        Assert.Equal(2, gateway.Handles.Distinct().Count());
        Assert.Equal(2, await outbox.Rows());
        Assert.Empty((await County.Verify(test.Options, anchors: false)).Problems);
    }

    [Theory, DatabaseData]
    public async Task Killed_between_row_and_entry_it_goes_out_later_and_once(DatabaseKind kind)
    {
        using var gateway = new StubGateway();
        await using var test = await Outbox.County(kind);
        using (var killed = await Outbox.Open(test, gateway))
        {
            var item = Assert.Single(await killed.Due.NotTold(TestServer.Clinic, new DateOnly(2027, 3, 1), CancellationToken.None));
            await killed.Table.Prepare(new Message(Guid.NewGuid(), TestCounty.Id(700), item.Row.Key, TestServer.Clinic, DeliveryState.Prepared, 0, test.Clock.GetUtcNow()));
        }
        await test.Reopen();
        using var outbox = await Outbox.Open(test, gateway);
        // it may still be under way: nobody takes it over at once
        Assert.Equal((0, 0), await outbox.Round());
        Assert.Equal(1, await outbox.Rows());
        test.Clock.Move(TimeSpan.FromMinutes(3));
        Assert.Equal((0, 0), await outbox.Round());
        Assert.Equal((1, 1), await outbox.Round());
        Assert.Single(gateway.Taken);
        Assert.Equal(1, await outbox.Entries());
    }

    [Theory, DatabaseData]
    public async Task Killed_between_entry_and_hand_over_it_goes_out_once(DatabaseKind kind)
    {
        using var gateway = new StubGateway();
        await using var test = await Outbox.County(kind);
        using (var killed = await Outbox.Open(test, gateway)) Assert.Equal(1, await killed.Plan.Run(CancellationToken.None));
        // the entry is on file, the row was not released yet
        await Sql.Run(test.County, "UPDATE message SET state = 0");
        await test.Reopen();
        using var outbox = await Outbox.Open(test, gateway);
        test.Clock.Move(TimeSpan.FromMinutes(3));
        Assert.Equal((0, 0), await outbox.Round());
        Assert.Equal((0, 1), await outbox.Round());
        Assert.Equal((0, 0), await outbox.Round());
        Assert.Single(gateway.Taken);
        Assert.Equal(1, await outbox.Entries());
    }

    [Theory, DatabaseData]
    public async Task Killed_while_the_gateway_answers_it_goes_out_twice_at_most_and_under_the_same_handle(DatabaseKind kind)
    {
        using var gateway = new StubGateway();
        await using var test = await Outbox.County(kind);
        using (var killed = await Outbox.Open(test, gateway))
        {
            using var stop = new CancellationTokenSource();
            gateway.Between = _ => stop.CancelAsync();
            await killed.Plan.Run(CancellationToken.None);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => killed.Hand.Run(stop.Token));
            Assert.Equal([DeliveryState.Handing], await killed.States());
        }
        gateway.Between = _ => Task.CompletedTask;
        await test.Reopen();
        using var outbox = await Outbox.Open(test, gateway);
        Assert.Equal((0, 0), await outbox.Round());
        Assert.Single(gateway.Taken);
        test.Clock.Move(TimeSpan.FromMinutes(11));
        await outbox.Round();
        Assert.Equal((0, 1), await outbox.Round());
        Assert.Equal((0, 0), await outbox.Round());
        Assert.Equal(2, gateway.Handles.Count);
        Assert.Single(gateway.Handles.Distinct());
    }

    [Theory]
    [InlineData(503, 3)]
    [InlineData(403, 3)]
    [InlineData(302, 3)]
    [InlineData(200, 3)]
    [InlineData(400, 1)]
    public async Task A_gateway_that_does_not_take_it_is_asked_again_later_unless_it_never_will(int status, int asked)
    {
        using var gateway = new StubGateway { Answer = response => response.StatusCode = status };
        await using var test = await Outbox.County(DatabaseKind.Sqlite);
        using var outbox = await Outbox.Open(test, gateway);
        Assert.Equal((1, 0), await outbox.Round());
        Assert.Equal((0, 0), await outbox.Round());
        Assert.Single(gateway.Taken);
        test.Clock.Move(TimeSpan.FromMinutes(2));
        await outbox.Round();
        test.Clock.Move(TimeSpan.FromMinutes(6));
        await outbox.Round();
        Assert.Equal(asked, gateway.Taken.Count);
        Assert.Single(gateway.Handles.Distinct());
        var told = (await outbox.Due.Find((await outbox.Table.OfUnit(TestServer.Clinic, default, CancellationToken.None))[0].Due, CancellationToken.None))!.Row.RemindedOn;
        Assert.Equal(status == 400, told is null);
        Assert.Equal(status == 400 ? [DeliveryState.Failed] : [DeliveryState.Queued], await outbox.States());
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_tried_again()
    {
        await using var test = await Outbox.County(DatabaseKind.Sqlite);
        var gone = new StubGateway();
        gone.Dispose();
        using var outbox = await Outbox.Open(test, gone);
        Assert.Equal((1, 0), await outbox.Round());
        Assert.Equal([DeliveryState.Queued], await outbox.States());
    }

    [Fact]
    public async Task It_ends_some_time()
    {
        using var gateway = new StubGateway { Answer = response => response.StatusCode = 503 };
        await using var test = await Outbox.County(DatabaseKind.Sqlite);
        using var outbox = await Outbox.Open(test, gateway);
        for (var i = 0; i < 60 && (await outbox.States()) is not [DeliveryState.Failed]; i++)
        {
            await outbox.Round();
            test.Clock.Move(TimeSpan.FromHours(1));
        }
        Assert.Equal([DeliveryState.Failed], await outbox.States());
        Assert.Equal(7, gateway.Taken.Count);
    }

    [Fact]
    public async Task When_its_time_has_passed_it_is_not_sent_any_more()
    {
        using var gateway = new StubGateway();
        await using var test = await Outbox.County(DatabaseKind.Sqlite);
        using var outbox = await Outbox.Open(test, gateway);
        await outbox.Plan.Run(CancellationToken.None);
        test.Clock.Move(TimeSpan.FromDays(40));
        Assert.Equal((0, 0), await outbox.Round());
        Assert.Empty(gateway.Taken);
        Assert.Equal(1, await Sql.Value<long>(test.County, "SELECT count(*) FROM message WHERE state = 6"));
    }

    [Theory, DatabaseData]
    public async Task Of_two_servers_one_sends(DatabaseKind kind)
    {
        using var gateway = new StubGateway();
        await using var test = await Outbox.County(kind, people: 6);
        using var one = await Outbox.Open(test, gateway);
        using var other = await Outbox.Open(test, gateway);
        await Task.WhenAll(one.Plan.Run(CancellationToken.None), other.Plan.Run(CancellationToken.None));
        await Task.WhenAll(one.Hand.Run(CancellationToken.None), other.Hand.Run(CancellationToken.None));
        test.Clock.Move(TimeSpan.FromMinutes(3));
        await Task.WhenAll(one.Hand.Run(CancellationToken.None), other.Hand.Run(CancellationToken.None));
        Assert.Equal(6, gateway.Taken.Count);
        Assert.Equal(6, await one.Entries());
    }

    [Theory, DatabaseData]
    public async Task Reports_are_taken_in_any_order_and_as_often_as_they_come(DatabaseKind kind)
    {
        using var gateway = new StubGateway();
        await using var test = await Outbox.County(kind);
        using var outbox = await Outbox.Open(test, gateway);
        // faster than the answer to the handing over
        gateway.Between = query => outbox.Table.Report(StubGateway.HandleOf(query), 1, test.Clock.GetUtcNow());
        Assert.Equal((1, 1), await outbox.Round());
        Assert.Equal([DeliveryState.Delivered], await outbox.States());
        Assert.True(await outbox.Table.Report(gateway.Handles[0], 2, test.Clock.GetUtcNow()));
        Assert.Equal([DeliveryState.Delivered], await outbox.States());
        Assert.False(await outbox.Table.Report(Guid.NewGuid(), 1, test.Clock.GetUtcNow()));
    }

    [Theory, DatabaseData]
    public async Task A_rebuild_sends_nothing_and_a_message_that_waits_still_goes_out_once(DatabaseKind kind)
    {
        using var gateway = new StubGateway();
        await using var test = await Outbox.County(kind, people: 2);
        using (var before = await Outbox.Open(test, gateway))
        {
            Assert.Equal(2, await before.Plan.Run(CancellationToken.None));
            await Sql.Run(test.County, "UPDATE message SET next_at = next_at + 3600000 WHERE instance = (SELECT instance FROM message ORDER BY instance DESC LIMIT 1)");
            Assert.Equal(1, await before.Hand.Run(CancellationToken.None));
        }
        await test.Close();
        await County.Rebuild(test.Options);
        await test.Reopen();
        using var outbox = await Outbox.Open(test, gateway);
        Assert.Equal((0, 0), await outbox.Round());
        Assert.Single(gateway.Taken);
        test.Clock.Move(TimeSpan.FromHours(2));
        Assert.Equal((0, 1), await outbox.Round());
        Assert.Equal(2, gateway.Handles.Distinct().Count());
    }

    [Theory, DatabaseData]
    public async Task A_restored_county_sends_nothing_that_left_or_waited_elsewhere(DatabaseKind kind)
    {
        using var gateway = new StubGateway();
        await using var test = await Outbox.County(kind);
        using (var before = await Outbox.Open(test, gateway)) await before.Plan.Run(CancellationToken.None);
        Directory.CreateDirectory(Path.Combine(test.Root, "backup"));
        var file = Path.Combine(test.Root, "backup", "county.kyb");
        BackupKeys.Create(KeysDirectory.Open(KeysDirectory.Beside(test.Data), test.Data));
        await test.County.Backup(file);
        await using var fresh = new TestCounty(kind);
        await County.Restore(new Kangyu.Store.Backups.RestoreOrder(fresh.Options, file, Path.Combine(KeysDirectory.Beside(test.Data), "hand-over", "backup.pem")));
        await fresh.Reopen();
        using var outbox = await Outbox.Open(fresh, gateway);
        Assert.Equal((0, 0), await outbox.Round());
        Assert.Equal((0, 1), (await outbox.Rows(), await outbox.Entries()));
        Assert.Empty(gateway.Taken);
    }

    [Theory, DatabaseData]
    public async Task Number_and_name_are_nowhere_in_the_clear_and_after_an_erasure_nothing_tells_of_it(DatabaseKind kind)
    {
        using var gateway = new StubGateway();
        await using var test = await Outbox.County(kind, people: 2);
        using var outbox = await Outbox.Open(test, gateway);
        Assert.Equal((2, 2), await outbox.Round());
        var secrets = Sentinels.Spellings(Phone).Concat(Sentinels.Spellings("测试申")).ToList();
        Assert.Empty(Sentinels.Find(test.Data, secrets));
        Assert.Empty(await Sentinels.InRows(test, secrets));
        var message = (await outbox.Table.OfUnit(TestServer.Clinic, default, CancellationToken.None)).Single(row => row.Due.Instance == TestCounty.Id(101));
        var traces = new List<byte[]> { EntryId.ToBytes(message.Handle) };
        Assert.NotEmpty(await Sentinels.InRows(test, traces));
        await test.County.Erase(new ErasureOrder(TestCounty.Person(1), TestCounty.Doctor.Account, Guid.CreateVersion7(), "本人要求"));
        Assert.Empty(await Sentinels.InRows(test, traces));
        if (kind == DatabaseKind.Sqlite) Assert.Empty(Sentinels.Find(test.Data, traces));
        Assert.Equal(1, await outbox.Rows());
        // a report that comes late meets nobody
        Assert.False(await outbox.Table.Report(message.Handle, 1, test.Clock.GetUtcNow()));
        Assert.Equal((0, 0), await outbox.Round());
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
    }

    [Fact]
    public async Task Where_messages_were_is_forgotten_after_a_year()
    {
        using var gateway = new StubGateway();
        await using var test = await Outbox.County(DatabaseKind.Sqlite);
        using var outbox = await Outbox.Open(test, gateway);
        await outbox.Round();
        Assert.Equal(0, await outbox.Table.Forget(test.Clock.GetUtcNow()));
        test.Clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await outbox.Table.Forget(test.Clock.GetUtcNow()));
        Assert.Equal((0, 0), await outbox.Round());
        Assert.Single(gateway.Taken);
    }
}
