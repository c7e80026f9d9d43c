using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace Kangyu.Kernel.Tests.Expressions;

public class VectorTests
{
    public static TheoryData<int, string> Vectors => [.. Vector.All.Select((vector, index) => new TheoryDataRow<int, string>(index, vector.Name))];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Every_vector_gives_what_it_says(int index, string name)
    {
        var vector = Vector.All[index];
        var result = vector.Parse();
        if (vector.Error is not null)
        {
            var error = Assert.Single(result.Errors, error => error.Code == vector.Error);
            Assert.Equal(vector.Line["column"]!.GetValue<int>(), error.Column);
            Assert.Contains(vector.Line["says"]?.GetValue<string>() ?? "", error.Message.En, StringComparison.Ordinal);
            Assert.NotEmpty(error.Message.Zh);
            return;
        }
        Assert.True(result.Expression is not null, $"{name}: {string.Join("; ", result.Errors)}");
        var found = Answering.JsonOf(vector.Evaluate(result.Expression));
        Assert.True(Answering.Same(vector.Expect, found), $"{name}: {Json(vector.Expect)} is right, found {Json(found)}");
    }

    [Fact]
    public async Task The_browser_gives_the_same_for_every_vector()
    {
        var vectors = Vector.All.Where(vector => vector.Error is null).ToList();
        var questions = vectors.Select(vector => Answering.Question(vector.Parse().Expression!, vector.Answers, vector.Today, vector.Tables)).ToList();
        var answers = await BrowserEvaluator.Answer(questions);
        var wrong = vectors.Zip(answers).Where(pair => !Answering.Same(pair.First.Expect, JsonNode.Parse(pair.Second)))
            .Select(pair => $"{pair.First.Name}: {Json(pair.First.Expect)} is right, the browser says {pair.Second}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void There_are_vectors_enough_to_rely_on() => Assert.True(Vector.All.Count >= 240, Vector.All.Count.ToString(CultureInfo.InvariantCulture));

    private static string Json(JsonNode? node) => node?.ToJsonString() ?? "unanswered";
}
