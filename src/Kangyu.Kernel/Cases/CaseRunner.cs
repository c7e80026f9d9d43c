using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.Cases;

/// <summary>Runs the worked examples of packs: a person's story, or a question to a table.</summary>
public sealed class CaseRunner(Engine engine)
{
    public CaseResult Run(string pack, Case example)
    {
        var mismatches = new List<Mismatch>();
        if (example.Body["decide"] is { } table) Decide(example, table, mismatches);
        else Story(example, mismatches);
        return new CaseResult(pack, example.Name, example.File, example.Line, mismatches);
    }

    private void Story(Case example, List<Mismatch> mismatches)
    {
        var record = new CaseRecord(engine, example.Body["unit"]?.Scalar ?? "township");
        var person = CasePerson.Read(example.Body["person"]);
        record.Begin(person.Born, person.Sex, person.IsUnnamed);
        if (example.Body["event"]?.Scalar is { } begun) record.BeginEvent(begun);
        foreach (var step in example.Body["story"]?.List ?? [])
        {
            var expect = new CaseExpectations(engine, record, mismatches);
            if (step["today"] is { } today)
            {
                expect.Check(step["expect"], Day(today)!.Value, null, []);
                continue;
            }
            if (!Occurred.TryParse((step["at"] ?? step["on"])?.Scalar, out var occurred))
            {
                mismatches.Add(new Mismatch(step.Line, "on", "a date", (step["at"] ?? step["on"])?.Scalar ?? "nothing"));
                continue;
            }
            var (form, problems) = Act(record, step, occurred, mismatches);
            expect.Check(step["expect"], occurred.Date, form, problems);
            Unexpected(step, problems, mismatches);
        }
    }

    private (Form? Form, IReadOnlyList<Problem> Problems) Act(CaseRecord record, YamlNode step, Occurred occurred, List<Mismatch> mismatches)
    {
        var role = step["by"]?.Scalar ?? "clinician";
        if ((step["amend"] ?? step["withdraw"]) is { } which)
        {
            if (!int.TryParse(which.Scalar, out var number) || number < 1 || number > record.Entries.Count)
            {
                mismatches.Add(new Mismatch(which.Line, "amend", "the number of an entry of the story", which.Scalar ?? "nothing"));
                return (null, []);
            }
            var old = record.Entries[number - 1];
            var withdraws = step["withdraw"] is not null;
            var answers = CaseJson.Answers(engine.Packs, old.Form, step["answers"], occurred.ToString());
            return (old.Form, record.Write(old.Form, answers, withdraws ? occurred : old.Occurred, role, old.Root, withdraws, step["reason"]?.Scalar));
        }
        if (step["withdraw_offer"]?.Scalar is { } offer) return Withdraw(record, offer, occurred, role);
        if (step["form"]?.Scalar is not { } id || !engine.Packs.Forms.TryGetValue(id, out var form))
        {
            mismatches.Add(new Mismatch(step.Line, "form", "a form of the packs", step["form"]?.Scalar ?? "nothing"));
            return (null, []);
        }
        return (form, record.Write(form, CaseJson.Answers(engine.Packs, form, step["answers"], occurred.ToString()), occurred, role));
    }

    private (Form? Form, IReadOnlyList<Problem> Problems) Withdraw(CaseRecord record, string offer, Occurred occurred, string role)
    {
        var form = engine.Packs.Forms[CoreForms.Consent];
        return (form, record.Write(form, CaseJson.NoMore(offer), occurred, role));
    }

    /// <summary>A refusal that the case does not expect is a mismatch.</summary>
    private static void Unexpected(YamlNode step, IReadOnlyList<Problem> problems, List<Mismatch> mismatches)
    {
        if (problems.Count == 0 || step["expect"]?["refused"] is not null) return;
        mismatches.Add(new Mismatch(step.Line, "refused", "nothing", string.Join("; ", problems.Select(problem => $"{problem.Path}: {problem.Code} ({problem.Message.En})"))));
    }

    private void Decide(Case example, YamlNode table, List<Mismatch> mismatches)
    {
        if (engine.Table(table.Scalar ?? "") is not { } evaluator)
        {
            mismatches.Add(new Mismatch(table.Line, "decide", "a table of the packs", table.Scalar ?? "nothing"));
            return;
        }
        var facts = FactsFromCase.Read(evaluator.Table, example.Body["facts"], mismatches);
        var today = Day(example.Body["today"]) ?? new DateOnly(2026, 1, 1);
        DecisionExpectations.Check(evaluator.FromFacts(facts, today), example.Body["expect"], mismatches);
    }

    private static DateOnly? Day(YamlNode? node) => Occurred.TryParse(node?.Scalar, out var day) ? day.Date : null;
}
