using System.Text.Json;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.Cases;

/// <summary>
/// A worked example read as a course of events that can be told of somebody else: what was written, in its order, without what the example expects to be refused.
/// <paramref name="Tier"/>: county, township or village. <paramref name="IsFlagged"/>: it expects an entry to be flagged, which should be rare.
/// </summary>
public sealed record CaseStory(string Pack, string Name, string Tier, bool IsFlagged, CasePerson Person, IReadOnlyList<StoryStep> Steps)
{
    private static readonly Guid Nobody = new("01900000-0000-7000-8000-000000000001");

    /// <returns>Null: a question to a table, nothing that was written, or an example that corrects or takes back what it wrote.</returns>
    public static CaseStory? Read(Engine engine, string pack, Case example)
    {
        var tier = example.Body["unit"]?.Scalar ?? "township";
        var steps = new List<StoryStep>();
        var flagged = false;
        foreach (var node in example.Body["story"]?.List ?? [])
        {
            if (node["amend"] is not null || node["withdraw"] is not null) return null;
            if (node["today"] is not null || node["expect"]?["refused"]?.List is { Count: > 0 }) continue;
            if (Step(engine, node, tier, steps.Count + 1) is not { } step || (steps.Count > 0 && step.Occurred.Date < steps[^1].Occurred.Date)) return null;
            steps.Add(step);
            flagged |= node["expect"]?["flagged"]?.List is { Count: > 0 };
        }
        return steps.Count == 0 ? null : new CaseStory(pack, example.Name, tier, flagged, CasePerson.Read(example.Body["person"]), steps);
    }

    private static StoryStep? Step(Engine engine, YamlNode node, string tier, int number)
    {
        if (!Occurred.TryParse((node["at"] ?? node["on"])?.Scalar, out var occurred)) return null;
        var role = node["by"]?.Scalar ?? "clinician";
        var (form, answers) = Answers(engine, node, occurred);
        if (form is null) return null;
        var json = CaseJson.Envelope(new CaseHeading(number, form, Nobody, tier, occurred), answers);
        return engine.Read(json, new Writer(Guid.Empty, role, tier)).Draft is { } draft ? new StoryStep(form, occurred, role, draft.Slots, draft.Signatures) : null;
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
