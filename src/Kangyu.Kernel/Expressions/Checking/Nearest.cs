namespace Kangyu.Kernel.Expressions.Checking;

/// <summary>Finds what a misspelt word was meant to be.</summary>
internal static class Nearest
{
    /// <summary>The word that differs least, if it differs little: at most a third of its letters, at least one.</summary>
    public static string? Find(string word, IEnumerable<string> known)
    {
        string? nearest = null;
        var least = Math.Clamp(word.Length / 3, 1, 3) + 1;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - word.Length) >= least) continue;
            var distance = Distance(word, candidate);
            if (distance >= least) continue;
            least = distance;
            nearest = candidate;
        }
        return nearest;
    }

    /// <summary>Letters to insert, drop, change or swap with the next.</summary>
    private static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var column = 0; column <= b.Length; column++) last[column] = column;
        for (var line = 1; line <= a.Length; line++)
        {
            row[0] = line;
            for (var column = 1; column <= b.Length; column++)
            {
                var change = last[column - 1] + (a[line - 1] == b[column - 1] ? 0 : 1);
                row[column] = Math.Min(change, Math.Min(last[column], row[column - 1]) + 1);
                if (line > 1 && column > 1 && a[line - 1] == b[column - 2] && a[line - 2] == b[column - 1])
                    row[column] = Math.Min(row[column], before[column - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }
}
