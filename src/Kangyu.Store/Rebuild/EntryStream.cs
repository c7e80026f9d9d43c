using System.Data.Common;
using System.Threading.Channels;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Dialects;
using Kangyu.Store.Log;

namespace Kangyu.Store.Rebuild;

/// <summary>A subject's number (null: entries about nobody) and its readable entries in position order.</summary>
internal readonly record struct SubjectEntries(long? Number, List<Entry> Entries, int Read);

/// <summary>
/// Reads and opens the ledger subject by subject, ahead of who folds it. Read in windows, so that no single snapshot holds the write-ahead log for long.
/// </summary>
/// <param name="borrow">Gives the connection of one window.</param>
internal sealed class EntryStream(Func<CancellationToken, ValueTask<ReadLease>> borrow, EntryOpener opener)
{
    private const long Window = 20_000;
    private readonly Channel<SubjectEntries> ready = Channel.CreateBounded<SubjectEntries>(new BoundedChannelOptions(512) { SingleReader = true, SingleWriter = true });

    public ChannelReader<SubjectEntries> Ready => ready.Reader;

    public async Task Run(long position, CancellationToken cancel)
    {
        try
        {
            for (var from = 1L; from <= position; from += Window)
                await Read("WHERE subject >= @from AND subject < @to ORDER BY subject, position", from, cancel);
            for (var from = 1L; from <= position; from += Window)
                await Read("WHERE subject IS NULL AND form IS NOT NULL AND position >= @from AND position < @to ORDER BY position", from, cancel);
            ready.Writer.Complete();
        }
        catch (Exception e)
        {
            ready.Writer.Complete(e);
        }
    }

    private async Task Read(string where, long from, CancellationToken cancel)
    {
        using var lease = await borrow(cancel);
        await using var command = lease.Connection.CreateCommand();
        command.CommandText = $"SELECT {EntryOpener.Columns}, subject FROM entry {where}";
        Add(command, "from", from);
        Add(command, "to", from + Window);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var recorded = new Dictionary<Guid, HybridTime>();
        var current = new SubjectEntries(null, [], 0);
        while (await rows.ReadAsync(cancel))
        {
            long? number = rows.IsDBNull(3) ? null : rows.GetInt64(3);
            if (number != current.Number)
            {
                await Give(current, cancel);
                current = new SubjectEntries(number, [], 0);
                recorded.Clear();
            }
            current = current with { Read = current.Read + 1 };
            var body = rows.IsDBNull(2) ? [] : (byte[])rows[2];
            if (opener.Open(rows.GetInt64(0), (byte[])rows[1], body, root => recorded.TryGetValue(root, out var at) ? at : null) is not { } entry) continue;
            recorded[entry.Id] = entry.Recorded;
            current.Entries.Add(entry);
        }
        await Give(current, cancel);
    }

    private ValueTask Give(SubjectEntries entries, CancellationToken cancel) =>
        entries.Read > 0 ? ready.Writer.WriteAsync(entries, cancel) : ValueTask.CompletedTask;

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
