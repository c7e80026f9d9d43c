using Kangyu.Kernel.Access;
using Kangyu.Server.Hosting;
using Kangyu.Server.Screen;
using Kangyu.Store.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.Accounts;

/// <summary>Signing in, one's own account, and the accounts an administrator looks after.</summary>
internal static class AccountArea
{
    public static void AddAccounts(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton<AccountTable>();
        services.AddSingleton<TokenTable>();
        services.AddSingleton<AccountDirectory>();
        services.AddSingleton<SecondStepSeal>();
        services.AddSingleton<PendingStep>();
        services.AddScoped<SignInCheck>();
        services.AddSingleton<AccountMaker>();
        services.AddSingleton<ManageAccounts>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        AddIdentity(services);
        services.AddAntiforgery(options =>
        {
            options.HeaderName = Antiforgery.Header;
            options.Cookie.Name = "kangyu-token";
            options.Cookie.SecurePolicy = settings.OnLoopback ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
        services.AddAuthentication("either")
            .AddPolicyScheme("either", null, options => options.ForwardDefaultSelector = context =>
                TokenSignIn.IsUsedBy(context.Request) ? TokenSignIn.SchemeName : CookieSignIn.SchemeName)
            .AddCookie(CookieSignIn.SchemeName, options => CookieSignIn.Configure(options, settings))
            .AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.SchemeName, null);
        // whatever does not say otherwise is for signed-in accounts only
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSignInRateLimit();
    }

    private static void AddIdentity(IServiceCollection services) => services
        .AddIdentityCore<Account>(options =>
        {
            options.User.AllowedUserNameCharacters = "";
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            // PasswordRule says what a password must be, in both languages
            options.Password = new PasswordOptions
            {
                RequiredLength = 1,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
                RequiredUniqueChars = 1,
            };
        })
        .AddUserStore<AccountStore>()
        .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        SignIn.Map(app);
        SetLanguage.Map(app);
        MapManaged(app);
        MyAccount.Map(app);
        SecondStep.Map(app);
    }

    private static void MapManaged(IEndpointRouteBuilder app)
    {
        var managed = app.MapGroup("/accounts").Asks(Act.ManageAccounts);
        managed.MapGet("", (Visit visit, ManageAccounts accounts, CancellationToken stop) => accounts.List(visit.Visitor!.Reader, stop));
        managed.MapGet("/new", () => ManageAccounts.NewPage(null, null));
        managed.MapPost("", (Visit visit, ManageAccounts accounts, [FromForm] string? login, [FromForm] string? name, [FromForm] string? role, [FromForm] string? unit, CancellationToken stop) =>
            accounts.Add(visit.Visitor!.Reader, new NewAccountForm(login, name, role, unit), stop));
        managed.MapGet("/{id:guid}", (Visit visit, ManageAccounts accounts, Guid id, CancellationToken stop) => accounts.Show(visit.Visitor!.Reader, id, null, null, null, stop));
        managed.MapPost("/{id:guid}", (Visit visit, ManageAccounts accounts, Guid id, [FromForm] string? @do, [FromForm] string? role, [FromForm] string? unit, CancellationToken stop) =>
            accounts.Change(visit.Visitor!.Reader, id, new ChangeAccountForm(@do, role, unit), stop));
    }
}
