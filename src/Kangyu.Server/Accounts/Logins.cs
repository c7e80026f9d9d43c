namespace Kangyu.Server.Accounts;

/// <summary>Names to sign in with: 2 to 40 letters (Chinese ones too), digits and <c>. - _</c>, the same in capital and small letters.</summary>
internal static class Logins
{
    public static string Plain(string login) => login.Trim().Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant();

    public static bool IsGood(string login) =>
        login.Length is >= 2 and <= 40 && login.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_') && login == Plain(login);
}
