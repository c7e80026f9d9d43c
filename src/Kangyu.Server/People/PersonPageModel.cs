using Kangyu.Kernel;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Store.Views;

namespace Kangyu.Server.People;

/// <summary>An alert at the top of a record. <paramref name="Form"/>: what answers it.</summary>
public sealed record Alert(string Kind, Words Text, Form? Form = null);

/// <summary>Somebody whose record is linked with this one, as both agreed. <paramref name="InCare"/>: the reader's unit cares for them too.</summary>
public sealed record Partner(Guid Id, string? Name, bool InCare);

/// <summary>The form that was saved just now. <paramref name="Then"/>: what may be filled in next; it is offered, never needed (S8).</summary>
public sealed record SavedForm(Form Form, Form? Then);

/// <summary>Everything the page of a person shows, each part read with one query.</summary>
public sealed record PersonPageModel(
    OpenedRecord Opened,
    DateOnly Today,
    Stage Stage,
    (Words? Title, DateOnly Since)? Method,
    IReadOnlyList<Alert> Alerts,
    IReadOnlyList<SafeCareLine> Safe,
    IReadOnlyList<Partner> Partners,
    IReadOnlyList<PlanLine> Plan,
    IReadOnlyList<AgreedLine> Agreed,
    IReadOnlyList<Form> Next,
    IReadOnlyList<Chart> Charts,
    TimelineModel Timeline,
    SavedForm? Saved = null)
{
    internal Guid Id => Opened.Id;

    internal PersonRecord Record => Opened.Record;
}

/// <summary>A page of the timeline with its filter: the id of a pack or of a form, or empty.</summary>
public sealed record TimelineModel(Guid Person, Sight Sight, string Filter, IReadOnlyList<(Words Title, string Value)> Filters, TimelinePage Page);
