using System.Text.Json;
using Product.Tests.Store;

namespace Product.Tests.Server;

/// <summary>The contract that clients rely on is a committed file; KANGYU_SNAPSHOT=write rewrites it.</summary>
public sealed class OpenApiTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_committed_description_is_what_the_server_answers()
    {
        await using var server = await TestServer.Start();
        using var visitor = server.As();
        var now = JsonSerializer.Serialize(await Visitor.Json(await visitor.Get("/openapi/v1.json")), Readable) + "\n";
        var file = Path.Combine(TestPacks.Root, "docs", "contracts", "openapi.json");
        if (Environment.GetEnvironmentVariable("KANGYU_SNAPSHOT") == "write") await File.WriteAllTextAsync(file, now);
        Assert.Equal(await File.ReadAllTextAsync(file), now);
    }

    [Fact]
    public async Task It_is_OpenAPI_3_1_and_describes_every_address_under_api()
    {
        await using var server = await TestServer.Start();
        using var visitor = server.As();
        var description = await Visitor.Json(await visitor.Get("/openapi/v1.json"));
        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var described = description.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToHashSet(StringComparer.Ordinal);
        var served = server.Get<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Where(path => path.StartsWith("/api/", StringComparison.Ordinal))
            .Select(path => path.Replace(":guid", "", StringComparison.Ordinal));
        Assert.Empty(served.Where(path => !described.Contains(path)));
    }
}
