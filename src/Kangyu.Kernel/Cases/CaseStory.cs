using System.Text.Json;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Pathways;
using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.Cases;

/// <summary>
/// A worked example read as a course of events that can be told of somebody else: what was written, in its order, without what is refused. <paramref name="Tier"/>: county, township or
/// village. <paramref name="IsFlagged"/>: an entry of it is flagged, which should be rare. <paramref name="LeavesDuty"/>: at its end something is still to be done by the unit.
/// </summary>
public sealed record CaseStory(string Pack, string Name, string Tier, bool IsFlagged, bool LeavesDuty, CasePerson Person, IReadOnlyList<StoryStep> Steps)
{
    /// <returns>Null: a question to a table, nothing that was written, an example that begins in the middle of an event, or one that corrects or takes back what it wrote.</returns>
    public static CaseStory? Read(Engine engine, string pack, Case example)
    {
        // what begins in the middle of an event has no beginning to tell
        if (example.Body["event"] is not null) return null;
        var (record, person) = (new CaseRecord(engine, example.Body["unit"]?.Scalar ?? "township"), CasePerson.Read(example.Body["person"]));
        record.Begin(person.Born, person.Sex, person.IsUnnamed);
        var steps = new List<StoryStep>();
        foreach (var node in example.Body["story"]?.List ?? [])
        {
            if (node["amend"] is not null || node["withdraw"] is not null) return null;
            if (node["today"] is not null || Step(engine, record, node) is not { } step) continue;
            if (steps.Count > 0 && step.Occurred.Date < steps[^1].Occurred.Date) return null;
            // an event begun again in the same example is another try of it, not another event
            if (step.Form.BeginsEvent && steps.Exists(earlier => earlier.Form == step.Form)) continue;
            steps.Add(step);
        }
        if (steps.Count == 0) return null;
        var rows = DueStates.RowsOf(record.State, record.Unit).Concat(record.Event is { } known ? DueStates.RowsOf(known, record.Unit) : []);
        var leaves = rows.Any(row => row.IsDuty && row.DoneOn is null);
        return new CaseStory(pack, example.Name, record.Unit, record.Entries.Any(entry => entry.Flags.Count > 0), leaves, person, steps);
    }

    /// <summary>Null: it was not taken.</summary>
    private static StoryStep? Step(Engine engine, CaseRecord record, YamlNode node)
    {
        if (!Occurred.TryParse((node["at"] ?? node["on"])?.Scalar, out var occurred)) return null;
        var role = node["by"]?.Scalar ?? "clinician";
        var (form, answers) = Answers(engine, node, occurred);
        if (form is null || record.Write(form, answers, occurred, role).Count > 0) return null;
        var json = CaseJson.Envelope(new CaseHeading(record.Entries.Count, form, record.Latest!.Subject, record.Unit, occurred), answers);
        return engine.Read(json, new Writer(Guid.Empty, role, record.Unit)).Draft is { } draft ? new StoryStep(form, occurred, role, draft.Slots, draft.Signatures) : null;
    }

    private static (Form? Form, JsonElement Answers) Answers(Engine engine, YamlNode node, Occurred occurred)
    {
        if (node["withdraw_offer"]?.Scalar is { } offer) return (engine.Packs.Forms[CoreForms.Consent], CaseJson.NoMore(offer));
        if (node["form"]?.Scalar is not { } id || !engine.Packs.Forms.TryGetValue(id, out var form)) return default;
        return (form, CaseJson.Answers(engine.Packs, form, node["answers"], occurred.ToString()));
    }
}

/// <summary>One entry of a story. <paramref name="Role"/>: who writes it. <paramref name="Slots"/>: the answers as they were read, without facts and results.</summary>
public sealed record StoryStep(Form Form, Occurred Occurred, string Role, Value[] Slots, IReadOnlyDictionary<string, Signature> Signatures);

/// <summary>Whose story it is, as far as it matters; null: not said.</summary>
public sealed record CasePerson(DateOnly? Born, string? Sex, bool IsUnnamed)
{
    internal static CasePerson Read(YamlNode? person) => new(
        Occurred.TryParse(person?["born"]?.Scalar, out var born) ? born.Date : null, person?["sex"]?.Scalar, person?["unnamed"]?.Scalar is "yes" or "true");
}
