using System.Text.Json.Nodes;
using Kangyu.Kernel.Expressions;
using Xunit;

namespace Kangyu.Kernel.Tests.Expressions;

public class ExpressionTests
{
    private static readonly ExprScope Scope = new(
        [
            new("systolic", ExprType.Integer, 0),
            new("diastolic", ExprType.Integer, 1),
            new("born", ExprType.Date, 2),
            new("level", ExprType.Choice("normal", "raised", "high"), 3),
            new("smoker", ExprType.YesNo, 4),
            new("medicines", ExprType.Rows(new Symbol("name", ExprType.Text, 0), new Symbol("dose", ExprType.Decimal, 1)), 5),
        ],
        new Dictionary<string, ExprType>(StringComparer.Ordinal) { ["pack.table"] = ExprType.Choice("low", "high"), ["pack.matrix"] = ExprType.Decision });

    [Theory]
    [InlineData("systolic > diastolic or systolic > 140", "systolic diastolic")]
    [InlineData("age(born) > 35 and smoker", "born smoker")]
    [InlineData("any(medicines, dose > systolic)", "medicines medicines.dose systolic")]
    [InlineData("level is answered", "level")]
    [InlineData("today", "")]
    public void An_expression_tells_what_it_reads(string source, string reads) =>
        Assert.Equal(reads, string.Join(' ', Good(source).Reads));

    [Fact]
    public void An_expression_tells_which_tables_it_asks_and_whether_it_depends_on_the_day()
    {
        var asking = Good("if(age(born) > 40, decide('pack.table'), decide('pack.table'))");
        Assert.Equal(["pack.table"], asking.Decides);
        Assert.True(asking.ReadsToday);
        Assert.False(Good("age(born, 2026-01-01) > 40").ReadsToday);
        Assert.True(Good("weeks_since(born) < 6").ReadsToday);
        Assert.Equal(ExprType.Choice("low", "high"), asking.Type);
        Assert.Equal(ExprType.Decision, Good("decide('pack.matrix')").Type);
    }

    [Theory]
    [InlineData("1 + 2", ExprKind.Integer)]
    [InlineData("1 + 2.0", ExprKind.Decimal)]
    [InlineData("4 / 2", ExprKind.Decimal)]
    [InlineData("round(4 / 2)", ExprKind.Integer)]
    [InlineData("round(4 / 2, 1)", ExprKind.Decimal)]
    [InlineData("max(1, 2)", ExprKind.Integer)]
    [InlineData("max(1, 2.5)", ExprKind.Decimal)]
    [InlineData("today - born", ExprKind.Integer)]
    [InlineData("born + 28 days * systolic", ExprKind.Date)]
    [InlineData("28 days * systolic", ExprKind.Period)]
    [InlineData("bmi(60, 160)", ExprKind.Decimal)]
    [InlineData("count(medicines)", ExprKind.Integer)]
    [InlineData("if(smoker, 'a', 'b')", ExprKind.Choice)]
    [InlineData("smoker", ExprKind.YesNo)]
    public void Every_expression_has_a_type(string source, ExprKind kind) => Assert.Equal(kind, Good(source).Type.Kind);

    [Fact]
    public void The_codes_of_an_if_are_those_of_both_its_branches() =>
        Assert.Equal(ExprType.Choice("none", "normal", "raised", "high"), Good("if(smoker, 'none', level)").Type);

    [Fact]
    public void All_faults_of_types_are_told_at_once()
    {
        var errors = Expression.Parse("systolc > 1 and level = 'hihg' and agee(born) > 3", Scope, ExprType.YesNo).Errors;
        Assert.Equal(["expr_unknown_name", "expr_unknown_code", "expr_unknown_function"], errors.Select(error => error.Code));
        Assert.Equal([1, 25, 36], errors.Select(error => error.Column));
    }

    [Fact]
    public void The_compiled_tree_is_compact_and_speaks_of_names()
    {
        var tree = Answering.TreeOf(Good("systolic >= 140 and not level in ('raised', 'high') or any(medicines, dose > 0.5) and born + 6 weeks < today"));
        var wanted = JsonNode.Parse("""
            ["or",["and",[">=",["item","systolic"],["lit",140]],["not",["in",["item","level"],["lit","raised"],["lit","high"]]]],
             ["and",["any",["item","medicines"],[">",["row",0,"dose"],["lit",0.5]]],["<",["add_period",["item","born"],["period",0,42]],["today"]]]]
            """);
        Assert.Equal(wanted!.ToJsonString(), tree.ToJsonString());
    }

    [Fact]
    public void An_answer_of_the_wrong_kind_and_a_slot_that_is_not_there_are_unanswered()
    {
        Assert.False(Good("systolic + 1").Evaluate(new EvalContext([Value.Of("high")], new DateOnly(2026, 3, 1))).IsAnswered);
        Assert.False(Good("smoker").Evaluate(new EvalContext([], new DateOnly(2026, 3, 1))).IsAnswered);
        Assert.Equal(Value.Of(new Period(3, 0)), Good("3 months").Evaluate(default));
    }

    [Fact]
    public void A_table_that_may_not_be_asked_is_unanswered() =>
        Assert.False(Good("decide('pack.table')").Evaluate(new EvalContext([], new DateOnly(2026, 3, 1))).IsAnswered);

    [Fact]
    public void Scalar_results_allocate_nothing()
    {
        var expression = Good("(systolic >= 140 or diastolic >= 90) and level in ('raised', 'high') and age(born) between 35 and 64 and any(medicines, dose * 2 > 5) and born + 3 months < today");
        Value[] slots = [Value.Of(150), Value.Of(95), Value.Of(new DateOnly(1980, 5, 5)), Value.Of("high"), default, Value.OfRows([[Value.Of("a"), Value.Of(3)]])];
        var context = new EvalContext(slots, new DateOnly(2026, 3, 1));
        Assert.True(expression.Evaluate(context).IsTrue);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1000; round++) expression.Evaluate(context);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Expression Good(string source)
    {
        var result = Expression.Parse(source, Scope, null);
        Assert.True(result.Expression is not null, $"{source}: {string.Join("; ", result.Errors)}");
        return result.Expression;
    }
}
