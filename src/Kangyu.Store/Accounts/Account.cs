namespace Kangyu.Store.Accounts;

/// <summary>A person or machine that signs in. Mutable, because sign-in changes it step by step before it is saved.</summary>
public sealed class Account
{
    public required Guid Id { get; init; }

    /// <summary>The name to sign in with, lower case; unique in the county.</summary>
    public required string Login { get; set; }

    /// <summary>As it stands on screen, in logs and under entries.</summary>
    public required string Name { get; set; }

    /// <summary>Null for an account that only a token opens.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes whenever sessions that are open must end.</summary>
    public string Stamp { get; set; } = "";

    public int Failures { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>The key of the second step, protected by the server's own keys; null: signing in takes the password alone.</summary>
    public byte[]? SecondStepKey { get; set; }

    /// <summary>Hashes of codes that stand in for a lost second step, joined by <c>;</c>.</summary>
    public string RecoveryCodes { get; set; } = "";

    /// <summary>zh, en, or empty: as the browser says.</summary>
    public string Language { get; set; } = "";

    public bool Disabled { get; set; }

    /// <summary>Has a password that everybody knows: refused unless the server is reached from this machine only.</summary>
    public bool Demo { get; set; }

    public DateTimeOffset Created { get; init; }

    /// <summary>The last time it signed in.</summary>
    public DateTimeOffset? SignedIn { get; set; }

    public IReadOnlyList<AccountGrant> Grants { get; set; } = [];
}

/// <summary>A role at a unit; <paramref name="Role"/> is its code.</summary>
public sealed record AccountGrant(string Role, string Unit);
