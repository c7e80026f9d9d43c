using Dapper;
using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.People.Names;
using Kangyu.Kernel.Records;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Fold;

/// <summary>Writes the people and events that changed, each once a batch: state, row, and where the identifiers changed the sealed card and the search tokens.</summary>
internal sealed class PersonRows(Engine engine, CardSeal cards, byte[] searchKey)
{
    public void Add(DerivedRows rows, KnownSubject known, WriteSession session)
    {
        if (known.State is not { } state) return;
        if (state.IsEvent) Event(rows, known, state);
        else if (known.RowChanged || !known.IsOnFile) rows.AddPerson(known.Number, state);
        rows.AddState(known.Number, StateWriter.Write(state));
        if (!state.IsEvent && known.Card is { } change) AddCard(rows, known, change, session);
    }

    private void Event(DerivedRows rows, KnownSubject known, PersonState state)
    {
        if (!known.RowChanged && known.IsOnFile) return;
        var isFollowed = state.BegunBy is { } begun && engine.Packs.Forms.TryGetValue(begun, out var form) && form.Receipt;
        rows.AddEvent(known.Number, state, isFollowed ? ReceiptCode.Of(known.Id) : null);
    }

    /// <summary>The hashes by which a card is found.</summary>
    public HashSet<long> Tokens(PersonCard card) =>
        card == PersonCard.Empty ? [] : [.. PersonSearch.ForIndex(PersonIdentifiers.Of(card), searchKey).Select(token => token.Hash)];

    /// <summary>The card on file.</summary>
    public PersonCard OnFile(WriteSession session, Guid person, long number) =>
        cards.Open(person, session.Connection.QuerySingleOrDefault<byte[]?>("SELECT card FROM person WHERE number = @number", new { number }));

    private void AddCard(DerivedRows rows, KnownSubject known, PersonCard change, WriteSession session)
    {
        var before = known.IsOnFile ? OnFile(session, known.Id, known.Number) : PersonCard.Empty;
        var after = known.CardIsWhole ? change : before.Under(change);
        if (after == before) return;
        rows.AddCard(known.Number, after == PersonCard.Empty ? null : cards.Close(known.Id, after));
        var had = Tokens(before);
        var has = Tokens(after);
        foreach (var token in had)
        {
            if (!has.Contains(token)) rows.RemoveToken(token, known.Number);
        }
        foreach (var token in has)
        {
            if (!had.Contains(token)) rows.AddToken(token, known.Number);
        }
    }
}
