using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Kangyu.Server.People;

/// <summary>A chart as inline SVG: no script, no style (the content policy refuses both). The scale never makes a small change look large; the newest value stands beside its point.</summary>
internal static class ChartSvg
{
    private const int Width = 320;
    private const int Height = 120;
    private const int Left = 34;
    private const int Right = 44;
    private const int Top = 10;
    private const int Bottom = 26;

    /// <summary>The scale spans at least this share of the highest value.</summary>
    private const double LeastSpan = 0.25;

    private static readonly string[] Strokes = ["#0b6a63", "#1d5f9e"];
    private static readonly string[] Dashes = ["", " stroke-dasharray=\"5 3\""];

    public static string Of(Chart chart, string name)
    {
        var points = chart.Lines.SelectMany(line => line.Points).ToList();
        var scale = Scale.Of(points);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(name)}\" viewBox=\"0 0 {Width} {Height}\" width=\"100%\" class=\"d-block\" font-size=\"12\">");
        Rule(svg, scale.Low, scale);
        Rule(svg, scale.High, scale);
        Day(svg, scale.First, Left, "start");
        if (scale.First != scale.Last) Day(svg, scale.Last, Width - Right, "end");
        for (var i = 0; i < chart.Lines.Count; i++) Line(svg, chart.Lines[i], i, scale);
        return svg.Append("</svg>").ToString();
    }

    private static void Rule(StringBuilder svg, double value, Scale scale) => svg.Append(CultureInfo.InvariantCulture,
        $"<path d=\"M{Left} {scale.Y(value):0.#}H{Width - Right}\" stroke=\"#d3dade\"/><text x=\"{Left - 5}\" y=\"{scale.Y(value) + 4:0.#}\" text-anchor=\"end\" fill=\"#55606b\">{value:0}</text>");

    private static void Day(StringBuilder svg, DateOnly on, int x, string anchor) => svg.Append(CultureInfo.InvariantCulture,
        $"<text x=\"{x}\" y=\"{Height - 6}\" text-anchor=\"{anchor}\" fill=\"#55606b\">{on:yyyy-MM-dd}</text>");

    private static void Line(StringBuilder svg, ChartLine line, int number, Scale scale)
    {
        var stroke = Strokes[number % Strokes.Length];
        svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{stroke}\" stroke-width=\"2\"{Dashes[number % Dashes.Length]} points=\"");
        foreach (var (on, value) in line.Points) svg.Append(CultureInfo.InvariantCulture, $"{scale.X(on):0.#},{scale.Y(value):0.#} ");
        svg.Append("\"/>");
        foreach (var (on, value) in line.Points) svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{scale.X(on):0.#}\" cy=\"{scale.Y(value):0.#}\" r=\"3\" fill=\"{stroke}\"/>");
        var (latest, newest) = line.Points[^1];
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{scale.X(latest) + 6:0.#}\" y=\"{scale.Y(newest) + 4:0.#}\" fill=\"{stroke}\" font-weight=\"bold\">{newest:0.#}</text>");
    }

    /// <summary>From days and values to places in the drawing.</summary>
    private readonly record struct Scale(DateOnly First, DateOnly Last, double Low, double High)
    {
        public static Scale Of(List<(DateOnly On, double Value)> points)
        {
            var (low, high) = (points.Min(point => point.Value), points.Max(point => point.Value));
            var missing = Math.Max(0, (high * LeastSpan) - (high - low));
            return new Scale(points.Min(point => point.On), points.Max(point => point.On), Math.Floor(low - (missing / 2)), Math.Ceiling(high + (missing / 2)));
        }

        public double X(DateOnly on) =>
            First == Last ? (Left + Width - Right) / 2.0 : Left + ((on.DayNumber - First.DayNumber) * (double)(Width - Left - Right) / (Last.DayNumber - First.DayNumber));

        public double Y(double value) => High > Low ? Height - Bottom - ((value - Low) * (Height - Bottom - Top) / (High - Low)) : Height / 2.0;
    }
}
