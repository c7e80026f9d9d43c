using System.Diagnostics;
using Dapper;
using Kangyu.Kernel;
using Kangyu.Store.Anchors;
using Kangyu.Store.Dialects;
using Kangyu.Store.Log;

namespace Kangyu.Store.Bench;

/// <summary>
/// What an append is measured against: the same bytes stored durably and nothing else, one row a submission, with the same group commit on the same database. No check, no
/// seal, no chain, no fold, no index beside the key, no HTTP: an upper bound.
/// </summary>
public static class BareRows
{
    private static readonly RowShape Shape = RowShape.Insert("bare", RowColumn.Long("number"), RowColumn.Bytes("body"));

    /// <param name="options">Where: an empty place of its own.</param>
    /// <param name="bodies">What is stored; each client waits for its row to be durable before it sends the next.</param>
    /// <returns>Rows a second.</returns>
    public static async Task<double> Store(CountyOptions options, IReadOnlyList<byte[]> bodies, int clients)
    {
        Directory.CreateDirectory(options.Data);
        await using var dialect = CountyParts.DialectOf(options);
        using var session = dialect.OpenWriter();
        session.SyncApart();
        session.Connection.Execute(dialect.Render("DROP TABLE IF EXISTS bare; CREATE TABLE bare (number {key}, body {bytes} NOT NULL)"));
        var rows = new Rows(Shape);
        await using var writer = new GroupWriter(dialect, group => Write(session, rows, group), _ => session.Sync(), failure => throw failure);
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < bodies.Count; i = Interlocked.Increment(ref next))
            {
                var row = new BareRow(i, bodies[i]);
                writer.Add(row);
                await row.Done;
            }
        })));
        return bodies.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static HeadRecord? Write(WriteSession session, Rows rows, IReadOnlyList<Work> group)
    {
        session.BeginPlain();
        foreach (var work in group.OfType<BareRow>()) rows.Add((long)work.Number).Add(work.Body);
        session.Write([rows]);
        session.Commit();
        return null;
    }

    private sealed class BareRow(int number, byte[] body) : Work
    {
        private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Number => number;

        public byte[] Body => body;

        public Task Done => done.Task;

        public override void Acknowledge() => done.TrySetResult();

        public override void Refuse(Problem problem, Exception? cause) => done.TrySetException(new StoreException(problem, cause));
    }
}
