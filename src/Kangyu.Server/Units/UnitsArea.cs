using Kangyu.Store.Accounts;

namespace Kangyu.Server.Units;

/// <summary>The county's units.</summary>
internal static class UnitsArea
{
    public static void AddUnits(this IServiceCollection services)
    {
        services.AddSingleton<UnitTable>();
        services.AddSingleton<UnitDirectory>();
        services.AddSingleton<ManageUnits>();
    }

    public static void MapUnits(this IEndpointRouteBuilder app) => ManageUnits.Map(app);
}
