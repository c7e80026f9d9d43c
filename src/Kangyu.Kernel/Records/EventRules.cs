using Kangyu.Kernel.Ledger;

namespace Kangyu.Kernel.Records;

/// <summary>An event is begun once, gone on with by the forms that belong to it, and closed once.</summary>
internal static class EventRules
{
    public static void Check(Draft draft, PersonState? state, AdmitContext context, List<Problem> problems)
    {
        if (draft.Subject.Kind != SubjectKind.Event || draft.Amends is not null) return;
        var known = context.Known ?? state;
        if (draft.Form.BeginsEvent)
        {
            if (known?.BegunBy is not null) problems.Add(Problem.At("subject", "event_begun", "这个事项已经开始了，请另开一个", "This event has begun already: begin another"));
            return;
        }
        if (known?.BegunBy is not { } begun || !draft.Form.GoesOn.Contains(begun, StringComparer.Ordinal))
            problems.Add(Problem.At("subject", "unknown_event", "没有这样的事项，请从事项的页面打开表单", "There is no such event: open the form from the event's page"));
        else if (known.ClosedOn is { } closed && draft.Occurred.Date >= closed)
            problems.Add(Problem.At("subject", "event_closed", $"这个事项已在 {closed:yyyy-MM-dd} 办结。要改，请更正原来的记录", $"This event was closed on {closed:yyyy-MM-dd}. To change it, amend what was written"));
    }
}
