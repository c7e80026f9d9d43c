namespace Kangyu.Kernel.Expressions;

/// <summary>
/// Why an expression does not load: a stable code, the column (from 1, in UTF-16 units) and a message with the mend.
/// Codes: expr_syntax, expr_type, expr_unknown_name, expr_unknown_code, expr_unknown_function, expr_unknown_table,
/// expr_arity, expr_decide_not_here, expr_too_deep, expr_too_long.
/// </summary>
public sealed record ExprError(string Code, int Column, Words Message);

/// <summary>Either the expression, or at least one error.</summary>
public sealed class ExprResult
{
    private ExprResult(Expression? expression, IReadOnlyList<ExprError> errors)
    {
        Expression = expression;
        Errors = errors;
    }

    /// <summary>Null when there are errors.</summary>
    public Expression? Expression { get; }

    public IReadOnlyList<ExprError> Errors { get; }

    internal static ExprResult Good(Expression expression) => new(expression, []);

    internal static ExprResult Bad(IReadOnlyList<ExprError> errors) => new(null, errors);
}
