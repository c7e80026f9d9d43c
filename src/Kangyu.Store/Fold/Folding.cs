using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Dialects;
using Kangyu.Store.Erasures;
using Kangyu.Store.Flat;
using Kangyu.Store.Keys;
using Kangyu.Store.Lists;
using Kangyu.Store.Log;

namespace Kangyu.Store.Fold;

/// <summary>What a writer and a rebuild share: the engine, how entries are opened, and where what follows from them is written.</summary>
internal sealed class Folding(Engine engine, EntryOpener opener, CardSeal cards, byte[] searchKey, FlatNames flat)
{
    public FoldStep Step { get; } = new(engine, new PersonHistory(opener));

    public PersonRows People { get; } = new(engine, cards, searchKey);

    /// <param name="areFresh">See <see cref="DerivedRows"/>.</param>
    public DerivedRows NewRows(bool areFresh = false) => new(flat.Forms(areFresh), areFresh);

    public Transaction Writer(
        WriteSession session, Node node, Keyring keyring, CountyOptions options, ErasedSubjects erased, Epoch epoch, Divisions divisions)
    {
        var cache = new SubjectCache(options.RememberedPeople);
        var hybrid = new HybridClock();
        var rows = new PendingRows(session, new LedgerRows(keyring, node.Number), NewRows(), People, cache);
        var admitting = new Admitting(engine, Step, cache, rows, erased, divisions, hybrid);
        return new Transaction(session, node, keyring, cache, rows, admitting, hybrid, options.Clock, epoch, position: 0);
    }
}
