using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;

namespace Kangyu.Server.Forms;

/// <summary>
/// Whether somebody may write an entry: by role, unit, care relation. Asked by the writer with the state the entry meets. A person nobody knows yet is registered first.
/// </summary>
internal sealed class WriteAccess(Reader reader, DateOnly today, IReadOnlyDictionary<Guid, BeyondCare>? beyond = null)
{
    public Problem? Check(Draft draft, PersonState? state)
    {
        var decision = draft.Subject.Kind == SubjectKind.Person && state?.Last is null ? New(draft)
            : Gate.Decide(reader, Act.WriteForm, Target(draft, state)) is var first && (first is Decision.Denied || draft.Subject.Kind != SubjectKind.Event) ? first
            : OfEvent(draft, state);
        return decision switch
        {
            null => Problem.At("subject", "unknown_person", "没有这个人的档案，请先登记（可以不留姓名）", "There is no record of this person: register first (a name is not needed)"),
            Decision.Denied denied => new Problem(denied.Code, "", denied.Words),
            _ => null,
        };
    }

    /// <summary>An event is gone on with by those who may read it: it began at their unit or below.</summary>
    private Decision OfEvent(Draft draft, PersonState? state)
    {
        var began = draft.Subject.Kind == SubjectKind.Event && !draft.Form.BeginsEvent ? state?.HomeUnit : null;
        return Gate.Decide(reader, began is null ? Act.WriteForm : Act.ReadWritten, new Target { Unit = began ?? draft.Unit, Writers = draft.Form.Writers });
    }

    /// <summary>Null: only a registration begins a record.</summary>
    private Decision? New(Draft draft) => draft.Form.Id == CoreForms.Registration ? Gate.Decide(reader, Act.Register, Kernel.Access.Target.At(draft.Unit)) : null;

    private Target Target(Draft draft, PersonState? state) => new()
    {
        Unit = draft.Unit,
        AboutPerson = draft.Subject.Kind == SubjectKind.Person,
        CareUnits = state is null ? [] : [.. CareUnits(state), .. Beyond(draft)?.Units ?? []],
        Emergency = Beyond(draft)?.Emergency == true,
        Writers = draft.Form.Writers,
    };

    private BeyondCare? Beyond(Draft draft) => draft.Subject.Kind == SubjectKind.Person ? beyond?.GetValueOrDefault(draft.Subject.Id) : null;

    private List<string> CareUnits(PersonState state)
    {
        var units = new List<string>(state.Care.Count);
        foreach (var row in state.Care.Values)
            if (row.From <= today && (row.Until is not { } until || today <= until)) units.Add(row.Unit);
        return units;
    }
}

/// <summary>Opened outside one's care: units that found the person by card or whole number today, and whether it is an emergency.</summary>
internal sealed record BeyondCare(IReadOnlyList<string> Units, bool Emergency);
