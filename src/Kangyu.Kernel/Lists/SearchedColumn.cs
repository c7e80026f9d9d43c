using System.Buffers;
using System.Collections;
using System.Text;

namespace Kangyu.Kernel.Lists;

/// <summary>
/// One text of every row, end to end in UTF-8 with a line break around each: a search is one scan of it, which the processor does many bytes at a time. A row may have several texts
/// (readings) or none.
/// </summary>
internal sealed class SearchedColumn
{
    private const byte Break = (byte)'\n';

    private readonly byte[] text;
    private readonly int[] starts;
    private readonly int[] rows;
    private readonly BitArray? begins;

    private SearchedColumn(byte[] text, int[] starts, int[] rows, BitArray? begins) => (this.text, this.starts, this.rows, this.begins) = (text, starts, rows, begins);

    /// <summary>Gives row after row to <paramref name="take"/> until it wants no more: texts that are the word (<paramref name="whole"/>) or begin with it.</summary>
    /// <returns>False: no more are wanted.</returns>
    public bool Beginning(byte[] word, bool whole, Func<int, bool> take) => Scan(whole ? [Break, .. word, Break] : [Break, .. word], 1, take);

    /// <summary>The same for texts that hold the word: anywhere, or where a syllable or a word of letters begins.</summary>
    public bool Holding(byte[] word, Func<int, bool> take) => Scan(word, 0, take);

    /// <summary>Whether one of a row's texts holds the word.</summary>
    public bool Holds(int row, byte[] word)
    {
        var field = Array.BinarySearch(rows, row);
        if (field < 0) return false;
        while (field > 0 && rows[field - 1] == row) field--;
        for (; field < rows.Length && rows[field] == row; field++)
            if (Within(field, word)) return true;
        return false;
    }

    private bool Within(int field, byte[] word)
    {
        for (var at = starts[field]; at < End(field);)
        {
            var hit = text.AsSpan(at, End(field) - at).IndexOf(word);
            if (hit < 0) return false;
            if (IsBegin(at + hit)) return true;
            at += hit + 1;
        }
        return false;
    }

    private bool Scan(byte[] pattern, int lead, Func<int, bool> take)
    {
        for (var from = 0; from < text.Length;)
        {
            var hit = text.AsSpan(from).IndexOf(pattern);
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
    internal sealed class Builder
    {
        private readonly ArrayBufferWriter<byte> text = new(4096);
        private readonly List<int> starts = [];
        private readonly List<int> rows = [];
        private readonly List<int>? marks;

        /// <param name="hasBegins">A search begins at given places only.</param>
        public Builder(bool hasBegins)
        {
            marks = hasBegins ? [] : null;
            text.Write([Break]);
        }

        /// <param name="at">Characters of the text at which a search may begin.</param>
        public void Add(int row, string field, IReadOnlyList<int>? at = null)
        {
            if (field.Length == 0) return;
            var start = text.WrittenCount;
            starts.Add(start);
            rows.Add(row);
            foreach (var mark in at ?? []) marks!.Add(start + (mark == 0 ? 0 : Encoding.UTF8.GetByteCount(field.AsSpan(0, mark))));
            Encoding.UTF8.GetBytes(field, text);
            text.Write([Break]);
        }

        public SearchedColumn Build()
        {
            var begins = marks is null ? null : new BitArray(text.WrittenCount);
            foreach (var mark in marks ?? []) begins!.Set(mark, true);
            return new(text.WrittenSpan.ToArray(), [.. starts], [.. rows], begins);
        }
    }
}
