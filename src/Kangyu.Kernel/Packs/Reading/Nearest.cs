namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Finds what an author may have meant.</summary>
internal static class Nearest
{
    /// <summary>The known word closest to the one written, or null when none is close (a third of its letters, at least one, may differ).</summary>
    public static string? To(string written, IEnumerable<string> known)
    {
        var allowed = Math.Clamp(written.Length / 3, 1, 4);
        string? best = null;
        foreach (var word in known)
        {
            if (Math.Abs(word.Length - written.Length) > allowed) continue;
            var distance = Distance(written, word);
            if (distance > allowed || (distance == allowed && best is not null)) continue;
            best = word;
            allowed = distance;
        }

        return best;
    }

    /// <summary>Letters to add, leave out or change; two neighbours exchanged count once.</summary>
    private static int Distance(string left, string right)
    {
        var before = new int[right.Length + 1];
        var above = new int[right.Length + 1];
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) above[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + change);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, above, row) = (above, row, before);
        }

        return above[right.Length];
    }
}
