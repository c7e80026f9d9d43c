using System.Text;

namespace Kangyu.Kernel.Safeguards;

/// <summary>A term that is looked for. It is not meant where one of <paramref name="Unless"/> stands in the same label.</summary>
public sealed record Term(string Safeguard, string Words, IReadOnlyList<string> Unless);

/// <summary>
/// Finds terms in short labels and codes, on whole words only: Chinese text is first cut into words (the fewest that a dictionary of plain
/// words, longer harmless phrases and the terms themselves allows; where two cuts are as good, the harmless one), so that 检查环境 holds no
/// 查环. English and codes are compared word by word.
/// </summary>
internal sealed class TermMatcher
{
    private const double UnknownLetter = 1.1;

    private readonly Dictionary<string, Term> terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Words, Term Term)>> phrases = new(StringComparer.Ordinal);
    private readonly HashSet<string> plain;
    private readonly HashSet<(char, char)> beginnings = [];
    private readonly int longest;

    public TermMatcher(IEnumerable<Term> all, IEnumerable<string> plainWords)
    {
        plain = plainWords.ToHashSet(StringComparer.Ordinal);
        foreach (var term in all)
        {
            if (!IsChinese(term.Words[0])) AddPhrase(term);
            else
            {
                terms[term.Words] = term;
                beginnings.Add((term.Words[0], term.Words[1]));
            }
        }

        foreach (var word in terms.Values.SelectMany(term => term.Unless)) plain.Add(word);
        longest = terms.Keys.Concat(plain).Max(word => word.Length);
    }

    /// <summary>The terms in a label or a code, each once.</summary>
    public IReadOnlyList<Term> Find(string label)
    {
        var found = new List<Term>();
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        // most labels hold no letters of a term at all: they need not be cut
        var runs = ChineseRuns(label);
        if (runs.Exists(MayHold))
            foreach (var token in runs.SelectMany(Cut)) tokens.Add(token);
        foreach (var token in tokens)
            if (terms.TryGetValue(token, out var term) && !term.Unless.Any(tokens.Contains)) found.Add(term);
        Phrases(EnglishWords(label), found);
        return found;
    }

    private bool MayHold(string run)
    {
        for (var i = 1; i < run.Length; i++)
            if (beginnings.Contains((run[i - 1], run[i]))) return true;
        return false;
    }

    private static bool IsChinese(char letter) => letter is >= '\u3400' and <= '\u9fff';

    private void AddPhrase(Term term)
    {
        var words = EnglishWords(term.Words);
        if (!phrases.TryGetValue(words[0], out var same)) phrases[words[0]] = same = [];
        same.Add(([.. words], term));
    }

    /// <summary>Stretches of Chinese letters; spaces between them do not part words.</summary>
    private static List<string> ChineseRuns(string label)
    {
        var runs = new List<string>();
        var run = new StringBuilder();
        foreach (var letter in label.Normalize(NormalizationForm.FormKC))
        {
            if (IsChinese(letter)) run.Append(letter);
            else if (!char.IsWhiteSpace(letter) && letter is not ('\u200b' or '\u200c' or '\u200d' or '\ufeff')) Close(runs, run);
        }

        Close(runs, run);
        return runs;
    }

    private static void Close(List<string> runs, StringBuilder run)
    {
        if (run.Length > 0) runs.Add(run.ToString());
        run.Clear();
    }

    /// <summary>The cheapest cut: a known word costs one, an unknown letter a little more; of equal cuts the one with fewer terms.</summary>
    private List<string> Cut(string run)
    {
        var cost = new (double Cost, int Terms, int Length)[run.Length + 1];
        for (var end = 1; end <= run.Length; end++)
        {
            var best = (Cost: cost[end - 1].Cost + UnknownLetter, cost[end - 1].Terms, Length: 1);
            for (var length = 1; length <= Math.Min(longest, end); length++)
            {
                var word = run.Substring(end - length, length);
                var isTerm = terms.ContainsKey(word);
                if (!isTerm && !plain.Contains(word)) continue;
                var before = cost[end - length];
                var next = (Cost: before.Cost + 1, Terms: before.Terms + (isTerm ? 1 : 0), Length: length);
                if (next.Cost < best.Cost - 1e-9 || (next.Cost < best.Cost + 1e-9 && next.Terms < best.Terms)) best = next;
            }

            cost[end] = best;
        }

        var words = new List<string>();
        for (var end = run.Length; end > 0; end -= cost[end].Length) words.Add(run.Substring(end - cost[end].Length, cost[end].Length));
        return words;
    }

    /// <summary>Words of ASCII letters in lower case: parted by anything else, and where a capital follows a small letter.</summary>
    private static List<string> EnglishWords(string label)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < label.Length; i++)
        {
            var letter = label[i];
            if (word.Length > 0 && (!char.IsAsciiLetter(letter) || (char.IsAsciiLetterUpper(letter) && char.IsAsciiLetterLower(label[i - 1])))) Take(words, word);
            if (char.IsAsciiLetter(letter)) word.Append(char.ToLowerInvariant(letter));
        }

        Take(words, word);
        return words;
    }

    private static void Take(List<string> words, StringBuilder word)
    {
        if (word.Length > 3 && word[^1] == 's' && word[^2] != 's' && word[^2] != 'u') word.Length--;
        if (word.Length > 0) words.Add(word.ToString());
        word.Clear();
    }

    private void Phrases(List<string> words, List<Term> found)
    {
        for (var start = 0; start < words.Count; start++)
        {
            if (!phrases.TryGetValue(words[start], out var candidates)) continue;
            foreach (var (phrase, term) in candidates)
                if (Stands(phrase, words, start) && !term.Unless.Any(unless => Holds(words, unless)) && !found.Contains(term)) found.Add(term);
        }
    }

    private static bool Stands(string[] phrase, List<string> words, int start)
    {
        if (start + phrase.Length > words.Count) return false;
        for (var i = 0; i < phrase.Length; i++)
            if (words[start + i] != phrase[i]) return false;
        return true;
    }

    private static bool Holds(List<string> words, string phrase)
    {
        var sought = EnglishWords(phrase).ToArray();
        return sought.Length > 0 && Enumerable.Range(0, words.Count).Any(start => Stands(sought, words, start));
    }
}
