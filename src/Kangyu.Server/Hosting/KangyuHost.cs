using System.Text.Encodings.Web;
using System.Text.Unicode;
using Kangyu.Server.Accounts;
using Kangyu.Server.Api;
using Kangyu.Server.Erasures;
using Kangyu.Server.Errors;
using Kangyu.Server.Events;
using Kangyu.Server.Forms;
using Kangyu.Server.Lists;
using Kangyu.Server.Looks;
using Kangyu.Server.Messages;
using Kangyu.Server.Packs;
using Kangyu.Server.People;
using Kangyu.Server.Posters;
using Kangyu.Server.Reports;
using Kangyu.Server.Screen;
using Kangyu.Server.Services;
using Kangyu.Server.Today;
using Kangyu.Server.Units;
using Kangyu.Store;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.WebEncoders;

namespace Kangyu.Server.Hosting;

/// <summary>Puts the server together. The order of the steps is the order in which a request passes them.</summary>
internal static class KangyuHost
{
    /// <param name="clock">Null: the machine's.</param>
    public static async Task<WebApplication> Build(HostSettings settings, County county, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot" });
        builder.WebHost.UseKestrelCore().UseUrls(settings.Urls).ConfigureKestrel(Limit);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        AddScreen(builder.Services, settings, clock ?? TimeProvider.System);
        builder.Services.AddSingleton(county);
        builder.Services.AddSingleton(new ActivePacks(county.Engine.Packs));
        builder.Services.AddUnits();
        builder.Services.AddHostedService<HouseKeeping>();
        builder.Services.AddAccounts(settings);
        builder.Services.AddForms();
        builder.Services.AddLists();
        builder.Services.AddReports();
        builder.Services.AddToday();
        builder.Services.AddMessages(settings);
        builder.Services.AddLooks();
        builder.Services.AddApi();
        builder.Services.AddPeople();
        builder.Services.AddServices();
        builder.Services.AddEvents();
        builder.Services.AddPosters();
        builder.Services.AddErasures();
        var app = builder.Build();
        await app.Services.GetRequiredService<UnitDirectory>().Load(CancellationToken.None);
        Use(app);
        Map(app);
        return app;
    }

    private static void Limit(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = Faults.MostBytes;
    }

    private static void AddScreen(IServiceCollection services, HostSettings settings, TimeProvider clock)
    {
        services.AddSingleton(settings);
        services.AddSingleton(clock);
        services.AddRouting();
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddScoped<Visit>();
        services.AddResponseCompression(options => options.EnableForHttps = true);
        // otherwise every Chinese character is sent as an entity of eight
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddDataProtection().SetApplicationName("kangyu").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.Keys, "cookies")));
    }

    private static void Use(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseFaults();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = KeepForEver });
        app.UseRouting();
        app.UseAuthentication();
        app.UseVisit();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgeryTokens();
        app.UseGate();
    }

    // names in /dist carry a hash of the content
    private static void KeepForEver(StaticFileResponseContext file)
    {
        if (file.Context.Request.Path.StartsWithSegments("/dist", StringComparison.Ordinal)) file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
    }

    private static void Map(WebApplication app)
    {
        // Antiforgery.UseAntiforgeryTokens checks every change, not only forms, and answers with words
        var all = app.MapGroup("").DisableAntiforgery();
        all.MapHome();
        all.MapAccounts();
        all.MapUnits();
        all.MapPacks();
        all.MapServices();
        all.MapPeople();
        all.MapEvents();
        all.MapPosters();
        all.MapErasures();
        all.MapForms();
        all.MapLists();
        all.MapReports();
        all.MapToday();
        all.MapMessages();
        all.MapLooks();
        all.MapApi();
    }
}
