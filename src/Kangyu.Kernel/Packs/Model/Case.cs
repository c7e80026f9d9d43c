namespace Kangyu.Kernel.Packs.Model;

/// <summary>A worked example: either a person's story or a question to a table. Kept as read, run by the case runner.</summary>
public sealed record Case(string Name, string File, int Line, YamlNode Body);

/// <summary>A YAML value with the line it stands on: scalar, list or map.</summary>
public sealed record YamlNode(int Line, string? Scalar, bool Quoted, IReadOnlyList<YamlNode>? List, IReadOnlyList<YamlPair>? Map)
{
    public YamlNode? this[string key] => Map?.FirstOrDefault(pair => pair.Key == key)?.Value;
}

public sealed record YamlPair(string Key, int KeyLine, YamlNode Value);
