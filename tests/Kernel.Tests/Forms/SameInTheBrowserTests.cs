using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Forms;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Tests.Expressions;

namespace Kernel.Tests.Forms;

/// <summary>Every form of every pack, over random answers: what is asked, calculated, decided and found wrong is the same in the kernel and in the browser.</summary>
public sealed class SameInTheBrowserTests
{
    private const int RoundsEach = 60;

    /// <summary>One known seed and one that is new each time; the message of a failure names its seed.</summary>
    public static TheoryData<int> Seeds => [1, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whole_forms_give_the_same_in_the_kernel_and_in_the_browser(int seed)
    {
        var packs = PackFiles.All();
        var tables = packs.Decisions.ToDictionary(table => table.Key, table => new DecisionEvaluator(table.Value), StringComparer.Ordinal);
        var random = new RandomAnswers(seed);
        var questions = new List<string>();
        var expected = new List<JsonNode?>();
        foreach (var form in packs.Forms.Values.OrderBy(form => form.Id, StringComparer.Ordinal))
        {
            questions.Add($"{{\"form\":{Compiled(form, packs)}}}");
            expected.Add(null);
            var plan = new FormPlan(form, tables);
            for (var round = 0; round < RoundsEach; round++)
            {
                var today = random.Today();
                var (answers, facts) = (random.Answers(form, today), random.Facts(form, today));
                expected.Add(Kernel(plan, answers, facts, today));
                questions.Add(new JsonObject { ["answers"] = answers, ["facts"] = facts, ["today"] = Text(today) }.ToJsonString());
            }
        }
        var browser = await BrowserEvaluator.Ask(Path.Combine(BrowserEvaluator.Repository(), "web", "dist", "form", "answer.mjs"), questions);
        var different = questions.Zip(expected, browser).Where(one => !JsonNode.DeepEquals(one.Second, JsonNode.Parse(one.Third)))
            .Select(one => $"seed {seed}: {one.First}\n kernel  {one.Second?.ToJsonString()}\n browser {one.Third}");
        Assert.True(!different.Any(), string.Join("\n\n", different.Take(3)));
    }

    /// <summary>Runs the form, then once more over what was asked, as it would be sent: what is not asked is not part of an entry.</summary>
    private static JsonObject Kernel(FormPlan plan, JsonObject answers, JsonObject facts, DateOnly today)
    {
        var asked = Run(plan, answers, facts, today).Answers;
        foreach (var item in plan.Form.Items.Where(item => item.IsCalculated)) Remove(asked, plan.Form, item);
        var (sent, problems) = Run(plan, asked, facts, today);
        return new JsonObject { ["values"] = sent, ["problems"] = new JsonArray([.. problems.Order(StringComparer.Ordinal).Select(problem => (JsonNode)problem)]) };
    }

    private static (JsonObject Answers, IEnumerable<string> Problems) Run(FormPlan plan, JsonObject answers, JsonObject facts, DateOnly today)
    {
        var reader = new AnswerReader(plan, stored: false);
        using var document = JsonDocument.Parse(answers.ToJsonString());
        var slots = reader.Read(document.RootElement);
        Assert.Empty(reader.Problems);
        foreach (var fact in plan.Form.Facts) slots[fact.Slot] = Answering.ValueOf(fact.Type, facts[fact.Name]);
        var run = FormEvaluator.Run(plan, slots, today);
        var written = AnswerWriter.Write(plan.Form, slots, reader.Signatures ?? [], run.Decisions);
        return (JsonNode.Parse(written)!.AsObject(), run.Problems.Select(problem => $"{problem.Path}: {problem.Code}"));
    }

    private static void Remove(JsonObject answers, Form form, Item item)
    {
        answers.Remove(item.Id);
        foreach (var section in form.Sections.Where(section => section.Repeat is not null && section.Items.Contains(item)))
            foreach (var line in answers[section.Id!]?.AsArray() ?? [])
                line!.AsObject().Remove(item.Id);
    }

    private static string Compiled(Form form, PackSet packs)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) FormJson.Write(writer, form, packs);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
