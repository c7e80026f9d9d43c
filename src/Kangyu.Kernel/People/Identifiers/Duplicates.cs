using Kangyu.Kernel.People.Names;

namespace Kangyu.Kernel.People.Identifiers;

/// <summary>
/// How likely two records are one person, 0 to 100, and why, in words that tell of identifiers only: never of a service, a unit or a
/// date of a visit (S13). 100 is the same number of a document or card; from <see cref="Likely"/> on a worker is asked before saving.
/// </summary>
public sealed record DuplicateScore(int Score, IReadOnlyList<Words> Reasons)
{
    /// <summary>From here on the worker is shown the other record before a new one is saved.</summary>
    public const int Likely = 60;

    public bool IsLikely => Score >= Likely;
}

/// <summary>Compares what two people can be found by. Nothing is merged by a score: a person decides.</summary>
public static class Duplicates
{
    private static readonly DuplicateScore None = new(0, []);

    /// <summary>The people worth comparing with a new one: same number, phone, card, name or sound of the name.</summary>
    public static IReadOnlyList<TokenText> Candidates(PersonIdentifiers person)
    {
        var all = new HashSet<TokenText>();
        foreach (string name in person.Names) all.UnionWith(NameTokens.ForIndex(name));
        NumberTokens.ForIndex(person, all);
        return [.. all.Where(t => t.Kind is TokenKind.Whole or TokenKind.Sound or TokenKind.Phone or TokenKind.Document or TokenKind.Card)];
    }

    public static DuplicateScore Compare(PersonIdentifiers one, PersonIdentifiers other)
    {
        if (SameDocument(one, other)) return new(100, [DuplicateReasons.SameDocument]);
        if (Shares(one.Cards, other.Cards)) return new(100, [DuplicateReasons.SameCard]);
        if (one.Sex is { } sex && other.Sex is { } otherSex && sex != otherSex) return None;
        var name = CompareNames(one, other);
        if (name == NameLikeness.Different) return None;
        bool sameBirth = one.Born is not null && one.Born == other.Born;
        bool otherBirth = one.Born is not null && other.Born is not null && !sameBirth;
        bool samePhone = Shares(one.Phones, other.Phones);
        return Weigh(name, sameBirth, otherBirth, samePhone, OtherDocument(one, other));
    }

    private static DuplicateScore Weigh(NameLikeness name, bool sameBirth, bool otherBirth, bool samePhone, bool otherDocument)
    {
        var reasons = new List<Words> { DuplicateReasons.Of(name) };
        int score = name switch { NameLikeness.Same => 30, NameLikeness.SameSound => 25, _ => 20 };
        if (sameBirth) Add(45, DuplicateReasons.SameBirth);
        if (samePhone) Add(40, DuplicateReasons.SamePhone);
        // Families share phones, namesakes share names: another date of birth or another number speaks against.
        if (otherBirth) Add(-20, DuplicateReasons.OtherBirth);
        if (otherDocument) Add(-40, DuplicateReasons.OtherDocument);
        return new(Math.Clamp(score, 0, 99), reasons);

        void Add(int points, Words reason)
        {
            score += points;
            reasons.Add(reason);
        }
    }

    private static NameLikeness CompareNames(PersonIdentifiers one, PersonIdentifiers other)
    {
        var best = NameLikeness.Different;
        foreach (string a in one.Names)
        {
            foreach (string b in other.Names)
            {
                var likeness = Compare(NameText.Read(a), NameText.Read(b));
                if (likeness < best) best = likeness;
            }
        }
        return best;
    }

    private static NameLikeness Compare(NameText one, NameText other)
    {
        if (one.Length == 0 || other.Length == 0) return NameLikeness.Different;
        if (string.Equals(one.Whole, other.Whole, StringComparison.Ordinal)) return NameLikeness.Same;
        if (CharacterMatch.SoundAlike(one, other)) return NameLikeness.SameSound;
        bool isLong = Math.Max(one.Length, other.Length) >= 3;
        return isLong && CharacterMatch.OneApart(one.Units, other.Units) ? NameLikeness.OneCharacterApart : NameLikeness.Different;
    }

    private static bool SameDocument(PersonIdentifiers one, PersonIdentifiers other) =>
        one.Documents.Any(a => other.Documents.Any(b => string.Equals(a.Number, b.Number, StringComparison.Ordinal)));

    /// <summary>Both have a resident ID, and the numbers differ.</summary>
    private static bool OtherDocument(PersonIdentifiers one, PersonIdentifiers other) =>
        one.Documents.Any(a => a.Kind == IdDocumentKind.ResidentId) && other.Documents.Any(b => b.Kind == IdDocumentKind.ResidentId);

    private static bool Shares(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Any(number => other.Contains(number, StringComparer.Ordinal));
}
