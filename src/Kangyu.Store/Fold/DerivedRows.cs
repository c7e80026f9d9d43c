using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Dialects;
using Kangyu.Store.Flat;

namespace Kangyu.Store.Fold;

/// <summary>
/// What follows from entries, waiting to be written: by the writer once a batch, by a rebuild once a block. Both go this way, so that dropping everything derived and
/// rebuilding gives the same rows.
/// </summary>
/// <param name="flat">Of these rows alone.</param>
/// <param name="areFresh">Subjects that are in no table yet, each written whole: what ends again is ended here.</param>
internal sealed class DerivedRows(IReadOnlyDictionary<string, FlatForm> flat, bool areFresh)
{
    private readonly OpenRows<(long, DueKey)> due = new(DerivedShapes.Due, DerivedShapes.DueClose, until: 18, areFresh);
    private readonly OpenRows<(long, string)> consents = new(DerivedShapes.Consent, DerivedShapes.ConsentClose, until: 9, areFresh);
    private readonly OpenRows<(long, string, string)> care = new(DerivedShapes.Care, DerivedShapes.CareClose, until: 6, areFresh);
    private readonly OpenRows<long> aliases = new(DerivedShapes.Alias, DerivedShapes.AliasClose, until: 3, areFresh);
    private readonly Rows subjects = new(DerivedShapes.Subject);
    private readonly Rows people = new(DerivedShapes.Person);
    private readonly Rows events = new(DerivedShapes.Event);
    private readonly Rows cards = new(DerivedShapes.Card);
    private readonly Rows states = new(DerivedShapes.State);
    private readonly Rows tokensGone = new(DerivedShapes.TokenGone);
    private readonly Rows tokens = new(DerivedShapes.Token);

    // of some hundred forms a batch touches few
    private readonly HashSet<FlatForm> touched = [];

    /// <summary>How many flat rows wait: a measure of when to write.</summary>
    public int Waiting { get; private set; }

    public void AddSubject(long number, Subject subject) => subjects.Add(number).Add(EntryId.ToBytes(subject.Id)).Add((long)subject.Kind);

    public void Add(Folded folded)
    {
        Add(folded.Changes, folded.Subject?.Number, folded.Since, folded.NumberOf);
        if (folded is not { Alias: { } alias, Subject: { } subject }) return;
        if (aliases.End(subject.Number, folded.Since)) aliases.Closed.Add(subject.Number).Add(folded.Since);
        if (alias.Host is not { } host) return;
        aliases.Begin(subject.Number);
        aliases.Added.Add(subject.Number).Add(host.Number).Add(folded.Since).Add((long?)null);
    }

    /// <param name="number">The subject's number; null for an entry about nobody.</param>
    /// <param name="since">The position of the entry from which this follows.</param>
    /// <param name="numberOf">Of merged records: the number of an entry's own subject.</param>
    public void Add(Changes changes, long? number, long since, Func<Guid, long>? numberOf = null)
    {
        foreach (var row in changes.FlatClosed) Flat(row.Form).Close(row.Position, since);
        foreach (var entry in changes.FlatAdded) Flat(entry.Form.Id).Add(entry, numberOf?.Invoke(entry.Subject.Id) ?? number, since);
        Waiting += changes.FlatAdded.Count;
        if (number is not { } person) return;
        foreach (var key in changes.DueClosed) Close(key, person, since);
        foreach (var row in changes.Due) Add(row, person, since);
        foreach (var key in changes.ConsentsClosed) Close(key, person, since);
        foreach (var row in changes.Consents) Add(row, person, since);
        foreach (var row in changes.CareClosed) Close(row, person, since);
        foreach (var row in changes.Care) Add(row, person, since);
    }

    public void AddPerson(long number, PersonState state) => people
        .Add(number).Add(state.HomeUnit).Add(state.Born?.DayNumber).Add(state.Sex).Add(state.Unnamed ? 1 : 0).Add(state.Synthetic ? 1 : 0);

    /// <param name="code">The receipt of who told of it; null: the form gives none.</param>
    public void AddEvent(long number, PersonState state, string? code) => events
        .Add(number).Add(state.BegunBy).Add(state.HomeUnit).Add(state.BegunOn?.DayNumber).Add(state.ClosedOn?.DayNumber).Add(code);

    public void AddState(long number, byte[] state) => states.Add(number).Add(state);

    public void AddCard(long number, byte[]? card) => cards.Add(number).Add(card);

    public void AddToken(long hash, long number) => tokens.Add(hash).Add(number);

    public void RemoveToken(long hash, long number) => tokensGone.Add(hash).Add(number);

    /// <summary>Writes everything: what ends before what begins.</summary>
    public void Write(WriteSession session)
    {
        var all = new List<Rows> { due.Closed, consents.Closed, care.Closed, aliases.Closed, tokensGone, subjects, people, events, cards, states, due.Added, consents.Added, care.Added, aliases.Added, tokens };
        foreach (var form in touched) all.AddRange(form.Pending);
        session.Write(all);
        Written();
    }

    /// <summary>Forgets everything that waits: the transaction failed.</summary>
    public void Clear()
    {
        foreach (var rows in (ReadOnlySpan<Rows>)
            [due.Closed, due.Added, consents.Closed, consents.Added, care.Closed, care.Added, aliases.Closed, aliases.Added, tokensGone, tokens, subjects, people, events, cards, states]) rows.Clear();
        foreach (var rows in touched.SelectMany(form => form.Pending)) rows.Clear();
        Written();
    }

    private void Written()
    {
        due.Forget();
        consents.Forget();
        care.Forget();
        aliases.Forget();
        foreach (var form in touched) form.Forget();
        touched.Clear();
        Waiting = 0;
    }

    private FlatForm Flat(string id)
    {
        var form = flat[id];
        touched.Add(form);
        return form;
    }

    private void Add(DueRow row, long person, long since)
    {
        Close(row.Key, person, since);
        due.Begin((person, row.Key));
        due.Added.Add(person).Add(EntryId.ToBytes(row.Key.Instance)).Add(row.Key.Pathway).Add(row.Key.Step).Add(row.Key.Occurrence)
            .Add(row.Unit).Add(row.IsDuty ? 1 : 0).Add(row.Offer).Add(row.DueOn.DayNumber).Add(row.WindowStart.DayNumber).Add(row.WindowEnd.DayNumber)
            .Add(row.DoneOn?.DayNumber).Add(Bytes(row.DoneBy)).Add(row.RemindedOn?.DayNumber).Add(Bytes(row.Worker)).Add(EntryId.ToBytes(row.Author)).Add(row.Room)
            .Add(since).Add((long?)null);
    }

    private void Close(DueKey key, long person, long until)
    {
        if (!due.End((person, key), until)) return;
        due.Closed.Add(person).Add(EntryId.ToBytes(key.Instance)).Add(key.Pathway).Add(key.Step).Add(key.Occurrence).Add(until);
    }

    private void Add(ConsentRow row, long person, long since)
    {
        Close(row.Key, person, since);
        consents.Begin((person, row.Key));
        consents.Added.Add(person).Add(row.Key).Add(row.Answer).Add(row.From.DayNumber).Add(row.Until?.DayNumber).Add(row.Channel)
            .Add(Bytes(row.Worker)).Add(EntryId.ToBytes(row.Entry)).Add(since).Add((long?)null);
    }

    private void Close(string key, long person, long until)
    {
        if (consents.End((person, key), until)) consents.Closed.Add(person).Add(key).Add(until);
    }

    private void Add(CareRow row, long person, long since)
    {
        Close(row, person, since);
        care.Begin((person, row.Unit, row.Why));
        care.Added.Add(person).Add(row.Unit).Add(row.Why).Add(row.From.DayNumber).Add(row.Until?.DayNumber).Add(since).Add((long?)null);
    }

    private void Close(CareRow row, long person, long until)
    {
        if (care.End((person, row.Unit, row.Why), until)) care.Closed.Add(person).Add(row.Unit).Add(row.Why).Add(until);
    }

    private static byte[]? Bytes(Guid? id) => id is { } known ? EntryId.ToBytes(known) : null;
}
