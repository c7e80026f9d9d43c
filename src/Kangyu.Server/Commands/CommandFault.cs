using Kangyu.Kernel;

namespace Kangyu.Server.Commands;

/// <summary>A command that cannot go on because of how it was called or what it found; the words tell how to mend it.</summary>
internal sealed class CommandFault(Words words) : Exception(words.En)
{
    public Words Words { get; } = words;

    public static CommandFault Unknown(string word, IEnumerable<string> known)
    {
        var near = known.Select(name => (name, distance: Distance(word, name))).OrderBy(pair => pair.distance).FirstOrDefault();
        return near.name is not null && near.distance <= Math.Max(2, word.Length / 3)
            ? new(new Words($"没有“{word}”。是不是“{near.name}”？", $"There is no \"{word}\". Did you mean \"{near.name}\"?"))
            : new(new Words($"没有“{word}”。运行 kangyu --help 查看。", $"There is no \"{word}\". See kangyu --help."));
    }

    /// <summary>Number of single letters to add, drop or change.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = above;
            }
        }
        return row[b.Length];
    }
}
