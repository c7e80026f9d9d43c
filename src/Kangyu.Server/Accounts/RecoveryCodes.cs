using System.Security.Cryptography;
using System.Text;

namespace Kangyu.Server.Accounts;

/// <summary>Codes that stand in once for a lost second step. They are random, so a plain hash of each is kept.</summary>
internal static class RecoveryCodes
{
    public static string Hash(IEnumerable<string> codes) => string.Join(';', codes.Select(Hash));

    /// <summary>What is left after a code was used; null when it is not one of them.</summary>
    public static string? Without(string kept, string code)
    {
        var hashes = kept.Split(';', StringSplitOptions.RemoveEmptyEntries);
        var used = Hash(code.Trim());
        return hashes.Contains(used, StringComparer.Ordinal) ? string.Join(';', hashes.Where(hash => hash != used)) : null;
    }

    public static int Count(string kept) => kept.Split(';', StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
