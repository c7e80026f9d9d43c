namespace Kangyu.Store.Accounts;

/// <summary>An account as its row holds it: bytes for ids, numbers for times and for yes and no, the same on both databases.</summary>
internal sealed class AccountRow
{
    public required byte[] Id { get; set; }
    public required string Name { get; set; }
    public required string Display { get; set; }
    public string? Password { get; set; }
    public byte[]? Totp { get; set; }
    public required string Recovery { get; set; }
    public required string Language { get; set; }
    public required string Stamp { get; set; }
    public long Disabled { get; set; }
    public long Demo { get; set; }
    public long Failures { get; set; }
    public long? LockedUntil { get; set; }
    public long Created { get; set; }
    public long? SignedIn { get; set; }

    public static AccountRow Of(Account account) => new()
    {
        Id = AccountTable.Key(account.Id),
        Name = account.Login,
        Display = account.Name,
        Password = account.PasswordHash,
        Totp = account.SecondStepKey,
        Recovery = account.RecoveryCodes,
        Language = account.Language,
        Stamp = account.Stamp,
        Disabled = account.Disabled ? 1 : 0,
        Demo = account.Demo ? 1 : 0,
        Failures = account.Failures,
        LockedUntil = account.LockedUntil?.ToUnixTimeMilliseconds(),
        Created = account.Created.ToUnixTimeMilliseconds(),
        SignedIn = account.SignedIn?.ToUnixTimeMilliseconds(),
    };

    public Account ToAccount(IEnumerable<GrantRow> grants) => new()
    {
        Id = new Guid(Id, bigEndian: true),
        Login = Name,
        Name = Display,
        PasswordHash = Password,
        SecondStepKey = Totp,
        RecoveryCodes = Recovery,
        Language = Language,
        Stamp = Stamp,
        Disabled = Disabled != 0,
        Demo = Demo != 0,
        Failures = (int)Failures,
        LockedUntil = Time(LockedUntil),
        Created = DateTimeOffset.FromUnixTimeMilliseconds(Created),
        SignedIn = Time(SignedIn),
        Grants = [.. grants.Select(grant => new AccountGrant(grant.Role, grant.Unit))],
    };

    private static DateTimeOffset? Time(long? ms) => ms is { } given ? DateTimeOffset.FromUnixTimeMilliseconds(given) : null;
}

internal sealed class GrantRow
{
    public required byte[] Account { get; set; }
    public required string Role { get; set; }
    public required string Unit { get; set; }
}
