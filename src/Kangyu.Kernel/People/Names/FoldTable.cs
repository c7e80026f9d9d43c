using System.Collections.Frozen;
using System.Text;

namespace Kangyu.Kernel.People.Names;

/// <summary>
/// What a character is searched as: traditional characters as simplified ones, compatibility forms as the plain ones,
/// letters with accents as plain small letters. Data from opencc-js and Unicode (see NOTICE).
/// </summary>
internal static class FoldTable
{
    private static readonly FrozenDictionary<int, string> Folds = Read();

    /// <summary>Null where the character stands for itself.</summary>
    public static string? Of(Rune character) => character.Value < 0xC0 ? null : Folds.GetValueOrDefault(character.Value);

    private static FrozenDictionary<int, string> Read()
    {
        var packed = PackedReader.Open("names.fold.bin");
        var folds = new Dictionary<int, string>();
        int code = 0;
        for (int left = packed.Varint(); left > 0; left--)
        {
            code += packed.Varint();
            folds[code] = packed.Text();
        }
        return folds.ToFrozenDictionary();
    }
}
