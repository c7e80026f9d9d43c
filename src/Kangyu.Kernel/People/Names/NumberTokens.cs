using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Kernel.People.Names;

/// <summary>
/// The tokens of numbers: a phone whole and its last four and six digits, a document whole and its last four, a card whole.
/// Seven or eight last digits are found by six (four for a document) and confirmed on the unsealed number: a token more per
/// person would buy nothing.
/// </summary>
internal static class NumberTokens
{
    public static void ForIndex(PersonIdentifiers person, HashSet<TokenText> tokens)
    {
        foreach (string phone in person.Phones)
        {
            tokens.Add(new(TokenKind.Phone, phone));
            if (phone.Length >= 6) tokens.Add(new(TokenKind.PhoneLast6, phone[^6..]));
            if (phone.Length >= 4) tokens.Add(new(TokenKind.PhoneLast4, phone[^4..]));
        }
        foreach (var document in person.Documents)
        {
            if (document.Number.Length == 0) continue;
            tokens.Add(new(TokenKind.Document, document.Number));
            if (document.Number.Length > 4) tokens.Add(new(TokenKind.DocumentLast4, document.Number[^4..]));
        }
        foreach (string card in person.Cards) tokens.Add(new(TokenKind.Card, card));
    }

    /// <summary>Digits, or letters and digits together without a Chinese character: E12345678, 123X.</summary>
    public static bool IsNumber(string typed)
    {
        bool digit = false;
        foreach (char c in typed)
        {
            char half = DigitText.HalfWidth(c);
            if (half > 0x7F) return false;
            digit |= char.IsAsciiDigit(half);
        }
        return digit;
    }

    /// <returns>The plan, or <c>search_too_short</c>.</returns>
    public static Checked<SearchPlan> ForQuery(string typed, string path)
    {
        if (CardNumber.Read(typed).Value is { } card) return Whole([new(TokenKind.Card, card.Number)], p => p.Cards.Contains(card.Number, StringComparer.Ordinal));
        string number = DigitText.Normal(typed);
        string phone = PhoneNumber.Normal(typed);
        if (PhoneNumber.IsMobileNumber(phone) || PhoneNumber.IsLandline(phone))
            return Whole([new(TokenKind.Phone, phone), new(TokenKind.Document, number)], p => Has(p, phone) || Has(p, number));
        if (number.Length < 4)
            return Problem.At(path, "search_too_short", "请输入号码的后四位或更多，或完整号码。", "Enter the last four digits of a number or more, or the whole number.");
        number = IdDocument.Read(number).Number;
        return IsWholeDocument(number) ? Whole([new(TokenKind.Document, number)], p => Has(p, number)) : Tail(number);
    }

    /// <summary>A resident ID, or a number with a letter where no resident ID has one (passports and permits: E12345678).</summary>
    private static bool IsWholeDocument(string number) =>
        number.Length == 18 || (number.Length >= 8 && number.AsSpan(0, number.Length - 1).ContainsAnyExceptInRange('0', '9'));

    private static SearchPlan Whole(TokenText[] tokens, Func<PersonIdentifiers, bool> has) =>
        new(Array.ConvertAll(tokens, token => new Search(MatchRank.Exact, [token])), wholeNumber: true, p => has(p) ? MatchRank.Exact : null);

    private static SearchPlan Tail(string number)
    {
        var searches = new List<Search> { new(MatchRank.Exact, [new TokenText(TokenKind.Document, number)]) };
        if (number.Length is >= 6 and <= 10) searches.Add(new(MatchRank.Inside, [new TokenText(TokenKind.PhoneLast6, number[^6..])], Check: number.Length > 6));
        else if (number.Length < 6) searches.Add(new(MatchRank.Inside, [new TokenText(TokenKind.PhoneLast4, number[^4..])], Check: number.Length > 4));
        if (number.Length <= 10) searches.Add(new(MatchRank.Inside, [new TokenText(TokenKind.DocumentLast4, number[^4..])], Check: number.Length > 4));
        return new SearchPlan(searches, wholeNumber: false, person => RankTail(number, person));
    }

    private static MatchRank? RankTail(string number, PersonIdentifiers person)
    {
        if (Has(person, number)) return MatchRank.Exact;
        if (number.Length > 10) return null;
        foreach (string phone in person.Phones)
            if (phone.EndsWith(number, StringComparison.Ordinal)) return MatchRank.Inside;
        foreach (var document in person.Documents)
            if (document.Number.Length > 4 && document.Number.EndsWith(number, StringComparison.Ordinal)) return MatchRank.Inside;
        return null;
    }

    private static bool Has(PersonIdentifiers person, string number)
    {
        foreach (string phone in person.Phones)
            if (string.Equals(phone, number, StringComparison.Ordinal)) return true;
        foreach (var document in person.Documents)
            if (string.Equals(document.Number, number, StringComparison.Ordinal)) return true;
        return false;
    }
}
