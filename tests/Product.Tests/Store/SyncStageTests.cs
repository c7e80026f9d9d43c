using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Anchors;
using Kangyu.Store.Log;

namespace Product.Tests.Store;

/// <summary>Nothing is answered before the disk has it, in the order of the commits; a disk that fails stops the writer.</summary>
public sealed class SyncStageTests
{
    [Fact]
    public void An_answer_waits_for_the_sync_and_several_groups_share_one()
    {
        using var gate = new SemaphoreSlim(0);
        var syncs = 0;
        var heads = new List<long>();
        var works = Enumerable.Range(0, 6).Select(_ => new Probe()).ToArray();
        using (var stage = new SyncStage(
            newest =>
            {
                gate.Wait();
                syncs++;
                if (newest is not null) heads.Add(newest.Head.Seq);
            },
            _ => { }))
        {
            stage.Add([works[0]], Head(1));
            for (var i = 1; i < 6; i++) stage.Add([works[i]], i == 5 ? null : Head(i + 1));
            Assert.All(works, work => Assert.Null(work.Answer));
            gate.Release(6);
        }
        Assert.All(works, work => Assert.Equal("kept", work.Answer));
        Assert.InRange(syncs, 1, 3);
        Assert.Equal(5, heads[^1]);
        Assert.Equal(heads.Order(), heads);
    }

    [Fact]
    public void After_a_disk_that_failed_nothing_is_acknowledged_any_more()
    {
        var faults = new List<Exception>();
        var works = new[] { new Probe(), new Probe() };
        using (var stage = new SyncStage(_ => throw new IOException("no disk"), faults.Add))
        {
            stage.Add([works[0]], Head(1));
            Assert.True(SpinWait.SpinUntil(() => stage.HasFailed, TimeSpan.FromMinutes(1)));
            stage.Add([works[1]], Head(2));
        }
        Assert.All(works, work => Assert.Equal("storage", work.Answer));
        Assert.Equal("no disk", Assert.Single(faults).Message);
    }

    [Fact]
    public async Task A_writer_whose_disk_failed_writes_no_more()
    {
        await using var test = await TestCounty.Open(DatabaseKind.Sqlite);
        var transacted = 0;
        var first = new Probe();
        var second = new Probe();
        await using (var writer = new GroupWriter(test.County.Dialect, group => Head(++transacted), _ => throw new IOException("no disk"), _ => { }))
        {
            writer.Add(first);
            Assert.Equal("storage", await first.Answered);
            writer.Add(second);
            Assert.Equal("storage", await second.Answered);
        }
        Assert.Equal(1, transacted);
    }

    private static HeadRecord Head(long seq) => new(new Head(Guid.Empty, seq, default), DateTimeOffset.UnixEpoch);

    private sealed class Probe : Work
    {
        private readonly TaskCompletionSource<string> answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Answered => answered.Task;

        public string? Answer { get; private set; }

        public override void Acknowledge() => Set("kept");

        public override void Refuse(Problem problem, Exception? cause) => Set(problem.Code);

        private void Set(string answer)
        {
            Assert.Null(Answer);
            Answer = answer;
            answered.SetResult(answer);
        }
    }
}
