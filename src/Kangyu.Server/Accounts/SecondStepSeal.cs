using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Kangyu.Server.Accounts;

/// <summary>The key of the second step lies in the database only protected by the server's own keys.</summary>
internal sealed class SecondStepSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("kangyu.second-step.v1");

    public byte[] Close(string key) => protector.Protect(Encoding.UTF8.GetBytes(key));

    /// <summary>Null when there is none, or when the server's keys are no longer those it was closed with: the person sets it up anew.</summary>
    public string? Open(byte[]? closed)
    {
        if (closed is null) return null;
        try
        {
            return Encoding.UTF8.GetString(protector.Unprotect(closed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public string CloseText(string key) => Convert.ToBase64String(Close(key));

    public string? OpenText(string? closed)
    {
        var bytes = new byte[(closed?.Length ?? 0) + 4];
        return closed is not null && Convert.TryFromBase64String(closed, bytes, out var length) ? Open(bytes[..length]) : null;
    }
}
