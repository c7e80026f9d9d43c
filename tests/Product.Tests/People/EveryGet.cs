using Kangyu.Kernel.Packs;
using Kangyu.Server.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>
/// Every address that answers a GET, with the values that mean something to it: all of them where an answer may depend on a record, a few where it depends on packs alone. A route with a parameter that is not known here fails the test: whoever adds one says what to ask.
/// </summary>
internal static class EveryGet
{
    /// <summary>What is asked besides, by route: filters, pages, places, days.</summary>
    private static readonly Dictionary<string, IReadOnlyList<string>> Queries = new(StringComparer.Ordinal)
    {
        ["/people"] = ["?q=0001", "?q=测试林", "?q=csl", "?q=演秋红"],
        ["/people/outside"] = ["?q=" + Phone],
        ["/api/people"] = ["?q=0001", "?q=测试林"],
        ["/people/{id:guid}"] = [.. Filters, .. Pages],
        ["/people/{id:guid}/timeline"] = [.. Filters, .. Pages],
        ["/api/people/{id:guid}/entries"] = [.. Filters, .. Pages],
        ["/today"] = Units,
        ["/api/due"] = [.. Units, "?from=2026-01-01&to=2029-01-01"],
        ["/today/slips"] = Units,
        ["/messages"] = Units,
        ["/messages/reply"] = ["?from=" + Phone + "&text=TD"],
        ["/forms/{form}"] = ["?person=" + Id(Lin)],
        ["/forms/{form}/facts"] = ["?person=" + Id(Lin), "?person=" + Id(Lin) + "&on=2027-02-27"],
        ["/api/lists/{name}"] = ["?q=测试", "?code=360830"],
        ["/api/choices/{kind}"] = ["?q=测试", "?q=0001", "?q=do"],
        ["/reports/{id}"] = Periods,
        ["/api/reports/{id}"] = [.. Periods, "?period=2027Q1&unit=" + TestServer.Centre],
        ["/looks"] = ["?emergency=true"],
    };

    private static IEnumerable<string> Filters => ["?filter=contraception", "?filter=core", "?filter=core.consent", "?filter=core.message_out", "?filter=contraception.abortion_surgical", "?filter=assistance.charge", "?filter=contraception.consent_missing_review_private"];

    private static IEnumerable<string> Pages => new[] { 12, 20, 50, 60, 61 }.Select(id => "?before=" + TestCounty.Id(id));

    private static IReadOnlyList<string> Units => [.. TestServer.Units.Select(unit => "?unit=" + unit.Code)];

    private static IReadOnlyList<string> Periods => ["?period=2027Q1", "?period=2026Q4", "?period=2026", "?period=2027-02"];

    private static IEnumerable<string> Entries => PrivateCounty.Open.Concat(PrivateCounty.Private).Select(id => TestCounty.Id(id).ToString());

    public static IReadOnlyList<string> Addresses(TestServer server)
    {
        var addresses = new List<string>();
        foreach (var endpoint in server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
            if (methods?.Contains("GET") == false) continue;
            var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            foreach (var path in Filled(endpoint.RoutePattern, route, server.County.Engine.Packs))
            {
                addresses.Add(path);
                foreach (var query in Queries.GetValueOrDefault(route, [])) addresses.Add(path + query);
            }
        }
        return [.. addresses.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Filled(RoutePattern pattern, string route, PackSet packs)
    {
        IEnumerable<string> paths = [""];
        foreach (var segment in pattern.PathSegments)
        {
            foreach (var part in segment.Parts)
            {
                var values = part is RoutePatternLiteralPart literal ? [literal.Content] : Values(route, ((RoutePatternParameterPart)part).Name, packs);
                paths = paths.SelectMany(path => values.Select(value => path + (ReferenceEquals(part, segment.Parts[0]) ? "/" : "") + value));
            }
        }
        return paths.Select(path => path.Length == 0 ? "/" : path);
    }

    private static IReadOnlyList<string> Values(string route, string parameter, PackSet packs)
    {
        return (route.Split('{')[0].TrimEnd('/'), parameter) switch
        {
            ("/people" or "/api/people", "id") => [Id(Lin).ToString(), Id(Qiu).ToString()],
            // entries about people are never read there: one that is open and one that is private
            ("/written", "entry") => [TestCounty.Id(PrivateCounty.Open[0]).ToString(), TestCounty.Id(PrivateCounty.Private[0]).ToString()],
            (_, "entry") => [.. Entries],
            ("/forms", _) => [.. packs.Forms.Keys],
            ("/api/forms" or "/packs/forms", _) => ["core.consent", "contraception.choice", "contraception.abortion_surgical"],
            ("/packs/pathways", _) => ["contraception.after_iud", "contraception.after_abortion"],
            ("/packs/decisions", _) => [.. packs.Decisions.Keys],
            ("/reports" or "/api/reports", _) => [.. packs.Indicators.Keys],
            ("/packs/indicators", _) => ["contraception.documents_24_hours", "contraception.reviews_72_hours_private"],
            ("/packs/sheets", _) => [packs.Sheets.Keys.First()],
            ("/packs/texts", _) => [packs.Texts.Keys.First()],
            ("/packs" or "/services", _) => [.. packs.Packs.Select(pack => pack.Name)],
            ("/api/choices", _) => ["people", "units", "staff", "lots"],
            ("/api/lists", _) => ["divisions", "nothing"],
            ("/accounts", _) => [.. TestServer.Accounts.Select(account => TestServer.AccountId(account.Login).ToString())],
            ("/units", _) => [.. TestServer.Units.Select(unit => unit.Code)],
            ("/open", "unit") => [.. TestServer.Units.Select(unit => unit.Code)],
            ("/events", "id") => [Id(Lin).ToString()],
            (_, "hash") => [new string('a', 64)],
            (_, "documentName") => ["v1"],
            _ => throw new InvalidOperationException($"Say in EveryGet what {route} is asked for {{{parameter}}}."),
        };
    }
}
