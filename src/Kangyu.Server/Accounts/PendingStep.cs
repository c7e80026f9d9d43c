using Microsoft.AspNetCore.DataProtection;

namespace Kangyu.Server.Accounts;

/// <summary>Between the password and the second step: who passed the first, sealed, good for five minutes.</summary>
internal sealed class PendingStep(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("kangyu.pending-step.v1").ToTimeLimitedDataProtector();

    public string Close(Guid account, string stamp) => protector.Protect(account.ToString("N") + stamp, Good);

    public (Guid Account, string Stamp)? Open(string closed)
    {
        try
        {
            var text = protector.Unprotect(closed);
            return (Guid.ParseExact(text[..32], "N"), text[32..]);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
