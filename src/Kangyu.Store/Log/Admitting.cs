using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Dialects;
using Kangyu.Store.Erasures;
using Kangyu.Store.Fold;
using Kangyu.Store.Lists;

namespace Kangyu.Store.Log;

/// <summary>
/// Admits submissions within one transaction: check against the state of their subjects, number, fold; what follows waits in rows until it is written.
/// Belongs to the writer's thread.
/// </summary>
internal sealed class Admitting(Engine engine, FoldStep folds, SubjectCache cache, PendingRows rows, ErasedSubjects erased, Divisions divisions, HybridClock clock)
{
    private readonly Dictionary<Guid, StoredMark> marks = [];
    private readonly HashSet<Guid> absent = [];

    /// <summary>Looks up, for a whole batch at once, which entries are on file and who the subjects are.</summary>
    public void Prepare(IEnumerable<Submission> submissions, WriteSession session)
    {
        marks.Clear();
        absent.Clear();
        var ids = new HashSet<Guid>();
        foreach (var submission in submissions)
        {
            foreach (var (draft, _) in submission.Entries)
            {
                ids.Add(draft.Id);
                if (draft.Subject.Kind != SubjectKind.Nobody && cache.Find(draft.Subject.Id) is null) absent.Add(draft.Subject.Id);
            }
        }
        session.FindEntries(ids, (id, mark) => marks[id] = mark);
        var found = new List<KnownSubject>();
        session.LoadSubjects(absent, stored => found.Add(Of(stored)));
        foreach (var known in found)
        {
            cache.Add(known);
            absent.Remove(known.Id);
        }
    }

    /// <summary>Admits a submission or refuses it; a refusal leaves nothing behind.</summary>
    public Receipt Submit(Submission submission, BatchTime time)
    {
        var attempt = new Attempt(submission, rows.Position, rows.Waiting);
        if (Run(attempt, time, careful: false)) return Finish(attempt);
        // an entry of it has to be folded anew over another entry of it: one at a time, written as they come
        attempt = rows.BeginCareful(submission);
        Run(attempt, time, careful: true);
        return Finish(attempt);
    }

    private bool Run(Attempt attempt, BatchTime time, bool careful)
    {
        for (var i = 0; i < attempt.Receipts.Length; i++)
        {
            var (draft, mark) = attempt.Submission.Entries[i];
            if (marks.TryGetValue(draft.Id, out var stored))
            {
                attempt.Receipts[i] = stored.Mark is null || stored.Mark == mark
                    ? new EntryReceipt(draft.Id, EntryOutcome.Duplicate, stored.Position, [], [])
                    : Refused(draft, [LogProblems.Conflict]);
            }
            else if (!Admit(attempt, i, time, careful))
            {
                Undo(attempt, careful);
                return false;
            }
            if (attempt.Receipts[i]!.Outcome != EntryOutcome.Rejected) continue;
            Undo(attempt, careful);
            RefuseOthers(attempt);
            return true;
        }
        Keep(attempt, careful);
        return true;
    }

    /// <summary>False: the submission has to be done carefully.</summary>
    private bool Admit(Attempt attempt, int i, BatchTime time, bool careful)
    {
        var (draft, mark) = attempt.Submission.Entries[i];
        var known = Find(draft.Subject);
        var people = PeopleOf(known);
        var host = people.Count == 0 ? null : people[0];
        if (Wrong(draft, known) is { } problem)
        {
            attempt.Receipts[i] = Refused(draft, [problem]);
            return true;
        }
        var numbering = new Numbering(rows.Position + 1, clock.Next(time.UnixMs), attempt.Submission.Id);
        var isLate = draft.Form.Id == CoreForms.Merge || IsLate(draft, host?.State, numbering);
        if (isLate && !careful && attempt.Ids.Count > 0) return false;
        var late = isLate ? LateEntry.Read(rows, folds, people, draft, numbering, attempt.Submission.FromPeer) : null;
        // reading the past may have written everything that waited
        if (isLate) attempt.Pending = rows.Waiting;
        if (late?.Problem is { } wrong)
        {
            attempt.Receipts[i] = Refused(draft, [wrong]);
            return true;
        }
        numbering = numbering with { RootRecorded = late?.RootRecorded };
        var other = Merges.OtherOf(draft.Form, draft.Slots) is { } named ? PeopleOf(Find(Subject.Person(named))) : [];
        var context = new AdmitContext(time.Local, attempt.Submission.ReaderUnit, attempt.Submission.FromPeer, attempt.Submission.Authorise,
            host?.State, other is [{ Number: > 0 } there, ..] ? there.State : null, divisions.List);
        switch (engine.Admit(draft, late is null ? host?.State : late.State, context))
        {
            case Verdict.Refused refused:
                attempt.Receipts[i] = Refused(draft, refused.Problems);
                break;
            case Verdict.Admitted admitted:
                Take(attempt, i, Engine.ToEntry(draft, admitted, numbering), [known, .. people, .. other], late, admitted.Answers);
                if (careful) Keep(attempt, careful);
                break;
        }
        return true;
    }

    /// <summary>True when the past has to be read: an amendment, something told late, or the root that an amendment from a peer waits for.</summary>
    private static bool IsLate(Draft draft, PersonState? state, Numbering numbering) => draft.Amends is not null
        || (state?.Last is { } last && new FoldKey(draft.Occurred, numbering.Recorded, draft.Id) <= last)
        || state?.Awaited.Contains(draft.Id) == true;

    /// <param name="people">The subject, then who holds its record and all merged with it, then of a merge those of the other.</param>
    private void Take(Attempt attempt, int i, Entry entry, IReadOnlyList<KnownSubject?> people, LateEntry? late, byte[] answers)
    {
        var (draft, mark) = attempt.Submission.Entries[i];
        var known = people[0];
        if (known is not null)
        {
            attempt.Touch(known);
            if (known.Number == 0)
            {
                known.Number = entry.Position;
                attempt.New.Add((known, entry));
            }
        }
        if (entry.Form.Id == CoreForms.Merge) Merge(attempt, entry, [.. people.OfType<KnownSubject>().Distinct()]);
        else Fold(attempt, entry, known, people.Count > 1 ? people[1] : null, late);
        rows.Add(new PendingEntry(entry, draft, answers, mark, known?.Number, attempt.Submission.Blobs));
        marks[entry.Id] = new StoredMark(entry.Position, mark);
        attempt.Ids.Add(entry.Id);
        attempt.Receipts[i] = new EntryReceipt(entry.Id, entry.Flags.Count > 0 ? EntryOutcome.Flagged : EntryOutcome.Accepted, entry.Position, entry.Flags, []);
    }

    private void Fold(Attempt attempt, Entry entry, KnownSubject? known, KnownSubject? host, LateEntry? late)
    {
        if (host is not null) attempt.Touch(host);
        var changes = late is null ? folds.InOrder(host, entry) : folds.Anew(host, entry, late.Earlier, rows.Session.Connection);
        attempt.Changes.Add(new Folded(changes, host, entry.Position, host?.State?.Members.Count > 0 ? NumberOf : null));
        if (host == known) return;
        // it rests in another's record: only its card is its own
        var own = FoldStep.OwnCard(entry, late?.Earlier);
        known!.Take(own);
        attempt.Changes.Add(new Folded(own, known, entry.Position));
    }

    private void Merge(Attempt attempt, Entry entry, IReadOnlyList<KnownSubject> people)
    {
        foreach (var person in people) attempt.Touch(person);
        var earlier = folds.Earlier(rows.Session.Connection, people, entry.Root, entry.Position);
        attempt.Changes.AddRange(folds.Regroup(people, entry, earlier, rows.Session.Connection));
    }

    private long NumberOf(Guid person) => Find(Subject.Person(person))!.Number;

    /// <summary>Who holds the record, then all whose entries it follows from; empty for what is about nobody.</summary>
    private IReadOnlyList<KnownSubject> PeopleOf(KnownSubject? known)
    {
        if (known is null) return [];
        var host = known.State?.MergedInto is { } held ? Find(Subject.Person(held))! : known;
        return host.State is not { Members.Count: > 0 } state ? [host] : [host, .. state.Members.Select(member => Find(Subject.Person(member))!)];
    }

    private void Keep(Attempt attempt, bool careful)
    {
        rows.Keep(attempt);
        foreach (var subject in attempt.Touched) cache.Changed[subject.Id] = subject;
        if (careful) rows.Flush();
    }

    private void Undo(Attempt attempt, bool careful)
    {
        foreach (var id in attempt.Ids) marks.Remove(id);
        if (careful)
        {
            foreach (var subject in attempt.Touched) cache.Forget(subject.Id);
            rows.EndCareful(attempt);
        }
        else
        {
            attempt.PutBack();
            rows.Cut(attempt);
        }
    }

    private KnownSubject? Find(Subject subject)
    {
        if (subject.Kind == SubjectKind.Nobody) return null;
        var known = cache.Find(subject.Id);
        if (known is not null) return known;
        // a very large batch may have pushed it out of the cache again
        if (!absent.Contains(subject.Id)) rows.Session.LoadSubjects([subject.Id], stored => known = Of(stored));
        known ??= new KnownSubject(subject.Id, 0, null);
        cache.Add(known);
        return known;
    }

    private static KnownSubject Of(StoredSubject stored) =>
        new(stored.Id, stored.Number, stored.State is { } state ? StateReader.Read(state) : null);

    private Problem? Wrong(Draft draft, KnownSubject? known)
    {
        if (known is null) return null;
        // of an erased record nothing is on file
        if (known.Number == 0 && erased.Has(known.Id)) return LogProblems.Erased;
        // what has entries and no folded state is neither a person nor an event
        var kind = known.State switch { null => (SubjectKind?)null, { IsEvent: true } => SubjectKind.Event, _ => SubjectKind.Person };
        return known.Number > 0 && kind != (draft.Subject.IsFollowed ? draft.Subject.Kind : null) ? LogProblems.SubjectKind : null;
    }

    private static EntryReceipt Refused(Draft draft, IReadOnlyList<Problem> problems) => new(draft.Id, EntryOutcome.Rejected, 0, [], problems);

    private static void RefuseOthers(Attempt attempt)
    {
        for (var i = 0; i < attempt.Receipts.Length; i++)
        {
            if (attempt.Receipts[i] is not { Outcome: EntryOutcome.Rejected or EntryOutcome.Duplicate })
                attempt.Receipts[i] = Refused(attempt.Submission.Entries[i].Draft, [LogProblems.Group]);
        }
    }

    private static Receipt Finish(Attempt attempt) => new(attempt.Submission.Id, attempt.Receipts!);
}
