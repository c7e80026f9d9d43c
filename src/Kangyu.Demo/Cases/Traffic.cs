using System.Globalization;

namespace Kangyu.Demo.Cases;

/// <summary>How much of each service the demo county sees: <c>Data/traffic.csv</c>, a line for a pack or for the form that a case begins with.</summary>
internal sealed class Traffic
{
    /// <summary>What a pack that has no line gets: a new service is seen without a word here.</summary>
    private const string Any = "*";

    private readonly Dictionary<string, Line> lines = new(StringComparer.Ordinal);

    private Traffic(TextReader file)
    {
        while (file.ReadLine() is { } text)
        {
            if (text.Length == 0 || text[0] == '#') continue;
            var cells = text.Split(',', StringSplitOptions.TrimEntries);
            lines[cells[0]] = new Line(double.Parse(cells[1], CultureInfo.InvariantCulture), cells.Contains("plain", StringComparer.Ordinal), cells.Contains("opens", StringComparer.Ordinal));
        }
    }

    public static Traffic Shipped()
    {
        using var reader = new StreamReader(typeof(Traffic).Assembly.GetManifestResourceStream("traffic.csv")!);
        return new Traffic(reader);
    }

    /// <summary>Courses a year per hundred people on file, for all that begin with the form; null: they share what the pack has.</summary>
    public double? OfForm(string form) => lines.TryGetValue(form, out var line) ? line.Yearly : null;

    public double OfPack(string pack) => For(pack).Yearly;

    /// <summary>The service is for people who use no lasting method meanwhile: who wants a child, or carries one.</summary>
    public bool IsPlain(string pack) => For(pack).IsPlain;

    /// <summary>Only what begins with a form that has a line of its own is told: the rest of the pack's examples begin in the middle.</summary>
    public bool NeedsOpening(string pack) => For(pack).Opens;

    private Line For(string pack) => lines.TryGetValue(pack, out var line) ? line : lines[Any];

    private sealed record Line(double Yearly, bool IsPlain, bool Opens);
}
