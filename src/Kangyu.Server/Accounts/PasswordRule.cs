using Kangyu.Kernel;

namespace Kangyu.Server.Accounts;

/// <summary>Long rather than odd: ten characters, not the sign-in name, not one everybody tries first.</summary>
internal static class PasswordRule
{
    public const int Shortest = 10;
    public const int Longest = 200;

    private static readonly string[] Known = ["password", "1234567890", "0123456789", "qwertyuiop", "1qaz2wsx3edc", "kangyu", "admin", "iloveyou", "woaini", "88888888", "66666666", "abc123"];

    public static Problem? Check(string password, string login)
    {
        if (password.Length < Shortest) return Bad($"密码至少 {Shortest} 个字符。", $"The password needs at least {Shortest} characters.");
        if (password.Length > Longest) return Bad($"密码最多 {Longest} 个字符。", $"The password may have at most {Longest} characters.");
        var small = password.ToLowerInvariant();
        if (small.Contains(login, StringComparison.Ordinal) || small.Distinct().Count() < 4 || Known.Any(known => small.Contains(known, StringComparison.Ordinal) && small.Length < known.Length + 5))
            return Bad("这个密码太容易猜到。请换一句只有自己知道的话。", "This password is easy to guess. Take a sentence that only you know.");
        return null;
    }

    private static Problem Bad(string zh, string en) => Problem.At("password", "password_weak", zh, en);
}
