using Microsoft.OpenApi;

namespace Kangyu.Server.Api;

/// <summary>What the OpenAPI document says beside what the endpoints say themselves. Nothing in it depends on where the server runs, so that it can be committed.</summary>
internal static class ApiDescription
{
    public static void Complete(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Kangyu",
            Version = "1",
            Description = "A county's reproductive-health service. Failures are problem details (RFC 9457) with a stable code and words in Chinese and English. "
                + "Machines send a bearer token made by `kangyu users add --token`; people use the cookie of the sign-in page and the page's token in X-CSRF-TOKEN.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
            ["cookie"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "kangyu" },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("cookie", document)] = [] },
        ];
    }
}
