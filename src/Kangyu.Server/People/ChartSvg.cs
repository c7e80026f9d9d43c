using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Kangyu.Server.People;

/// <summary>A chart as inline SVG: no script, no style (the content policy refuses both), the newest values written beside their points.</summary>
internal static class ChartSvg
{
    private const int Width = 320;
    private const int Height = 110;
    private const int Edge = 12;
    private const int Right = 44;
    private static readonly string[] Strokes = ["#0b6a63", "#1d5f9e"];
    private static readonly string[] Dashes = ["", " stroke-dasharray=\"5 3\""];

    public static string Of(Chart chart, string name)
    {
        var points = chart.Lines.SelectMany(line => line.Points).ToList();
        var (first, last) = (points.Min(point => point.On), points.Max(point => point.On));
        var (low, high) = (points.Min(point => point.Value), points.Max(point => point.Value));
        var days = Math.Max(1, last.DayNumber - first.DayNumber);
        var span = high > low ? high - low : 1;
        double X(DateOnly on) => first == last ? (Width - Right) / 2.0 : Edge + ((on.DayNumber - first.DayNumber) * (double)(Width - Edge - Right) / days);
        double Y(double value) => Height - Edge - ((value - low) * (Height - (2 * Edge)) / span);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(name)}\" viewBox=\"0 0 {Width} {Height}\" width=\"100%\" class=\"d-block\">");
        for (var i = 0; i < chart.Lines.Count; i++) Line(svg, chart.Lines[i], i, X, Y);
        return svg.Append("</svg>").ToString();
    }

    private static void Line(StringBuilder svg, ChartLine line, int number, Func<DateOnly, double> x, Func<double, double> y)
    {
        var stroke = Strokes[number % Strokes.Length];
        svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{stroke}\" stroke-width=\"2\"{Dashes[number % Dashes.Length]} points=\"");
        foreach (var (on, value) in line.Points) svg.Append(CultureInfo.InvariantCulture, $"{x(on):0.#},{y(value):0.#} ");
        svg.Append("\"/>");
        foreach (var (on, value) in line.Points) svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x(on):0.#}\" cy=\"{y(value):0.#}\" r=\"3\" fill=\"{stroke}\"/>");
        var (latest, newest) = line.Points[^1];
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x(latest) + 6:0.#}\" y=\"{y(newest) + 4:0.#}\" font-size=\"13\" fill=\"{stroke}\">{newest:0.#}</text>");
    }
}
