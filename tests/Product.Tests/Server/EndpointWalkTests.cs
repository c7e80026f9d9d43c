using System.Net;
using Kangyu.Kernel.Access;
using Kangyu.Server.Accounts;
using Kangyu.Server.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Product.Tests.Server;

/// <summary>Walks every endpoint with every role and compares with the matrix of the gate.</summary>
public sealed class EndpointWalkTests
{
    private static readonly Guid Nobody = new("01900000-0000-7000-8000-00000000dead");

    private static List<(string Method, string Path, RouteEndpoint Endpoint)> Endpoints(TestServer server) =>
    [
        .. from endpoint in server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           select (method, Fill(endpoint.RoutePattern), endpoint),
    ];

    private static string Fill(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "documentName" } => "v1",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "number" } => "1",
            _ => Nobody.ToString(),
        }))));

    [Fact]
    public async Task Every_endpoint_says_what_it_asks_of_the_gate_or_that_it_is_for_everybody()
    {
        await using var server = await TestServer.Start();
        var silent = Endpoints(server).Where(row => row.Endpoint.Metadata.GetMetadata<Asks>() is null
            && row.Endpoint.Metadata.GetMetadata<AsksSignInOnly>() is null && row.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null);
        Assert.Empty(silent.Select(row => $"{row.Method} {row.Path}"));
    }

    [Fact]
    public async Task Who_is_not_signed_in_gets_nothing_but_what_is_for_everybody()
    {
        await using var server = await TestServer.Start();
        using var stranger = server.As().WithToken("kangyu_nobody's");
        foreach (var (method, path, endpoint) in Endpoints(server).Where(row => row.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            using var answer = await stranger.Send(method, path);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {path}: {answer.StatusCode} {endpoint.DisplayName}");
        }
    }

    [Fact]
    public async Task Each_role_is_refused_what_the_matrix_never_allows_it_and_nothing_else()
    {
        await using var server = await TestServer.Start();
        var endpoints = Endpoints(server).Where(row => row.Endpoint.Metadata.GetMetadata<Asks>() is not null).ToList();
        var wrong = new List<string>();
        foreach (var (login, code, _) in TestServer.Accounts.DistinctBy(account => account.Role))
        {
            Assert.True(Roles.TryParse(code, out var role));
            using var visitor = server.As().WithToken(await server.Token(login));
            foreach (var (method, path, endpoint) in endpoints)
            {
                var act = endpoint.Metadata.GetMetadata<Asks>()!.Act;
                using var answer = await visitor.Send(method, path);
                var refused = answer.StatusCode == HttpStatusCode.Forbidden && (await Visitor.Json(answer)).GetProperty("code").GetString() == Denial.Role.Code;
                if (refused == MayEver.Do(role, act)) wrong.Add($"{login}: {method} {path} asks {act}, answered {(int)answer.StatusCode}");
                if ((int)answer.StatusCode >= 500) wrong.Add($"{login}: {method} {path} answered {(int)answer.StatusCode}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_change_that_comes_with_a_cookie_needs_the_page_s_token()
    {
        await using var server = await TestServer.Start();
        using var visitor = await server.As("administrator").SignIn();
        foreach (var (method, path, endpoint) in Endpoints(server).Where(row => row.Method != "GET" && row.Endpoint.Metadata.GetMetadata<AsksPassword>() is null))
        {
            using var answer = await visitor.Send(method, path);
            Assert.True((int)answer.StatusCode == Faults.Antiforgery.Status, $"{method} {path}: {answer.StatusCode} {endpoint.DisplayName}");
            Assert.Equal(Faults.Antiforgery.Code, (await Visitor.Json(answer)).GetProperty("code").GetString());
        }
    }
}
