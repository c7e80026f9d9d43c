using System.Text.Json;
using Kangyu.Kernel.Expressions.Syntax;

namespace Kangyu.Kernel.Expressions.Nodes;

/// <summary>IEEE doubles, as in the browser; division by zero and overflow are unanswered.</summary>
internal sealed class ArithmeticNode(ExprType type, Operation operation, NumberNode left, NumberNode right) : NumberNode(type)
{
    public override double Number(in EvalContext context)
    {
        var (a, b) = (left.Number(context), right.Number(context));
        return Finite(operation switch
        {
            Operation.Add => a + b,
            Operation.Subtract => a - b,
            Operation.Multiply => a * b,
            _ => a / b,
        });
    }

    public override void Write(Utf8JsonWriter writer)
    {
        var sign = operation switch
        {
            Operation.Add => "+",
            Operation.Subtract => "-",
            Operation.Multiply => "*",
            _ => "/",
        };
        Write(writer, sign, left, right);
    }
}

internal sealed class NegateNode(NumberNode operand) : NumberNode(operand.Type)
{
    public override double Number(in EvalContext context) => -operand.Number(context);

    public override void Write(Utf8JsonWriter writer) => Write(writer, "neg", operand);
}

/// <summary>Rounds half away from zero, as people do by hand.</summary>
internal sealed class RoundNode(NumberNode operand, int digits) : NumberNode(digits == 0 ? ExprType.Integer : ExprType.Decimal)
{
    private readonly double scale = Scale(digits);

    public override double Number(in EvalContext context) => Round(operand.Number(context), scale);

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteStringValue("round");
        operand.Write(writer);
        writer.WriteNumberValue(digits);
        writer.WriteEndArray();
    }

    internal static double Round(double number, double scale)
    {
        var scaled = Finite(Math.Abs(number) * scale);
        var whole = Math.Floor(scaled);
        var rounded = (scaled - whole >= 0.5 ? whole + 1 : whole) / scale;
        return number < 0 ? -rounded : rounded;
    }

    /// <summary>1, 10, 100 ...: multiplied, since a power function need not be exact.</summary>
    private static double Scale(int digits)
    {
        var power = 1.0;
        for (var digit = 0; digit < digits; digit++) power *= 10;
        return power;
    }
}

/// <summary>Kilograms over square metres, rounded to one decimal; unanswered unless both are above zero.</summary>
internal sealed class BmiNode(NumberNode kilograms, NumberNode centimetres) : NumberNode(ExprType.Decimal)
{
    public override double Number(in EvalContext context)
    {
        var (kg, cm) = (kilograms.Number(context), centimetres.Number(context));
        return kg > 0 && cm > 0 ? RoundNode.Round(Finite(kg * 10000 / (cm * cm)), 10) : double.NaN;
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "bmi", kilograms, centimetres);
}

/// <summary>The least or greatest; unanswered if one of them is.</summary>
internal sealed class ExtremeNode(ExprType type, bool least, NumberNode[] operands) : NumberNode(type)
{
    public override double Number(in EvalContext context)
    {
        var found = operands[0].Number(context);
        for (var index = 1; index < operands.Length; index++)
        {
            var next = operands[index].Number(context);
            if (double.IsNaN(next) || (least ? next < found : next > found)) found = next;
            if (double.IsNaN(found)) return double.NaN;
        }
        return found;
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, least ? "min" : "max", operands);
}
