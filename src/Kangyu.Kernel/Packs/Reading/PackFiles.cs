using System.Security.Cryptography;
using System.Text;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads the files of a pack into documents; what has no place in a pack is a finding.</summary>
internal static class PackFiles
{
    private static readonly string[] Folders = ["forms", "lists", "pathways", "decisions", "indicators", "sheets", "texts", "cases"];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static PackDraft Read(PackSource source, Findings findings)
    {
        var pack = new PackDraft(source.Name) { Root = source.Root };
        foreach (var file in source.Files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var at = new Place(pack.FileOf(file.Path), 1);
            if (!IsContent(file.Path, at, findings) || Text(file, at, findings) is not { } text) continue;
            if (file.Path.EndsWith(".csv", StringComparison.Ordinal)) pack.Csv[file.Path] = text;
            else Documents(file.Path, at.File, text, pack, findings);
        }

        if (source.Files.All(file => file.Path != "pack.yaml"))
            findings.Add(new(pack.FileOf("pack.yaml"), 1), "missing_file", new("缺少 pack.yaml", "pack.yaml is missing"), new("加上 pack.yaml：pack、version、title、status", "Add pack.yaml with pack, version, title, status"));
        pack.Head = pack.Head with { ContentHash = Hash(source) };
        return pack;
    }

    /// <summary>SHA-256 over path and bytes of the YAML and CSV files in path order.</summary>
    private static string Hash(PackSource source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in source.Files.Where(file => IsRead(file.Path)).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file.Path));
            hash.AppendData([0]);
            hash.AppendData(BitConverter.GetBytes((long)file.Bytes.Length));
            hash.AppendData(file.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool IsRead(string path) => path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".csv", StringComparison.Ordinal);

    private static bool IsContent(string path, Place at, Findings findings)
    {
        if (path.EndsWith(".md", StringComparison.Ordinal)) return false;
        var folder = path.Split('/')[0];
        var known = path == "pack.yaml"
            || (path.Contains('/', StringComparison.Ordinal) && Folders.Contains(folder, StringComparer.Ordinal) && (path.EndsWith(".yaml", StringComparison.Ordinal) || (folder is "decisions" or "lists" && path.EndsWith(".csv", StringComparison.Ordinal))));
        if (known) return true;
        findings.Add(
            at,
            "unknown_file",
            new($"服务包里没有这种文件：{path}", $"A pack has no such file: {path}"),
            new($"YAML 放在 {string.Join("、", Folders)} 下；CSV 放在 decisions、lists 下", $"YAML goes under {string.Join(", ", Folders)}; CSV under decisions and lists"));
        return false;
    }

    private static string? Text(PackFile file, Place at, Findings findings)
    {
        try
        {
            var text = Strict.GetString(file.Bytes.Span);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            findings.Add(at, "not_utf8", new("文件不是 UTF-8", "The file is not UTF-8"), new("另存为 UTF-8", "Save it as UTF-8"));
            return null;
        }
    }

    private static void Documents(string path, string file, string text, PackDraft pack, Findings findings)
    {
        var (documents, whole) = YamlReader.Read(file, text, findings);
        if (documents.Count > 1 && !path.StartsWith("cases/", StringComparison.Ordinal))
            findings.Add(new(file, documents[1].Line), "one_document", new("一个文件只写一样（--- 只用于 cases）", "One thing a file (--- is for cases only)"), new("分成几个文件", "Split it into files"));
        foreach (var document in documents) pack.Documents.Add(new(path, file, document));
        if (documents.Count == 0 && whole)
            findings.Add(new(file, 1), "empty_file", new("文件里没有内容", "There is nothing in the file"), new("写上内容，或删去文件", "Write something, or delete the file"));
    }
}
