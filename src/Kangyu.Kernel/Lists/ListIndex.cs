namespace Kangyu.Kernel.Lists;

/// <summary>
/// Finds rows of a list by the beginning of a code, by Chinese words, by pinyin in full or in initials, by English words. Several words must all be there. Some millions of characters
/// are scanned in well under a millisecond, so that nothing needs to be stored beside them. Immutable.
/// </summary>
internal sealed class ListIndex
{
    /// <summary>As many as are offered: more is said by typing more.</summary>
    public const int Shown = 20;

    private const int LongestQuery = 80;

    private readonly IReadOnlyList<CodeRow> rows;
    private readonly SearchedColumn codes;
    private readonly SearchedColumn chinese;
    private readonly SearchedColumn initials;
    private readonly SearchedColumn pinyin;
    private readonly SearchedColumn english;
    private readonly SearchedColumn groups;

    public ListIndex(IReadOnlyList<CodeRow> rows)
    {
        this.rows = rows;
        var (code, zh, initial, sound, en, group) =
            (new SearchedColumn.Builder(true), new SearchedColumn.Builder(false), new SearchedColumn.Builder(false), new SearchedColumn.Builder(true), new SearchedColumn.Builder(true), new SearchedColumn.Builder(false));
        for (var row = 0; row < rows.Count; row++)
        {
            code.Add(row, ListText.Plain(rows[row].Code), [0]);
            zh.Add(row, ListText.Plain(rows[row].Zh));
            var readings = ListText.Readings(rows[row].Zh);
            foreach (var reading in readings) sound.Add(row, reading.Letters, reading.Begins);
            foreach (var letters in readings.Select(reading => reading.Initials).Distinct(StringComparer.Ordinal)) initial.Add(row, letters);
            var words = ListText.Plain(rows[row].En, parted: true);
            en.Add(row, words, ListText.WordBegins(words));
            group.Add(row, ListText.Plain(rows[row].Group));
        }
        (codes, chinese, initials, pinyin, english, groups) = (code.Build(), zh.Build(), initial.Build(), sound.Build(), en.Build(), group.Build());
    }

    /// <summary>At most <see cref="Shown"/> rows that may be chosen on that day; none for nothing.</summary>
    public IReadOnlyList<CodeRow> Search(string typed, DateOnly on)
    {
        var words = ListText.Plain(typed.Length > LongestQuery ? typed[..LongestQuery] : typed, parted: true);
        if (words.Length == 0) return [];
        var found = new Found(this, on);
        // a code is typed with points or without, an English name with blanks: first all as one
        var whole = words.Replace(" ", "", StringComparison.Ordinal);
        found.Ranked(whole, words, []);
        var parts = words.Split(' ');
        // one word leads, and what it finds must hold the others
        if (parts.Length > 1)
            foreach (var lead in parts.OrderByDescending(part => part.Length)) found.Ranked(lead, lead, parts);
        return found.Rows;
    }

    private bool HoldsAll(int row, IReadOnlyList<string> words) => words.All(word =>
        codes.Holds(row, word) || chinese.Holds(row, word) || initials.Holds(row, word) || pinyin.Holds(row, word) || english.Holds(row, word) || groups.Holds(row, word));

    private sealed class Found(ListIndex index, DateOnly on)
    {
        private readonly HashSet<int> taken = [];

        public List<CodeRow> Rows { get; } = [];

        /// <param name="word">Without blanks, for codes, Chinese and pinyin.</param>
        /// <param name="english">As it was parted.</param>
        public void Ranked(string word, string english, IReadOnlyList<string> others)
        {
            bool Take(int row)
            {
                if (Rows.Count == Shown) return false;
                var one = index.rows[row];
                if (one.Stands(on) && !taken.Contains(row) && index.HoldsAll(row, others))
                {
                    taken.Add(row);
                    Rows.Add(one);
                }
                return Rows.Count < Shown;
            }

            var letters = word.All(char.IsAsciiLetterOrDigit);
            // one letter is the beginning of very many readings: it asks for codes and first letters only
            _ = index.codes.Beginning(word, true, Take) && index.chinese.Beginning(word, true, Take) && index.english.Beginning(english, true, Take)
                && (!letters || index.initials.Beginning(word, true, Take))
                && index.codes.Beginning(word, false, Take) && index.chinese.Beginning(word, false, Take)
                && (!letters || (index.initials.Beginning(word, false, Take) && index.pinyin.Beginning(word, false, Take)))
                && index.english.Beginning(english, false, Take)
                && index.chinese.Holding(word, Take)
                && (!letters || word.Length < 2 || (index.initials.Holding(word, Take) && index.pinyin.Holding(word, Take)))
                && (word.Length < 2 || index.english.Holding(english, Take))
                && (letters || index.groups.Holding(word, Take));
        }
    }
}
