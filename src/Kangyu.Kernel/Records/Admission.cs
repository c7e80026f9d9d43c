using Kangyu.Kernel.Forms;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Records.Folds;
using Kangyu.Kernel.Safeguards;

namespace Kangyu.Kernel.Records;

/// <summary>
/// Whether an entry may join the ledger: when it happened, the form run over its answers and the facts, signatures, safeguards. What a peer acknowledged is never refused, only
/// flagged with the codes it would have been refused for.
/// </summary>
internal static class Admission
{
    public static Verdict Judge(PackSet packs, FormPlan plan, Draft draft, PersonState? state, AdmitContext context)
    {
        if (!context.FromPeer && context.Authorise?.Invoke(draft, context.Known ?? state) is { } denial) return new Verdict.Refused([denial]);
        var problems = new List<Problem>();
        Time(draft, context.Known ?? state, context, problems);
        EventRules.Check(draft, state, context, problems);
        if (draft.Withdraws) return Finish(plan, draft, draft.Slots, [], problems, context, null);
        var slots = Copy(draft.Slots);
        FactFiller.Fill(plan.Form, state, context.ReaderUnit, draft.Occurred.Date, slots);
        var run = FormEvaluator.Run(plan, slots, draft.Occurred.Date);
        problems.AddRange(run.Problems);
        var entry = Engine.ToEntry(draft, new Verdict.Admitted(slots, [], []), new Numbering(0, Ledger.HybridTime.OfColumn(long.MaxValue), draft.Id));
        MergeRules.Check(draft, state, context, problems);
        SignatureRules.Check(packs, entry, context.Now, problems);
        S05AgreedMessages.Check(entry, state, problems);
        S06InformedChoice.Check(packs, entry, problems);
        S07OwnConsent.Check(entry, problems);
        ListRules.Check(plan, slots, context.Divisions, draft.Occurred.Date, problems);
        IdentifierRules.Check(entry, DateOnly.FromDateTime(context.Now), problems);
        var flags = draft.Amends is null ? ProcedureFold.Flags(state, entry) : ProcedureFold.AmendmentFlags(state, entry);
        return Finish(plan, draft, slots, flags, problems, context, run);
    }

    /// <summary>Results are filled in beside the answers, in lines as well: the draft keeps what was written.</summary>
    private static Expressions.Value[] Copy(Expressions.Value[] slots)
    {
        var copy = (Expressions.Value[])slots.Clone();
        for (var i = 0; i < copy.Length; i++)
            if (copy[i].Kind == Expressions.ValueKind.Rows) copy[i] = Expressions.Value.OfRows([.. copy[i].Rows.Select(row => (Expressions.Value[])row.Clone())]);
        return copy;
    }

    private static Verdict Finish(FormPlan plan, Draft draft, Expressions.Value[] slots, IReadOnlyList<string> flags, List<Problem> problems, AdmitContext context, FormEvaluator? run)
    {
        if (problems.Count > 0 && !context.FromPeer) return new Verdict.Refused(problems);
        var answers = AnswerWriter.Write(plan.Form, slots, draft.Signatures, run?.Decisions);
        return new Verdict.Admitted(slots, answers, problems.Count == 0 ? flags : [.. flags, .. problems.Select(problem => problem.Code).Distinct(StringComparer.Ordinal)]);
    }

    private static void Time(Draft draft, PersonState? state, AdmitContext context, List<Problem> problems)
    {
        var today = DateOnly.FromDateTime(context.Now);
        if (draft.Occurred.Date > today || (draft.Occurred.Time is { } time && draft.Occurred.Date.ToDateTime(time) > context.Now.AddMinutes(10)))
            problems.Add(Problem.At("occurred", "in_future", "日期晚于现在，请核对", "The date lies in the future: check it"));
        if (state?.Born is { } born && draft.Occurred.Date < born)
            problems.Add(Problem.At("occurred", "before_birth", $"日期早于本人的出生日期（{born:yyyy-MM-dd}），请核对", $"The date is before the person was born ({born:yyyy-MM-dd}): check it"));
    }
}
