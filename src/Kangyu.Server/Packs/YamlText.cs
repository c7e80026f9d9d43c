using System.Text;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Server.Packs;

/// <summary>A worked case written out again as it reads in its file.</summary>
internal static class YamlText
{
    public static string Of(YamlNode node)
    {
        var text = new StringBuilder();
        Write(text, node, 0);
        return text.ToString().TrimEnd();
    }

    private static void Write(StringBuilder text, YamlNode node, int depth)
    {
        foreach (var pair in node.Map ?? [])
        {
            text.Append(' ', depth * 2).Append(pair.Key).Append(':');
            if (IsShort(pair.Value)) text.Append(' ').Append(Inline(pair.Value)).Append('\n');
            else Write(text.Append('\n'), pair.Value, depth + 1);
        }
        foreach (var item in node.List ?? [])
        {
            text.Append(' ', depth * 2).Append("- ");
            if (IsShort(item)) text.Append(Inline(item)).Append('\n');
            else text.Append(Nested(item, depth + 1));
        }
    }

    private static string Nested(YamlNode item, int depth)
    {
        var inner = new StringBuilder();
        Write(inner, item, depth);
        return inner.ToString().TrimStart();
    }

    private static bool IsShort(YamlNode node) =>
        node.Scalar is not null || (node.List is null or { Count: 0 } && node.Map is null or { Count: 0 }) || Inline(node).Length < 70;

    private static string Inline(YamlNode node)
    {
        if (node.Scalar is not null) return node.Quoted ? $"\"{node.Scalar}\"" : node.Scalar;
        if (node.List is not null) return "[" + string.Join(", ", node.List.Select(Inline)) + "]";
        return "{" + string.Join(", ", (node.Map ?? []).Select(pair => $"{pair.Key}: {Inline(pair.Value)}")) + "}";
    }
}
