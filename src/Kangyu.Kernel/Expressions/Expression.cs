using System.Text.Json;
using Kangyu.Kernel.Expressions.Checking;
using Kangyu.Kernel.Expressions.Nodes;
using Kangyu.Kernel.Expressions.Syntax;

namespace Kangyu.Kernel.Expressions;

/// <summary>An expression of a pack, parsed and typed at load; immutable, may be evaluated by many threads at once.</summary>
public sealed class Expression
{
    private readonly Node root;

    private Expression(string source, Node root, NameTable names)
    {
        this.root = root;
        Source = source;
        Reads = [.. names.Reads];
        Decides = [.. names.Decides];
        ReadsToday = names.ReadsToday;
    }

    public string Source { get; }

    public ExprType Type => root.Type;

    /// <summary>Names of the symbols it reads, each once, in order of appearance; an item of a repeating section as
    /// <c>section.item</c>. For the order of calcs and for lineage (S1, S13).</summary>
    public IReadOnlyList<string> Reads { get; }

    /// <summary>Tables it asks, as <c>pack.table</c>.</summary>
    public IReadOnlyList<string> Decides { get; }

    /// <summary>Whether the result depends on the entry's date.</summary>
    public bool ReadsToday { get; }

    /// <summary>Parses and types an expression; every fault is an error with its column, none is an exception.</summary>
    /// <param name="expected">The type wanted, or null where any will do.</param>
    public static ExprResult Parse(string text, ExprScope scope, ExprType? expected)
    {
        var (tree, error) = Parser.Parse(text);
        if (tree is null) return ExprResult.Bad([error!]);
        var checker = new Checker(scope);
        var typed = checker.CheckAs(tree, expected);
        return typed is null ? ExprResult.Bad(checker.Complaints.Errors) : ExprResult.Good(new Expression(text, typed, checker.Names));
    }

    public Value Evaluate(in EvalContext context) => root.Evaluate(context);

    /// <summary>The same of a condition, without wrapping the result; of an expression that is none: unanswered.</summary>
    internal Kleene Truth(in EvalContext context) => root is TruthNode truth ? truth.Truth(context) : Kleene.Unanswered;

    /// <summary>Writes the compiled tree for the browser (docs/contracts/expressions.md).</summary>
    public void WriteJson(Utf8JsonWriter writer) => root.Write(writer);
}
