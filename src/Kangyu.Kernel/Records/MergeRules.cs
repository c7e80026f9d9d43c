namespace Kangyu.Kernel.Records;

/// <summary>Whether two records may be merged: two that are there, not one already, both in the writer's care.</summary>
internal static class MergeRules
{
    public static void Check(Draft draft, PersonState? state, AdmitContext context, List<Problem> problems)
    {
        if (Merges.OtherOf(draft.Form, draft.Slots) is not { } other) return;
        if (context.Other is not { } named)
            problems.Add(Problem.At("other", "unknown_person", "没有另一份档案，请重新选择", "There is no such record: choose again"));
        else if (other == draft.Subject.Id)
            problems.Add(Problem.At("other", "merge_self", "选的是同一份档案，请选另一份", "This is the same record: choose the other one"));
        else if (named.Person == state?.Person && !IsAmended(draft))
            problems.Add(Problem.At("other", "merge_done", "这两份档案已经合并", "The two records are merged already"));
        else if (!context.FromPeer && context.Authorise?.Invoke(draft with { Subject = Ledger.Subject.Person(other) }, named) is { } denial)
            problems.Add(denial with { Path = "other" });
    }

    // a merge that is corrected stands already
    private static bool IsAmended(Draft draft) => draft.Amends is not null;
}
