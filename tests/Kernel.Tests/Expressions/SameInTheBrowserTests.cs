using System.Globalization;
using System.Text.Json.Nodes;
using Kangyu.Kernel.Expressions;
using Xunit;

namespace Kangyu.Kernel.Tests.Expressions;

public class SameInTheBrowserTests
{
    private const int Expressions = 2500;
    private const int AnswersEach = 3;

    /// <summary>One known seed and one that is new each time; the message of a failure names its seed.</summary>
    public static TheoryData<int> Seeds => [1, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Random_expressions_give_the_same_in_the_kernel_and_in_the_browser(int seed)
    {
        var random = new RandomExpressions(seed);
        var cases = new List<(string Source, string Question, JsonNode? Kernel)>();
        for (var index = 0; index < Expressions; index++)
        {
            var source = random.Expression();
            var result = Expression.Parse(source, RandomExpressions.Scope, null);
            if (result.Expression is null && result.Errors.All(error => error.Code is "expr_too_deep" or "expr_too_long")) continue;
            Assert.True(result.Expression is not null, $"seed {seed}: {source}: {string.Join("; ", result.Errors)}");
            for (var round = 0; round < AnswersEach; round++) cases.Add(Ask(random, result.Expression));
        }
        var browser = await BrowserEvaluator.Answer([.. cases.Select(asked => asked.Question)]);
        var different = cases.Zip(browser).Where(pair => !Answering.Same(pair.First.Kernel, JsonNode.Parse(pair.Second)))
            .Select(pair => $"seed {seed}: {pair.First.Source} over {pair.First.Question}: kernel {pair.First.Kernel?.ToJsonString() ?? "unanswered"}, browser {pair.Second}");
        Assert.Empty(different.Take(5));
        Assert.InRange(cases.Count(asked => asked.Kernel is not null), cases.Count / 3, cases.Count);
    }

    private static (string Source, string Question, JsonNode? Kernel) Ask(RandomExpressions random, Expression expression)
    {
        var (answers, today) = (random.Answers(), random.Today());
        var kernel = expression.Evaluate(new EvalContext(Answering.SlotsOf(RandomExpressions.Symbols, answers), today));
        var question = Answering.Question(expression, answers, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return (expression.Source, question, Answering.JsonOf(kernel));
    }
}
