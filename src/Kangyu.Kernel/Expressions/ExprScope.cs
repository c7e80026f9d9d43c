namespace Kangyu.Kernel.Expressions;

/// <summary>A name an expression may use: an item or a fact, its type, and where its answer stands in
/// <see cref="EvalContext.Slots"/> (for an item of a repeating section: in the line).</summary>
public sealed record Symbol(string Name, ExprType Type, int Slot);

/// <summary>
/// What an expression may name. A repeating section is a symbol of <see cref="RowsType"/>, whose items are in scope only
/// inside the condition of <c>count</c>, <c>any</c> and <c>all</c>. <c>decide</c> may be used only where the tables are given.
/// </summary>
public sealed class ExprScope
{
    private readonly Dictionary<string, Symbol> symbols;
    private readonly IReadOnlyDictionary<string, ExprType>? tables;

    /// <param name="symbols">Items and facts; of two with one name the later stands.</param>
    /// <param name="tables">Decision tables by <c>pack.table</c>, each with its type (<see cref="ExprType.Choice"/> of its
    /// answers, or <see cref="ExprType.Decision"/> for a matrix); null where <c>decide</c> is not allowed.</param>
    public ExprScope(IEnumerable<Symbol> symbols, IReadOnlyDictionary<string, ExprType>? tables = null)
    {
        this.symbols = new Dictionary<string, Symbol>(StringComparer.Ordinal);
        foreach (var symbol in symbols) this.symbols[symbol.Name] = symbol;
        this.tables = tables;
    }

    /// <summary>Literals and <c>today</c> only, as for a period in a pathway.</summary>
    public static ExprScope Empty { get; } = new([]);

    public bool AllowDecide => tables is not null;

    public IReadOnlyCollection<Symbol> Symbols => symbols.Values;

    public IEnumerable<string> Tables => tables?.Keys ?? [];

    public Symbol? Find(string name) => symbols.GetValueOrDefault(name);

    public ExprType? FindTable(string name) => tables?.GetValueOrDefault(name);

    /// <summary>A name that no item or fact may have, because the language keeps it.</summary>
    public static bool IsReserved(string name) => name is "or" or "and" or "not" or "in" or "between" or "is" or "yes" or "no"
        or "true" or "false" or "today";
}
