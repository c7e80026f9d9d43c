using System.Globalization;
using System.Text.Json.Nodes;
using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Tests.Expressions;

/// <summary>A line of tests/vectors/expressions.json with the group it stands in.</summary>
internal sealed record Vector(JsonObject Group, JsonObject Line)
{
    public static IReadOnlyList<Vector> All { get; } =
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(BrowserEvaluator.Repository(), "tests", "vectors", "expressions.json")))!.AsArray()
            .SelectMany(group => group!["vectors"]!.AsArray().Select(line => new Vector(group.AsObject(), line!.AsObject())))];

    public string Name => $"{Group["group"]}: {Shorten(Expr)}";

    public string Expr => Line["expr"]!.GetValue<string>();

    public string? Error => Line["error"]?.GetValue<string>();

    public JsonNode? Expect => Line["expect"];

    public string Today => Group["today"]!.GetValue<string>();

    public JsonObject Answers => Group["answers"]!.AsObject();

    /// <summary>What each table answers.</summary>
    public JsonObject Tables => new((Group["tables"]?.AsObject() ?? []).Select(table => KeyValuePair.Create(table.Key, table.Value!["answer"]?.DeepClone())));

    public ExprResult Parse()
    {
        var tables = Group["tables"]?.AsObject().ToDictionary(table => table.Key, table => Answering.TypeOf(table.Value!["type"]!), StringComparer.Ordinal);
        var expected = Line["as"] is { } type ? Answering.TypeOf(type) : null;
        return Expression.Parse(Expr, new ExprScope(Answering.SymbolsOf(Group["items"]!.AsObject()), tables), expected);
    }

    public Value Evaluate(Expression expression)
    {
        var slots = Answering.SlotsOf(Answering.SymbolsOf(Group["items"]!.AsObject()), Answers);
        var today = DateOnly.ParseExact(Today, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return expression.Evaluate(new EvalContext(slots, today, Decide));
    }

    private Value Decide(string table) => Answering.ValueOf(Answering.TypeOf(Group["tables"]![table]!["type"]!), Group["tables"]![table]!["answer"]);

    private static string Shorten(string text) => text.Length <= 80 ? text : $"{text[..40]} ... {text.Length} characters";
}
