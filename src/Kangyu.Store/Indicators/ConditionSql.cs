using System.Globalization;
using System.Text;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Indicators;

namespace Kangyu.Store.Indicators;

/// <summary>
/// Writes a condition as SQL: comparisons of stored columns, and/or/not/in, null tests, dates shifted by whole days. Nothing else is ever computed in SQL. Texts are parameters.
/// </summary>
internal sealed class ConditionSql(Func<string, string> column, IDictionary<string, object> parameters)
{
    private readonly StringBuilder text = new();

    public static string Write(ColumnCondition condition, Func<string, string> column, IDictionary<string, object> parameters)
    {
        var writer = new ConditionSql(column, parameters);
        writer.Add(condition);
        return writer.text.ToString();
    }

    private void Add(ColumnCondition condition)
    {
        switch (condition)
        {
            case ColumnCondition.And and: Join(and.Parts, " AND ", "1=1"); break;
            case ColumnCondition.Or or: Join(or.Parts, " OR ", "1=0"); break;
            case ColumnCondition.Not not:
                text.Append("NOT (");
                Add(not.Part);
                text.Append(')');
                break;
            case ColumnCondition.Compare compare:
                Add(compare.Left);
                text.Append(' ').Append(compare.Operator == "!=" ? "<>" : compare.Operator).Append(' ');
                Add(compare.Right);
                break;
            case ColumnCondition.In list:
                text.Append(column(list.Column)).Append(" IN (").AppendJoin(", ", list.Codes.Select(code => Parameter(code))).Append(')');
                break;
            case ColumnCondition.Answered answered:
                text.Append(column(answered.Column)).Append(answered.Is ? " IS NOT NULL" : " IS NULL");
                break;
            case ColumnCondition.Yes yes:
                text.Append(column(yes.Column)).Append(" = 1");
                break;
            default: throw new InvalidOperationException($"No SQL is known for {condition.GetType().Name}.");
        }
    }

    private void Join(IReadOnlyList<ColumnCondition> parts, string by, string empty)
    {
        if (parts.Count == 0)
        {
            text.Append(empty);
            return;
        }
        text.Append('(');
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) text.Append(by);
            Add(parts[i]);
        }
        text.Append(')');
    }

    private void Add(Operand operand)
    {
        if (operand.Column is { } name)
        {
            text.Append(column(name));
            if (operand.ShiftDays != 0) text.Append(CultureInfo.InvariantCulture, $" + ({operand.ShiftDays})");
            return;
        }
        text.Append(operand.Constant.Kind switch
        {
            ValueKind.Text => Parameter(operand.Constant.Text),
            ValueKind.YesNo => operand.Constant.IsTrue ? "1" : "0",
            ValueKind.Date => (operand.Constant.Date.DayNumber + operand.ShiftDays).ToString(CultureInfo.InvariantCulture),
            ValueKind.Number or ValueKind.DateTime => operand.Constant.Number.ToString("R", CultureInfo.InvariantCulture),
            _ => "NULL",
        });
    }

    private string Parameter(string value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"p{parameters.Count}");
        parameters[name] = value;
        return "@" + name;
    }
}
