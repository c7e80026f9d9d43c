using System.Security.Cryptography;
using System.Text;
using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Anchors;

/// <summary>A line that could be verified, and its number in the file, from 1.</summary>
public sealed record NumberedLine(int Number, string Text);

/// <summary>
/// An append-only file of signed, linked lines (<see cref="SignedLine"/>) in the keys directory. A last line that a crash left unfinished was
/// never relied on: it is passed over, and cut off before the next is appended.
/// </summary>
/// <param name="kind">Begins the codes of its problems: <c>anchor</c> gives <c>anchor_line</c>, <c>anchor_signature</c>, <c>anchor_link</c>.</param>
public sealed class SignedFile(string path, string kind)
{
    private readonly Lock turn = new();

    /// <summary>Signs a text and appends it; durable on return. The text has no line break.</summary>
    public void Append(string text, ECDsa key)
    {
        lock (turn)
        {
            using var file = OwnFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
            var link = CutTorn(file);
            var signature = Convert.ToBase64String(key.SignData(SignedLine.Signed(text, link), HashAlgorithmName.SHA256));
            file.Write(Encoding.UTF8.GetBytes($"{new SignedLine(text, link, signature)}\n"));
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Reads the lines whose signature holds, and names what is wrong with the others. A file that is not there has no lines.</summary>
    public (IReadOnlyList<NumberedLine> Lines, IReadOnlyList<Problem> Problems) Read(ECDsa publicKey)
    {
        var lines = new List<NumberedLine>();
        var problems = new List<Problem>();
        var link = default(Digest);
        var number = 0;
        foreach (var line in WholeLines())
        {
            number++;
            if (!SignedLine.TryParse(line, out var signed)) problems.Add(Unreadable(number));
            else if (!signed.Verifies(publicKey)) problems.Add(Wrong(number, "signature", "签名不符：这一行被改动过。", "The signature does not hold: the line was changed."));
            else
            {
                if (signed.Link != link) problems.Add(Wrong(number, "link", "前面有行被删去或移动。", "Lines before this one were removed or moved."));
                lines.Add(new NumberedLine(number, signed.Text));
            }
            link = Digest.Of(Encoding.UTF8.GetBytes(line));
        }
        return (lines, problems);
    }

    /// <summary>The problem of a line that says nothing known, for the readers of what the lines say.</summary>
    internal Problem Unreadable(int number) => Wrong(number, "line", "无法读取这一行。", "The line cannot be read.");

    private Problem Wrong(int number, string what, string zh, string en) => Problem.At(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}:{number}"), $"{kind}_{what}",
        zh + "请与备份中的同名文件核对。", en + " Compare the file with its copy in a backup.");

    private IEnumerable<string> WholeLines()
    {
        if (!File.Exists(path)) return [];
        var text = File.ReadAllText(path, Encoding.UTF8);
        var end = text.LastIndexOf('\n');
        return end < 0 ? [] : text[..end].Split('\n');
    }

    private static Digest CutTorn(FileStream file)
    {
        var content = new byte[file.Length];
        file.ReadExactly(content);
        var end = content.AsSpan().LastIndexOf((byte)'\n');
        file.SetLength(end + 1);
        file.Position = end + 1;
        if (end < 0) return default;
        var start = content.AsSpan(0, end).LastIndexOf((byte)'\n') + 1;
        return Digest.Of(content.AsSpan(start, end - start));
    }
}
