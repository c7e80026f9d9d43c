namespace Kangyu.Server.Screen;

/// <summary>Addresses to come back to, from a query or a form: only within this server.</summary>
internal static class LocalPath
{
    public static string Or(string? path, string otherwise) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : otherwise;
}
