using System.Data.Common;
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
/// Reads and opens the ledger subject by subject, a window of subjects at a time, for several threads: one reads while the others open and fold. Read in windows, so that no single
/// snapshot holds the write-ahead log for long.
/// </summary>
/// <param name="borrow">Gives the connection of one window.</param>
/// <param name="position">How far the ledger is read.</param>
/// <param name="window">How many positions, of which each may begin a subject.</param>
internal sealed class EntryStream(Func<CancellationToken, ValueTask<ReadLease>> borrow, EntryOpener opener, long position, long window)
{
    // an amendment of an entry about nobody is folded with its root, however far that lies behind
    private const string StandsAlone = "root IS NULL AND NOT EXISTS (SELECT 1 FROM entry a WHERE a.root = entry.id)";

    private static readonly string[] Windows =
    [
        "WHERE subject >= @from AND subject < @to ORDER BY subject, position",
        $"WHERE subject IS NULL AND form IS NOT NULL AND {StandsAlone} AND position >= @from AND position < @to ORDER BY position",
    ];

    private readonly Lock turn = new();
    private readonly Dictionary<Guid, SubjectEntries> withheld = [];
    private IReadOnlyList<IReadOnlySet<Guid>>? sets;
    private HashSet<Guid> linked = [];
    private int part;
    private long from = 1;

    /// <summary>What one thread folds next; null: nothing is left but <see cref="Together"/>.</summary>
    public IReadOnlyList<SubjectEntries>? Next(CancellationToken cancel)
    {
        if (NextRows(cancel) is not { } rows) return null;
        var subjects = Open(rows);
        if (linked.Count > 0) subjects.RemoveAll(Withhold);
        return subjects;
    }

    /// <summary>After everything else: people who were merged at some time, and entries about nobody with their amendments.</summary>
    public IEnumerable<SubjectEntries> Together(CancellationToken cancel)
    {
        foreach (var set in sets ?? [])
        {
            var people = set.Where(withheld.ContainsKey).Select(person => withheld[person]).ToList();
            if (people.Count == 0) continue;
            var numbers = people.ToDictionary(person => person.Entries[0].Subject.Id, person => person.Number!.Value);
            yield return new SubjectEntries(null, [.. people.SelectMany(person => person.Entries).OrderBy(entry => entry.Position)], people.Sum(person => person.Read), numbers);
        }
        var rows = new List<StoredEntry>();
        Read($"WHERE subject IS NULL AND form IS NOT NULL AND NOT ({StandsAlone}) AND position >= @from AND position < @to ORDER BY position", 1, position + 1, rows, cancel);
        foreach (var amended in Open(rows)) yield return amended;
    }

    private List<StoredEntry>? NextRows(CancellationToken cancel)
    {
        var rows = new List<StoredEntry>();
        lock (turn)
        {
            sets ??= Linked(cancel);
            while (rows.Count == 0)
            {
                if (from > position) (part, from) = (part + 1, 1);
                if (part == Windows.Length) return null;
                Read(Windows[part], from, from + window, rows, cancel);
                from += window;
            }
        }
        return rows;
    }

    private void Read(string where, long first, long end, List<StoredEntry> into, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var lease = Borrow(cancel);
        using var command = lease.Connection.CreateCommand();
        command.CommandText = $"SELECT {EntryOpener.Columns}, subject FROM entry {where}";
        command.CommandTimeout = 0;
        Add(command, "from", first);
        Add(command, "to", end);
        using var rows = command.ExecuteReader();
        while (rows.Read()) into.Add(new(rows.GetInt64(0), (byte[])rows[1], rows.IsDBNull(2) ? [] : (byte[])rows[2], rows.IsDBNull(3) ? null : rows.GetInt64(3)));
    }

    private List<SubjectEntries> Open(List<StoredEntry> rows)
    {
        var subjects = new List<SubjectEntries>();
        var recorded = new Dictionary<Guid, HybridTime>();
        HybridTime? Recorded(Guid root) => recorded.TryGetValue(root, out var at) ? at : null;
        for (var at = 0; at < rows.Count;)
        {
            var (number, begun, entries) = (rows[at].Subject, at, new List<Entry>());
            recorded.Clear();
            for (; at < rows.Count && rows[at].Subject == number; at++)
            {
                if (opener.Open(rows[at].Position, rows[at].Head, rows[at].Body, Recorded) is not { } entry) continue;
                recorded[entry.Id] = entry.Recorded;
                entries.Add(entry);
            }
            subjects.Add(new SubjectEntries(number, entries, at - begun));
        }
        return subjects;
    }

    /// <summary>People who were merged wait until all of them are read.</summary>
    private bool Withhold(SubjectEntries entries)
    {
        if (entries is not { Number: not null, Entries: [var first, ..] } || !linked.Contains(first.Subject.Id)) return false;
        lock (withheld) withheld[first.Subject.Id] = entries;
        return true;
    }

    private IReadOnlyList<IReadOnlySet<Guid>> Linked(CancellationToken cancel)
    {
        using var lease = Borrow(cancel);
        var found = LinkedPeople.Read(lease.Connection, opener);
        linked = [.. found.SelectMany(set => set)];
        return found;
    }

    private ReadLease Borrow(CancellationToken cancel) => borrow(cancel).AsTask().GetAwaiter().GetResult();

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private readonly record struct StoredEntry(long Position, byte[] Head, byte[] Body, long? Subject);
}
