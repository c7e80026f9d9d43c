using Kangyu.Store;
using Kangyu.Store.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Api;

/// <summary>The county answers, or the answer is 503 like any other failure to reach the store.</summary>
internal sealed record HealthAnswer(string Status, string County, string Version);

internal static class Health
{
    public static async Task<Ok<HealthAnswer>> Handle(County county, UnitTable units, CancellationToken stop)
    {
        await units.List(stop);
        return TypedResults.Ok(new HealthAnswer("ok", county.Code, typeof(Health).Assembly.GetName().Version?.ToString(3) ?? ""));
    }
}
