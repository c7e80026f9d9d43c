using Kangyu.Server.Errors;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Kangyu.Server.Api;

/// <summary>What the OpenAPI document says beside what the endpoints say themselves. Nothing in it depends on where the server runs, so that it can be committed.</summary>
internal static class ApiDescription
{
    private static readonly (string Path, HttpMethod Method, Type? Takes, Type? Answers)[] Bodies =
    [
        ("/api/entries", HttpMethod.Post, typeof(SubmissionShape[]), typeof(SubmissionAnswerShape[])),
        ("/api/decide/{table}", HttpMethod.Post, typeof(IReadOnlyDictionary<string, object>), typeof(DecisionShape)),
        ("/api/reports/{id}", HttpMethod.Get, null, typeof(ReportShape)),
        ("/api/choices/{kind}", HttpMethod.Get, null, typeof(ChoiceShape[])),
        ("/api/forms/{id}", HttpMethod.Get, null, typeof(IReadOnlyDictionary<string, object>)),
    ];

    public static async Task Complete(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Kangyu",
            Version = "1",
            Description = "A county's reproductive-health service. Failures are problem details (RFC 9457) with a stable code and words in Chinese and English. "
                + "Machines send a bearer token made by `kangyu users add --token`; people use the cookie of the sign-in page and the page's token in X-CSRF-TOKEN.",
        };
        document.Servers = [];
        document.Tags?.Clear();
        Secure(document);
        var problem = await Named(document, context, "Problem", typeof(ProblemAnswer), stop);
        foreach (var (path, item) in document.Paths)
        {
            foreach (var operation in item.Operations!.Values)
            {
                operation.Tags?.Clear();
                if (path.StartsWith("/api/", StringComparison.Ordinal))
                    operation.Responses!["default"] = new OpenApiResponse { Description = "What is wrong", Content = Body("application/problem+json", problem) };
            }
        }
        foreach (var (path, method, takes, answers) in Bodies) await Describe(document, context, path, method, takes, answers, stop);
    }

    private static async Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, string path, HttpMethod method, Type? takes, Type? answers, CancellationToken stop)
    {
        if (!document.Paths.TryGetValue(path, out var item) || item.Operations?.GetValueOrDefault(method) is not { } operation) return;
        if (takes is not null) operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Body("application/json", await Named(document, context, operation.OperationId + "Request", takes, stop)) };
        if (answers is not null) operation.Responses!["200"] = new OpenApiResponse { Description = "OK", Content = Body("application/json", await Named(document, context, operation.OperationId + "Answer", answers, stop)) };
    }

    private static async Task<IOpenApiSchema> Named(OpenApiDocument document, OpenApiDocumentTransformerContext context, string name, Type type, CancellationToken stop)
    {
        document.AddComponent(name, await context.GetOrCreateSchemaAsync(type, null, stop));
        return new OpenApiSchemaReference(name, document);
    }

    private static Dictionary<string, OpenApiMediaType> Body(string type, IOpenApiSchema schema) => new(StringComparer.Ordinal) { [type] = new OpenApiMediaType { Schema = schema } };

    private static void Secure(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
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
