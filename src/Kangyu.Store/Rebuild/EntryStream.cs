using System.Data.Common;
using System.Threading.Channels;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Dialects;
using Kangyu.Store.Fold;
using Kangyu.Store.Log;

namespace Kangyu.Store.Rebuild;

/// <summary>
/// A subject's number (null: entries about nobody) and its readable entries in position order. <paramref name="Linked"/>: of people who were merged at some time, the numbers of all
/// whose entries these are.
/// </summary>
internal readonly record struct SubjectEntries(long? Number, List<Entry> Entries, int Read, IReadOnlyDictionary<Guid, long>? Linked = null);

/// <summary>
/// Reads and opens the ledger subject by subject, ahead of who folds it. Read in windows, so that no single snapshot holds the write-ahead log for long.
/// </summary>
/// <param name="borrow">Gives the connection of one window.</param>
internal sealed class EntryStream(Func<CancellationToken, ValueTask<ReadLease>> borrow, EntryOpener opener)
{
    private const long Window = 20_000;
    private readonly Dictionary<Guid, SubjectEntries> withheld = [];
    private HashSet<Guid> linked = [];
    private readonly Channel<SubjectEntries> ready = Channel.CreateBounded<SubjectEntries>(new BoundedChannelOptions(512) { SingleReader = true, SingleWriter = true });

    public ChannelReader<SubjectEntries> Ready => ready.Reader;

    public async Task Run(long position, CancellationToken cancel)
    {
        try
        {
            var sets = await Linked(cancel);
            for (var from = 1L; from <= position; from += Window)
                await Read("WHERE subject >= @from AND subject < @to ORDER BY subject, position", from, cancel);
            foreach (var set in sets) await GiveTogether(set, cancel);
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

    private ValueTask Give(SubjectEntries entries, CancellationToken cancel)
    {
        if (entries is not { Number: not null, Entries: [var first, ..] } || !linked.Contains(first.Subject.Id)) return entries.Read > 0 ? ready.Writer.WriteAsync(entries, cancel) : ValueTask.CompletedTask;
        withheld[first.Subject.Id] = entries;
        return ValueTask.CompletedTask;
    }

    /// <summary>People who were merged wait until all of them are read.</summary>
    private async Task<IReadOnlyList<IReadOnlySet<Guid>>> Linked(CancellationToken cancel)
    {
        using var lease = await borrow(cancel);
        var sets = LinkedPeople.Read(lease.Connection, opener);
        linked = [.. sets.SelectMany(set => set)];
        return sets;
    }

    private ValueTask GiveTogether(IReadOnlySet<Guid> set, CancellationToken cancel)
    {
        var people = set.Where(withheld.ContainsKey).Select(person => withheld[person]).ToList();
        if (people.Count == 0) return ValueTask.CompletedTask;
        var numbers = people.ToDictionary(person => person.Entries[0].Subject.Id, person => person.Number!.Value);
        var entries = people.SelectMany(person => person.Entries).OrderBy(entry => entry.Position).ToList();
        return ready.Writer.WriteAsync(new SubjectEntries(null, entries, people.Sum(person => person.Read), numbers), cancel);
    }

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
