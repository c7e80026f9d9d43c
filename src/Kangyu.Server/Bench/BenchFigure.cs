using System.Globalization;
using System.Text.Json;

namespace Kangyu.Server.Bench;

/// <summary>One measured figure. <paramref name="AtMost"/>: the aim is an upper bound, otherwise a lower one; null: reported without an aim.</summary>
internal sealed record BenchFigure(string Name, double Figure, string Unit, double? Aim = null, bool AtMost = true)
{
    public bool? Met => Aim is not { } aim ? null : AtMost ? Figure <= aim : Figure >= aim;

    public void Write(Utf8JsonWriter writer, string machine, string date)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Name);
        writer.WriteNumber("figure", Math.Round(Figure, 3));
        writer.WriteString("unit", Unit);
        if (Aim is { } aim) writer.WriteString("aim", (AtMost ? "<= " : ">= ") + aim.ToString("0.###", CultureInfo.InvariantCulture));
        else writer.WriteNull("aim");
        if (Met is { } met) writer.WriteBoolean("met", met);
        else writer.WriteNull("met");
        writer.WriteString("machine", machine);
        writer.WriteString("date", date);
        writer.WriteEndObject();
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Name,-78} {Figure,12:0.##} {Unit,-14} {(Met is { } met ? met ? "met" : "missed" : "")}");
}
