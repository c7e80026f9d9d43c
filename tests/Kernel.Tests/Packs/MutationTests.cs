using System.Text;
using Kangyu.Kernel.Packs;

namespace Kangyu.Kernel.Tests.Packs;

/// <summary>Whatever happens to a pack's bytes, the loader answers with findings or a pack, and never throws.</summary>
public sealed class MutationTests
{
    private const int Times = 2_000;

    private static readonly string[] Scraps =
    [
        "{", "}", "[", "]", ":", ": ", "- ", "'", "\"", "&a ", "*a", "!!str ", "\n", "\t", "  ", "|\n", ">-\n", "---\n", "...\n", "%YAML 1.2\n", "?", "#", ",", "\0", "\uFEFF", "，", "decide('", "or", "not ", "(", ")", "in (", "9999999999999999999", "-1",
        "within", "yes", "~", "null", "2026-02-30", "form: ", "id: ", "calc: ", "repeat: {}", "steps: ", "\u2028",
    ];

    [Theory]
    [InlineData("blood-pressure")]
    [InlineData("orchard")]
    public void A_pack_with_random_changes_is_read_or_refused(string pack)
    {
        var random = new Random(20260301);
        var files = PackFolder.Read("tests/fixtures/packs/" + pack).Files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value));
        var paths = files.Keys.Where(path => !path.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var refused = 0;
        for (var i = 0; i < Times; i++)
        {
            var path = paths[random.Next(paths.Count)];
            var changed = Change(files[path], random);
            var load = PackLoader.Load([new PackSource(pack, [.. files.Select(file => new PackFile(file.Key, file.Key == path ? changed : file.Value))])]);
            Assert.True(load.Set is not null == (load.Findings.Count == 0));
            if (load.Set is null) refused++;
        }

        Assert.True(refused > Times / 2, $"only {refused} were refused: the changes are too gentle to mean anything");
    }

    private static byte[] Change(byte[] file, Random random)
    {
        var bytes = file.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 30), bytes.Count - at - 1)); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at))); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at - 1); break;
                default: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Scraps[random.Next(Scraps.Length)])); break;
            }

            if (bytes.Count == 0) bytes.Add(10);
        }

        return [.. bytes];
    }
}
