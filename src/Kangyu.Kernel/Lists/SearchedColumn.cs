using System.Collections;
using System.Text;

namespace Kangyu.Kernel.Lists;

/// <summary>
/// One text of every row, end to end in a single string with a line break around each: a search is one scan of it, which the processor does many characters at a time.
/// A row may have several texts (readings) or none.
/// </summary>
internal sealed class SearchedColumn
{
    private readonly string text;
    private readonly int[] starts;
    private readonly int[] rows;
    private readonly BitArray? begins;

    private SearchedColumn(string text, int[] starts, int[] rows, BitArray? begins) => (this.text, this.starts, this.rows, this.begins) = (text, starts, rows, begins);

    /// <summary>Gives row after row what <paramref name="take"/> does not refuse to go on with: texts that are the word (<paramref name="whole"/>) or begin with it.</summary>
    public bool Beginning(string word, bool whole, Func<int, bool> take) => Scan(whole ? $"\n{word}\n" : "\n" + word, 1, take);

    /// <summary>The same for texts that hold the word: anywhere, or where a syllable or a word of letters begins.</summary>
    public bool Holding(string word, Func<int, bool> take) => Scan(word, 0, take);

    /// <summary>Whether one of a row's texts holds the word.</summary>
    public bool Holds(int row, string word)
    {
        var field = Array.BinarySearch(rows, row);
        if (field < 0) return false;
        while (field > 0 && rows[field - 1] == row) field--;
        for (; field < rows.Length && rows[field] == row; field++)
            if (Within(field, word)) return true;
        return false;
    }

    private bool Within(int field, string word)
    {
        for (var at = starts[field]; at < End(field);)
        {
            var hit = text.AsSpan(at, End(field) - at).IndexOf(word, StringComparison.Ordinal);
            if (hit < 0) return false;
            if (IsBegin(at + hit)) return true;
            at += hit + 1;
        }
        return false;
    }

    private bool Scan(string pattern, int lead, Func<int, bool> take)
    {
        for (var from = 0; from < text.Length;)
        {
            var hit = text.AsSpan(from).IndexOf(pattern, StringComparison.Ordinal);
            if (hit < 0) return true;
            var at = from + hit + lead;
            if (!IsBegin(at))
            {
                from = at + 1;
                continue;
            }
            var field = Field(at);
            if (!take(rows[field])) return false;
            from = End(field);
        }
        return true;
    }

    private bool IsBegin(int at) => begins is null || begins[at];

    private int End(int field) => field + 1 < starts.Length ? starts[field + 1] - 1 : text.Length - 1;

    private int Field(int at)
    {
        var found = Array.BinarySearch(starts, at);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Collects the texts of the rows in their order.</summary>
    internal sealed class Builder(bool hasBegins)
    {
        private readonly StringBuilder text = new("\n");
        private readonly List<int> starts = [];
        private readonly List<int> rows = [];
        private readonly List<int> marks = [];

        /// <summary>A text in which a search begins anywhere, or only at the places given.</summary>
        public void Add(int row, string field, IEnumerable<int>? at = null)
        {
            if (field.Length == 0) return;
            starts.Add(text.Length);
            rows.Add(row);
            foreach (var mark in at ?? []) marks.Add(text.Length + mark);
            text.Append(field).Append('\n');
        }

        public SearchedColumn Build()
        {
            var begins = hasBegins ? new BitArray(text.Length + 1) : null;
            foreach (var mark in marks) begins?.Set(mark, true);
            return new(text.ToString(), [.. starts], [.. rows], begins);
        }
    }
}
