using Kangyu.Kernel.Records;

namespace Kangyu.Store.Fold;

/// <summary>
/// A subject as the writer or a rebuild knows it: its number (0 before its first entry), and of a person the folded state with what has to be written of it. Belongs to
/// one thread.
/// </summary>
internal sealed class KnownSubject(Guid id, long number, PersonState? state)
{
    public Guid Id => id;

    public long Number { get; set; } = number;

    public PersonState? State { get; set; } = state;

    /// <summary>The subject's rows are in the tables already.</summary>
    public bool IsOnFile { get; private set; } = number > 0;

    /// <summary>The person's row waits to be written.</summary>
    public bool RowChanged { get; set; }

    /// <summary>Identifiers that wait to be sealed; of several changes the later stands over the earlier.</summary>
    public PersonCard? Card { get; private set; }

    /// <summary><see cref="Card"/> replaces what is on file.</summary>
    public bool CardIsWhole { get; private set; }

    public void Take(Changes changes)
    {
        RowChanged |= changes.PersonChanged;
        if (changes.Card is not { } card) return;
        Card = changes.CardIsWhole ? card : (Card ?? PersonCard.Empty).Under(card);
        CardIsWhole |= changes.CardIsWhole;
    }

    public void Written()
    {
        RowChanged = CardIsWhole = false;
        IsOnFile = true;
        Card = null;
    }

    /// <summary>Puts back what <see cref="Snapshot"/> kept: a submission was refused half-way.</summary>
    public void Restore(Kept kept)
    {
        Number = kept.Number;
        State = kept.State is { } bytes ? StateReader.Read(bytes) : null;
        (RowChanged, Card, CardIsWhole) = (kept.RowChanged, kept.Card, kept.CardIsWhole);
    }

    public Kept Snapshot() => new(Number, State is null ? null : StateWriter.Write(State), RowChanged, Card, CardIsWhole);

    internal sealed record Kept(long Number, byte[]? State, bool RowChanged, PersonCard? Card, bool CardIsWhole);
}
