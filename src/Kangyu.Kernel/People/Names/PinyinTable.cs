using System.Collections.Frozen;
using System.Text;

namespace Kangyu.Kernel.People.Names;

/// <summary>
/// The sounds of Chinese characters: pinyin without tones, ü written v, the commonest reading first. 21,132 characters;
/// data from pinyin-pro (see NOTICE). Lookup is an index into an array by code point.
/// </summary>
internal static class PinyinTable
{
    private const int First = 0x3000;
    private const int Beyond = 0xA000;
    private static readonly Data Table = Read();

    /// <summary>The readings of a character, empty if it has none on file.</summary>
    public static string[] Readings(Rune character)
    {
        int code = character.Value;
        if (code is >= First and < Beyond) return Table.Sets[Table.Low[code - First]];
        return Table.High.TryGetValue(code, out int set) ? Table.Sets[set] : [];
    }

    /// <summary>The sounds of a surname where they are not the commonest ones of its characters (单 shan, 尉迟 yuchi), and of
    /// every surname of two characters; null otherwise.</summary>
    public static string[]? Surname(ReadOnlySpan<Rune> characters) => characters.Length switch
    {
        1 => Table.Surnames.GetValueOrDefault((characters[0], default)),
        2 => Table.Surnames.GetValueOrDefault((characters[0], characters[1])),
        _ => null,
    };

    public static bool IsSyllable(ReadOnlySpan<char> text) => Table.Syllables.Contains(text);

    /// <summary>True for the beginning of a syllable, and for a whole one.</summary>
    public static bool BeginsSyllable(ReadOnlySpan<char> text) => Table.Beginnings.Contains(text);

    private static Data Read()
    {
        var packed = PackedReader.Open("names.pinyin.bin");
        var syllables = new string[packed.Short()];
        for (int i = 0; i < syllables.Length; i++) syllables[i] = packed.Text();
        // Set 0 is "no reading".
        var sets = new string[packed.Short() + 1][];
        sets[0] = [];
        for (int i = 1; i < sets.Length; i++) sets[i] = ReadSounds(packed, packed.Byte(), syllables);
        var low = new ushort[Beyond - First];
        var high = new Dictionary<int, int>();
        ReadCharacters(packed, low, high);
        var surnames = ReadSurnames(packed, syllables);
        return new Data(sets, low, high.ToFrozenDictionary(), surnames, syllables);
    }

    private static string[] ReadSounds(PackedReader packed, int count, string[] syllables)
    {
        var sounds = new string[count];
        for (int i = 0; i < count; i++) sounds[i] = syllables[packed.Short()];
        return sounds;
    }

    private static void ReadCharacters(PackedReader packed, ushort[] low, Dictionary<int, int> high)
    {
        int code = 0;
        for (int left = packed.Varint(); left > 0; left--)
        {
            code += packed.Varint();
            int set = packed.Varint() + 1;
            if (code is >= First and < Beyond) low[code - First] = (ushort)set;
            else high[code] = set;
        }
    }

    private static FrozenDictionary<(Rune, Rune), string[]> ReadSurnames(PackedReader packed, string[] syllables)
    {
        var surnames = new Dictionary<(Rune, Rune), string[]>();
        for (int left = packed.Short(); left > 0; left--)
        {
            int count = packed.Byte();
            var first = new Rune(packed.Varint());
            var second = count == 2 ? new Rune(packed.Varint()) : default;
            surnames[(first, second)] = ReadSounds(packed, count, syllables);
        }
        return surnames.ToFrozenDictionary();
    }

    private sealed class Data(string[][] sets, ushort[] low, FrozenDictionary<int, int> high, FrozenDictionary<(Rune, Rune), string[]> surnames, string[] syllables)
    {
        public string[][] Sets { get; } = sets;

        public ushort[] Low { get; } = low;

        public FrozenDictionary<int, int> High { get; } = high;

        public FrozenDictionary<(Rune First, Rune Second), string[]> Surnames { get; } = surnames;

        public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Syllables { get; } =
            syllables.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Beginnings { get; } =
            syllables.SelectMany(s => Enumerable.Range(1, s.Length).Select(length => s[..length]))
                .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
