using System.Text;

namespace Kangyu.Kernel.Lists;

/// <summary>
/// Finds rows of a list by the beginning of a code, by Chinese words, by pinyin in full or in initials, by English words. Several words must all be there. Some millions of bytes
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
        var (code, zh, initial) = (new SearchedColumn.Builder(true), new SearchedColumn.Builder(false), new SearchedColumn.Builder(false));
        var (sound, en, group) = (new SearchedColumn.Builder(true), new SearchedColumn.Builder(true), new SearchedColumn.Builder(false));
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
        found.Ranked(new Word(words.Replace(" ", "", StringComparison.Ordinal), words), []);
        if (words.Contains(' ', StringComparison.Ordinal))
        {
            // the word that says most leads, and what it finds must hold the others
            var parts = words.Split(' ').Select(part => new Word(part, part)).OrderByDescending(part => part.Weight).ToArray();
            found.Ranked(parts[0], parts[1..]);
        }
        return found.Rows;
    }

    private bool Holds(int row, Word word) =>
        codes.Holds(row, word.Bytes) || chinese.Holds(row, word.Bytes) || groups.Holds(row, word.Bytes)
        || (word.IsLetters && (english.Holds(row, word.Parted) || initials.Holds(row, word.Bytes) || (word.MayBePinyin && pinyin.Holds(row, word.Bytes))));

    /// <summary>What was typed between blanks, or all of it: without the blanks for codes, Chinese and pinyin, with them for English.</summary>
    private sealed class Word(string joined, string parted)
    {
        public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(joined);

        public byte[] Parted { get; } = Encoding.UTF8.GetBytes(parted);

        public bool IsLetters { get; } = joined.All(char.IsAsciiLetterOrDigit);

        public bool MayBePinyin { get; } = ListText.MayBePinyin(joined);

        /// <summary>A part of a code says most, then what is longest; a Chinese character counts as three letters.</summary>
        public int Weight => Bytes.Length + (IsLetters && joined.Any(char.IsAsciiDigit) ? LongestQuery * 3 : 0);

        /// <summary>One letter or digit stands in very many rows: it asks for beginnings only.</summary>
        public bool IsShort => IsLetters && Bytes.Length < 2;
    }

    private sealed class Found(ListIndex index, DateOnly on)
    {
        private readonly HashSet<int> seen = [];

        public List<CodeRow> Rows { get; } = [];

        public void Ranked(Word word, Word[] others)
        {
            seen.Clear();
            bool Take(int row)
            {
                if (Rows.Count == Shown) return false;
                var one = index.rows[row];
                if (seen.Add(row) && one.Stands(on) && others.All(other => index.Holds(row, other)) && !Rows.Contains(one)) Rows.Add(one);
                return Rows.Count < Shown;
            }

            _ = Whole(word, Take) && Begun(word, Take) && (word.IsShort || Held(word, Take));
        }

        private bool Whole(Word word, Func<int, bool> take) =>
            index.codes.Beginning(word.Bytes, true, take) && index.chinese.Beginning(word.Bytes, true, take)
            && (!word.IsLetters || (index.english.Beginning(word.Parted, true, take) && index.initials.Beginning(word.Bytes, true, take)));

        private bool Begun(Word word, Func<int, bool> take) =>
            index.codes.Beginning(word.Bytes, false, take) && index.chinese.Beginning(word.Bytes, false, take)
            && (!word.IsLetters || (index.initials.Beginning(word.Bytes, false, take)
                && (!word.MayBePinyin || index.pinyin.Beginning(word.Bytes, false, take)) && index.english.Beginning(word.Parted, false, take)));

        private bool Held(Word word, Func<int, bool> take) =>
            index.chinese.Holding(word.Bytes, take)
            && (!word.IsLetters || (index.initials.Holding(word.Bytes, take) && (!word.MayBePinyin || index.pinyin.Holding(word.Bytes, take)) && index.english.Holding(word.Parted, take)))
            && index.groups.Holding(word.Bytes, take);
    }
}
