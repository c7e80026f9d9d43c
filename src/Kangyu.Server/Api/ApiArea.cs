using Kangyu.Kernel.Access;
using Kangyu.Server.Accounts;
using Kangyu.Server.Screen;

namespace Kangyu.Server.Api;

/// <summary>What the API has beside the areas: questions to tables, health, and its own description.</summary>
internal static class ApiArea
{
    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = JsonText.Encoder;
            options.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
            options.SerializerOptions.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull;
        });
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = described => described.RelativePath is { } path && (path.StartsWith("api/", StringComparison.Ordinal) || path == "health");
            options.AddDocumentTransformer(ApiDescription.Complete);
        });
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapGet("/health", Health.Handle).AllowAnonymous().WithName("health").WithSummary("Whether the county answers");
        app.MapPost("/api/decide/{table}", AnswerDecision.Handle).Asks(Act.ReadPacks).WithName("decide")
            .WithSummary("Asks a decision table: facts by name, or condition codes");
    }
}
