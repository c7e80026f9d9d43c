using System.Security.Claims;
using Kangyu.Kernel;
using Kangyu.Server.Accounts;

namespace Kangyu.Server.Screen;

/// <summary>One request as pages see it: who asks, in which language, from where. Filled before any endpoint runs.</summary>
internal sealed class Visit
{
    public const string LanguageCookie = "ky-lang";

    /// <summary>zh or en.</summary>
    public string Language { get; private set; } = "zh";

    public string HtmlLanguage => Language == "zh" ? "zh-CN" : "en";

    /// <summary>Null before signing in.</summary>
    public Visitor? Visitor { get; private set; }

    /// <summary>Path and query, to come back to.</summary>
    public string Here { get; private set; } = "/";

    public string Say(Words words) => words.In(Language);

    public void Begin(HttpContext context, Visitor? visitor)
    {
        Visitor = visitor;
        Here = context.Request.Path + context.Request.QueryString;
        Language = visitor is { Language.Length: > 0 } ? visitor.Language : LanguageOf(context.Request);
    }

    private static string LanguageOf(HttpRequest request)
    {
        if (request.Cookies[LanguageCookie] is "zh" or "en") return request.Cookies[LanguageCookie]!;
        foreach (var accepted in request.GetTypedHeaders().AcceptLanguage)
        {
            if (accepted.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase)) return "zh";
            if (accepted.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return "en";
        }
        return "zh";
    }
}

internal static class VisitStep
{
    public static IApplicationBuilder UseVisit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var visitor = context.Features.Get<Visitor>();
        if (visitor is null && Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            visitor = await context.RequestServices.GetRequiredService<AccountDirectory>().Find(id, context.RequestAborted);
        context.RequestServices.GetRequiredService<Visit>().Begin(context, visitor);
        await next(context);
    });
}
