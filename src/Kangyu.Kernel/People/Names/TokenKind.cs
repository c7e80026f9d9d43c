namespace Kangyu.Kernel.People.Names;

/// <summary>
/// What a search token stands for. The number goes into the keyed hash, so that the same text of two kinds has two hashes;
/// it is stored, so a number is never given a second meaning.
/// </summary>
public enum TokenKind : byte
{
    /// <summary>The whole name in its normal form.</summary>
    Whole = 1,

    /// <summary>A name of three or four characters with one of them left open: <c>_小丽</c>, <c>王_丽</c>, <c>王小_</c>.</summary>
    Gap = 2,

    /// <summary>Two neighbouring characters of a name of four or more.</summary>
    Pair = 3,

    /// <summary>One word of a name in letters.</summary>
    Word = 4,

    /// <summary>The pinyin of the whole name, joined: <c>zhangwei</c>.</summary>
    Sound = 5,

    /// <summary>The first letters of the syllables or words: <c>zw</c>.</summary>
    Initials = 6,

    /// <summary>A beginning of the pinyin: <c>zhangx</c>, <c>zhangxiao</c> of 张小伟.</summary>
    Start = 7,

    Phone = 10,
    PhoneLast4 = 11,
    PhoneLast6 = 12,
    Document = 20,
    DocumentLast4 = 21,
    Card = 30,
}
