using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo.Lives;

/// <summary>
/// What is on file of a person, folded while the life is lived, so that a story is told only as far as the forms take it, given everything else that was written about the person. Kept
/// for those who go through cases of several services, as long as they do.
/// </summary>
internal sealed class Rehearsal(Engine engine, Guid person)
{
    private readonly PersonState state = new() { Person = person };
    private long position;

    /// <summary>The day of the last entry: nothing is written of an earlier one any more.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>Whether all entries of a submission would be admitted; then they are on file. What is written together is about different things: none needs another.</summary>
    public bool Takes(DemoSubmission submission)
    {
        var context = new AdmitContext(submission.Recorded.ToOffset(TimeSpan.FromHours(8)).DateTime, submission.ReaderUnit);
        var admitted = new Verdict.Admitted[submission.Entries.Count];
        for (int i = 0; i < admitted.Length; i++)
        {
            if (engine.Admit(submission.Entries[i], position == 0 ? null : state, context) is not Verdict.Admitted verdict) return false;
            admitted[i] = verdict;
        }
        for (int i = 0; i < admitted.Length; i++)
        {
            var draft = submission.Entries[i];
            var numbering = new Numbering(++position, HybridTime.Of(submission.Recorded.ToUnixTimeMilliseconds(), i), submission.Id);
            engine.Fold(state, Engine.ToEntry(draft, admitted[i], numbering), new Changes());
            LastDay = draft.Occurred.Date;
        }
        return true;
    }
}
