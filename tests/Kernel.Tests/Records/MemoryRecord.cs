using Kangyu.Kernel.Records;

namespace Kernel.Tests.Records;

/// <summary>What a store does with changes, in memory: rows that hold now, by key.</summary>
internal sealed class MemoryRecord
{
    private readonly List<Entry> entries = [];
    private readonly Dictionary<long, string> flat = [];
    private readonly Dictionary<DueKey, DueRow> due = [];
    private readonly Dictionary<string, ConsentRow> consents = [];
    private readonly Dictionary<(string, string), CareRow> care = [];
    private PersonCard card = PersonCard.Empty;

    public PersonState State { get; private set; } = new() { Person = RecordFixture.Person };

    public int Refolds { get; private set; }

    public void Arrive(Entry entry)
    {
        entry = entry with { Position = entries.Count + 1 };
        entries.Add(entry);
        var changes = new Changes();
        if (Engine.IsInOrder(State, entry)) RecordFixture.Engine.Fold(State, entry, changes);
        else
        {
            Refolds++;
            var held = new Held([.. flat.Select(row => new HeldFlat(row.Value, row.Key))], [.. due.Values], [.. consents.Values], [.. care.Values]);
            State = RecordFixture.Engine.Refold(RecordFixture.Person, entries, held, changes);
        }
        Write(changes);
    }

    /// <summary>Everything that holds now, without positions.</summary>
    public string Open() => string.Join('\n',
    [
        $"{card}",
        .. flat.Keys.Select(position => entries[(int)position - 1]).Select(entry => $"flat {entry.Id} {entry.Occurred}").Order(StringComparer.Ordinal),
        .. due.Values.Select(row => $"due {row}").Order(StringComparer.Ordinal),
        .. consents.Values.Select(row => $"{row}").Order(StringComparer.Ordinal),
        .. care.Values.Select(row => $"{row}").Order(StringComparer.Ordinal),
    ]);

    private void Write(Changes changes)
    {
        foreach (var closed in changes.FlatClosed) Assert.True(flat.Remove(closed.Position));
        foreach (var entry in changes.FlatAdded) flat.Add(entry.Position, entry.Form.Id);
        foreach (var key in changes.DueClosed) Assert.True(due.Remove(key));
        foreach (var row in changes.Due) due[row.Key] = row;
        foreach (var key in changes.ConsentsClosed) Assert.True(consents.Remove(key));
        foreach (var row in changes.Consents) consents[row.Key] = row;
        foreach (var row in changes.CareClosed) Assert.True(care.Remove((row.Unit, row.Why)));
        foreach (var row in changes.Care) care[(row.Unit, row.Why)] = row;
        if (changes.Card is { } newer) card = changes.CardIsWhole ? newer : card.Under(newer);
    }
}
