using Kangyu.Kernel.Packs.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>
/// Reads YAML into nodes with their lines. Scalars stay as they are written: what <c>yes</c> means is for the reader of its key.
/// Anchors, aliases and tags are refused, so that a file says what it says where it says it. Never throws.
/// </summary>
internal static class YamlReader
{
    private const int DeepestNesting = 24;
    private const int LongestText = 2_000_000;

    /// <summary>The documents of a file, and whether it was read to its end: those before a fault are returned too.</summary>
    public static (IReadOnlyList<YamlNode> Documents, bool Whole) Read(string file, string text, Findings findings)
    {
        var documents = new List<YamlNode>();
        if (text.Length > LongestText)
        {
            findings.Add(new(file, 1), "file_too_large", new($"文件超过 {LongestText} 个字符", $"The file has more than {LongestText} characters"), new("拆成几个文件", "Split it into several files"));
            return (documents, false);
        }

        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            while (parser.MoveNext())
            {
                if (parser.Current is not DocumentStart) continue;
                parser.MoveNext();
                if (new Builder(parser, file, findings).Node(0) is { } node) documents.Add(node);
                else return (documents, false);
            }

            return (documents, true);
        }
        catch (YamlException fault)
        {
            Broken(file, (int)fault.Start.Line, new($"YAML 写法有误：{fault.Message}", $"Not well-formed YAML: {fault.Message}"), findings);
        }
        // what the scanner throws when a bracket is not closed, and on other malformed input; a pack is never a reason to stop
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException or FormatException or NullReferenceException)
        {
            Broken(file, (int?)parser.Current?.End.Line ?? 1, new("括号或引号没有配对", "A bracket or a quote is not closed"), findings);
        }

        return (documents, false);
    }

    private static void Broken(string file, int line, Words message, Findings findings) => findings.Add(
        new(file, Math.Max(line, 1)),
        "yaml_syntax",
        message,
        new("检查缩进、冒号后的空格和引号；花括号里含逗号的值要加引号", "Check indentation, the space after a colon and quotes; in braces a value with a comma needs quotes"));

    /// <summary>Builds one document; null from <see cref="Node"/> means a fault was found and reading stops.</summary>
    private sealed class Builder(Parser parser, string file, Findings findings)
    {
        public YamlNode? Node(int depth)
        {
            if (parser.Current is not NodeEvent node) return Refuse(1, "yaml_alias", "不允许引用（*）", "Aliases (*) are not read", "把内容写在用到的地方", "Write the content where it is used");
            var line = (int)node.Start.Line;
            if (!node.Anchor.IsEmpty) return Refuse(line, "yaml_anchor", "不允许锚点（&）", "Anchors (&) are not read", "把内容写在用到的地方", "Write the content where it is used");
            if (!node.Tag.IsEmpty) return Refuse(line, "yaml_tag", $"不允许标签 {node.Tag}", $"Tags are not read: {node.Tag}", "去掉标签；文字需要时加引号", "Leave the tag out; quote a text where needed");
            if (depth > DeepestNesting) return Refuse(line, "yaml_too_deep", "嵌套太深", "Nested too deeply", "减少层次", "Use fewer levels");
            return node switch
            {
                Scalar scalar => new YamlNode(line, scalar.Value, scalar.Style != ScalarStyle.Plain, null, null),
                SequenceStart => List(line, depth),
                MappingStart => Map(line, depth),
                _ => null,
            };
        }

        private YamlNode? List(int line, int depth)
        {
            var items = new List<YamlNode>();
            while (Next() is not SequenceEnd)
            {
                if (Element(depth) is not { } node) return null;
                items.Add(node);
            }

            return new YamlNode(line, null, false, items, null);
        }

        private YamlNode? Map(int line, int depth)
        {
            var pairs = new List<YamlPair>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (Next() is not MappingEnd)
            {
                if (Element(depth) is not { } key) return null;
                if (key.Scalar is not { } name) return Refuse(key.Line, "wrong_type", "键必须是一个词", "A key must be a word", "把键写成一个词", "Write the key as one word");
                Next();
                if (Element(depth) is not { } value) return null;
                if (seen.Add(name)) pairs.Add(new(name, key.Line, value));
                else Add(key.Line, "duplicate_key", $"“{name}”写了两次", $"“{name}” is written twice", "留下一个", "Keep one of them");
            }

            return new YamlNode(line, null, false, null, pairs);
        }

        private YamlNode? Element(int depth) => parser.Current is AnchorAlias alias
            ? Refuse((int)alias.Start.Line, "yaml_alias", "不允许引用（*）", "Aliases (*) are not read", "把内容写在用到的地方", "Write the content where it is used")
            : Node(depth + 1);

        private ParsingEvent? Next() => parser.MoveNext() ? parser.Current : throw new InvalidOperationException("the file ends too early");

        private YamlNode? Refuse(int line, string code, string zh, string en, string mendZh, string mendEn)
        {
            Add(line, code, zh, en, mendZh, mendEn);
            return null;
        }

        private void Add(int line, string code, string zh, string en, string mendZh, string mendEn) =>
            findings.Add(new(file, line), code, new(zh, en), new(mendZh, mendEn));
    }
}
