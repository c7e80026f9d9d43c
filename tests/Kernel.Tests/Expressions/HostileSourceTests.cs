using Kangyu.Kernel.Expressions;
using Xunit;

namespace Kangyu.Kernel.Tests.Expressions;

public class HostileSourceTests
{
    private static readonly string[] Pieces =
    [
        "(", ")", ",", "+", "-", "*", "/", "=", "!=", "<", "<=", "not", "and", "or", "in", "between", "is", "answered", "today", "yes", "i1", "d1", "c1", "s1", "r1", "k1", "y1",
        "3", "2.5", "2026-03-01", "2026-02-31", "'a'", "'", "3 months", "days", "any(", "count(r1", "if(", "round(", "age(", "decide('a.b')", "decide(", "includes(", "村", "😀", "\0", "\ud800", ".", "9999 years",
    ];

    /// <summary>One known seed and one that is new each time.</summary>
    public static TheoryData<int> Seeds => [1, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_is_written_gives_an_expression_or_errors_with_a_place_and_a_mend(int seed)
    {
        var random = new Random(seed);
        for (var index = 0; index < 20_000; index++)
        {
            var source = string.Join(random.Next(3) == 0 ? "" : " ", random.GetItems(Pieces, random.Next(1, 14)));
            var result = Expression.Parse(source, RandomExpressions.Scope, null);
            if (result.Expression is not null) continue;
            Assert.NotEmpty(result.Errors);
            Assert.All(result.Errors, error =>
            {
                Assert.True(error.Column >= 1 && error.Column <= source.Length + 1, $"seed {seed}: {source}: column {error.Column}");
                Assert.True(error.Message.Zh.Length > 4 && error.Message.En.Length > 4, $"seed {seed}: {source}");
            });
        }
    }

    [Theory]
    [InlineData("(", "")]
    [InlineData("-", "1")]
    [InlineData("not ", "yes")]
    [InlineData("if(yes, ", "1")]
    [InlineData("1 + ", "1")]
    [InlineData("min(1, ", "1")]
    [InlineData("any(r1, ", "yes")]
    [InlineData("1 month * ", "1")]
    public void Deep_nesting_and_great_length_fail_cleanly(string repeated, string end)
    {
        var deep = Expression.Parse(string.Concat(Enumerable.Repeat(repeated, 390)) + end, RandomExpressions.Scope, null);
        Assert.Equal("expr_too_deep", Assert.Single(deep.Errors).Code);
        var wide = Expression.Parse(string.Concat(Enumerable.Repeat(repeated, 100_000)) + end, RandomExpressions.Scope, null);
        Assert.Equal("expr_too_long", Assert.Single(wide.Errors).Code);
    }
}
