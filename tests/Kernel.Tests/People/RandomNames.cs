namespace Kernel.Tests.People;

/// <summary>Made-up names from small sets of characters, so that likeness, homophones and polyphones are frequent. Obviously synthetic.</summary>
internal static class RandomNames
{
    // Polyphones (单 曾 乐 行 朝 娜 丽 红), homophones (伟 威 玮 薇; 丽 莉 立), a syllable that can be cut twice (西安 先).
    public const string Characters = "单曾乐行朝娜丽红伟威玮薇莉立小晓王汪西安先吕绿恩";

    public static string From(Random random, int length, string characters = Characters) =>
        string.Create(length, (random, characters), static (span, state) =>
        {
            for (int i = 0; i < span.Length; i++) span[i] = state.characters[state.random.Next(state.characters.Length)];
        });

    public static string Replace(Random random, string name, int at)
    {
        char other;
        do other = Characters[random.Next(Characters.Length)];
        while (other == name[at]);
        return name[..at] + other + name[(at + 1)..];
    }
}
