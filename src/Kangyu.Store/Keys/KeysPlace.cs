namespace Kangyu.Store.Keys;

/// <summary>Keys that lie with the data protect nothing: whoever copies the one has the other.</summary>
internal static class KeysPlace
{
    /// <exception cref="KeysException"><c>keys_place</c>, also when links make the paths look apart.</exception>
    public static void RefuseInside(string keys, string data)
    {
        var named = IsInside(Path.GetFullPath(keys), Path.GetFullPath(data));
        if (!named && !IsInside(Real(keys), Real(data))) return;
        throw KeysException.At(keys, "keys_place", "密钥目录不能放在数据目录之内。请另选位置。", "The keys directory cannot lie inside the data directory. Choose another place.");
    }

    private static bool IsInside(string inner, string outer)
    {
        var rest = Path.GetRelativePath(outer, inner);
        return rest == "." || (!Path.IsPathRooted(rest) && rest != ".." && !rest.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    // follows links in every part of the path that exists
    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(full);
        if (parent is null) return full;
        var here = Path.Combine(Real(parent), Path.GetFileName(full));
        var target = Directory.Exists(here) ? Directory.ResolveLinkTarget(here, returnFinalTarget: true) : null;
        return target is null ? here : Real(target.FullName);
    }
}
