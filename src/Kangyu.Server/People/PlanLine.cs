using Kangyu.Kernel;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Pathways;
using Kangyu.Kernel.Records;

namespace Kangyu.Server.People;

/// <summary>One step of a person's plan as the reader may know it. <paramref name="Form"/>: what does it, if the reader writes it.</summary>
public sealed record PlanLine(DueRow Row, Words Title, DueState State, Form? Form)
{
    /// <summary>A step that nobody may name to the reader has the neutral words of its slip (S4).</summary>
    private static readonly Words HealthVisit = new("健康随访", "Health follow-up");

    /// <summary>Still to come or to be done; the rest is past.</summary>
    public bool IsOpen => State is DueState.Ahead or DueState.Due or DueState.Late;

    /// <summary>Null: a duty that is not the reader's to know (the review of a procedure without consent is for those who treat).</summary>
    internal static PlanLine? Of(DueRow row, PackSet packs, Sight sight, DateOnly today)
    {
        if (!packs.Pathways.TryGetValue(row.Key.Pathway, out var pathway) || row.Key.Step >= pathway.Steps.Count) return null;
        var step = pathway.Steps[row.Key.Step];
        var named = sight.MayName(pathway);
        if (row.IsDuty && !named) return null;
        var form = step.Forms.Select(id => packs.Forms.GetValueOrDefault(id)).FirstOrDefault(form => form is not null && sight.MayWrite(form));
        return new PlanLine(row, named ? NameOf(pathway, step) : step.Slip ?? HealthVisit, DueStates.Of(row, today), form);
    }

    private static Words NameOf(Pathway pathway, Step step) =>
        step.Title is { } title && pathway.Steps.Count > 1 ? new Words($"{pathway.Title.Zh}：{title.Zh}", $"{pathway.Title.En}: {title.En}") : pathway.Title;
}
