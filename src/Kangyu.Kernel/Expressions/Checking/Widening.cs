using Kangyu.Kernel.Expressions.Nodes;

namespace Kangyu.Kernel.Expressions.Checking;

/// <summary>Where one type serves as another.</summary>
internal static class Widening
{
    /// <summary>A date as it is, a datetime as its day; null for anything else.</summary>
    public static NumberNode? AsDay(Node node) => node.Type.Kind switch
    {
        ExprKind.Date => (NumberNode)node,
        ExprKind.DateTime => new DateOfNode((NumberNode)node),
        _ => null,
    };

    /// <summary>Numbers, days or times side by side: of a date and a datetime the datetime becomes its day. Null if they do not go together.</summary>
    public static NumberNode[]? Align(IReadOnlyList<Node> nodes)
    {
        if (nodes.All(node => node.Type.IsNumber)) return [.. nodes.Cast<NumberNode>()];
        if (nodes.All(node => node.Type.Kind == ExprKind.DateTime)) return [.. nodes.Cast<NumberNode>()];
        return nodes.All(node => node.Type.IsDay) ? [.. nodes.Select(node => AsDay(node)!)] : null;
    }

    /// <summary>The type of nodes that <see cref="Align"/> has brought together.</summary>
    public static ExprType Common(IReadOnlyList<NumberNode> nodes) =>
        nodes.FirstOrDefault(node => node.Type.Kind == ExprKind.Decimal)?.Type ?? nodes[0].Type;

    /// <summary>The type that covers two texts or choices.</summary>
    public static ExprType Common(ExprType a, ExprType b) =>
        a is ChoiceType x && b is ChoiceType y ? ReferenceEquals(x.Codes, y.Codes) ? a : ExprType.Choice([.. Union(x.Codes, y.Codes)]) : ExprType.Text;

    public static IEnumerable<string> Union(IEnumerable<string> a, IEnumerable<string> b) => a.Union(b, StringComparer.Ordinal);

    /// <summary>The node as the type that is wanted, or null.</summary>
    public static Node? Fit(Node node, ExprType wanted) => wanted.Kind switch
    {
        ExprKind.Decimal => node.Type.IsNumber ? node : null,
        ExprKind.Text => node.Type.IsText ? node : null,
        ExprKind.Date => AsDay(node),
        ExprKind.Choice => node.Type is ChoiceType choice && Covers(((ChoiceType)wanted).Codes, choice.Codes) ? node : null,
        ExprKind.Choices => node.Type is ChoicesType choices && Covers(((ChoicesType)wanted).Codes, choices.Codes) ? node : null,
        _ => node.Type.Kind == wanted.Kind ? node : null,
    };

    private static bool Covers(IReadOnlyList<string> codes, IReadOnlyList<string> some) => ReferenceEquals(codes, some) || some.All(code => codes.Contains(code, StringComparer.Ordinal));
}
