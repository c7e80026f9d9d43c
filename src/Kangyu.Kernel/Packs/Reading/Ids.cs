using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>How codes are written: lower case letters, digits and single <c>_</c>, a letter first, at most 40 characters.</summary>
internal static class Ids
{
    private const int LongestCode = 40;
    private const int LongestFormId = 58;
    private const int LongestIdentifier = 63;

    public static bool Code(string id, string key, Place at, Findings findings) =>
        IsCode(id, '_') ? Fits(id, LongestCode, key, at, findings) : Bad(id, key, at, findings);

    /// <summary>A code that other systems print (<c>CuIUD</c>, <c>headaches.migraine.with_aura</c>, <c>18_39</c>): letters, digits, <c>_ . -</c>.</summary>
    public static bool TableCode(string id, string key, Place at, Findings findings)
    {
        var good = id.Length > 0 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-') && char.IsAsciiLetterOrDigit(id[0]);
        return good ? Fits(id, 80, key, at, findings) : Bad(id, key, at, findings);
    }

    /// <summary>The code of an option: as an item's, or a number such as a score (<c>0</c>, <c>16</c>).</summary>
    public static bool OptionCode(string id, Place at, Findings findings) =>
        IsCode(id, '_') || (id.Length > 0 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') && Clean(id, '_'))
            ? Fits(id, LongestCode, "options", at, findings)
            : Bad(id, "options", at, findings);

    public static bool PackName(string id, Place at, Findings findings) =>
        IsCode(id, '-') ? Fits(id, 30, "pack", at, findings) : Bad(id, "pack", at, findings);

    /// <summary><c>pack.name</c>, with the pack's own name before the dot.</summary>
    public static bool Qualified(string id, string pack, string key, Place at, Findings findings)
    {
        var dot = id.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !IsCode(id[(dot + 1)..], '_')) return Bad(id, key, at, findings);
        if (id[..dot] == pack) return Fits(id, LongestFormId, key, at, findings);
        findings.Add(at, "wrong_pack", new($"“{id}”不属于服务包“{pack}”", $"“{id}” does not belong to the pack “{pack}”"), new($"写成“{pack}.{id[(dot + 1)..]}”", $"Write “{pack}.{id[(dot + 1)..]}”"));
        return false;
    }

    /// <summary>An item's or a fact's id: a code that neither the language of expressions nor the store keeps for itself.</summary>
    public static bool Name(string id, Place at, Findings findings)
    {
        if (!Code(id, "id", at, findings)) return false;
        if (!ExprScope.IsReserved(id) && id != "start") return true;
        Reserved(id, at, findings);
        return false;
    }

    public static bool Column(string id, Place at, Findings findings)
    {
        if (!FlatTable.Reserved.Contains(id)) return true;
        Reserved(id, at, findings);
        return false;
    }

    /// <summary>Generated names of tables and columns must fit PostgreSQL's 63 bytes.</summary>
    public static bool Identifier(string name, Place at, Findings findings) => Fits(name, LongestIdentifier, "id", at, findings);

    private static bool IsCode(string id, char joint) =>
        id.Length > 0 && char.IsAsciiLetterLower(id[0]) && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == joint) && Clean(id, joint);

    // two joints together part a column from its code (wishes__none), so an id may not hold them
    private static bool Clean(string id, char joint) => id[^1] != joint && id[0] != joint && !id.Contains(new string(joint, 2), StringComparison.Ordinal);

    private static bool Fits(string id, int longest, string key, Place at, Findings findings)
    {
        if (id.Length <= longest) return true;
        findings.Add(at, "name_too_long", new($"“{key}”的“{id}”有 {id.Length} 个字符，最多 {longest}", $"“{id}” ({key}) has {id.Length} characters, at most {longest}"), new("缩短", "Shorten it"));
        return false;
    }

    private static bool Bad(string id, string key, Place at, Findings findings)
    {
        findings.Add(
            at,
            "bad_id",
            new($"“{key}”的编码“{id}”写法不对", $"The code “{id}” ({key}) is not well written"),
            new("用小写字母开头，小写字母、数字和单个 _；所属服务包用点：pack.name", "Start with a lower-case letter; lower-case letters, digits and single _; the pack before a dot: pack.name"));
        return false;
    }

    private static void Reserved(string id, Place at, Findings findings) => findings.Add(
        at,
        "reserved_name",
        new($"“{id}”是保留的名称", $"“{id}” is a name that the program keeps"),
        new($"换一个，比如“{id}_given”或“the_{id}”", $"Choose another, for example “{id}_given” or “the_{id}”"));
}
