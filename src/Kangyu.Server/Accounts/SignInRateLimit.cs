using System.Threading.RateLimiting;

namespace Kangyu.Server.Accounts;

/// <summary>Ten attempts to sign in a minute from one address; the lockout of an account stands beside it.</summary>
internal static class SignInRateLimit
{
    private const int AttemptsAMinute = 10;

    public static void AddSignInRateLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(SignIn.RateLimit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = AttemptsAMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
    });
}
