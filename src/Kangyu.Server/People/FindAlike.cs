using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.Records;
using Kangyu.Server.Errors;
using Kangyu.Server.Screen;
using Kangyu.Store.Search;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.People;

/// <summary>Somebody who may be the person about to be registered. <paramref name="Hit"/> is null outside one's care: then only the reasons show, which tell of identifiers alone (S13).</summary>
public sealed record AlikePerson(Hit? Hit, IReadOnlyList<Words> Reasons);

/// <summary><c>POST /people/alike</c>: while a registration is filled in, who may be registered already. The identifiers come in the body and are kept nowhere.</summary>
internal sealed class FindAlike(PeopleSearch search, CareView care, Records records, LookLog looks)
{
    private const int MostShown = 5;

    public async Task<IResult> Run(Visit visit, HttpContext context)
    {
        var reader = visit.Visitor!.Reader;
        if (Gate.Decide(reader, Act.Register, Target.At(null)) is not Decision.Allowed allowed) return new Fault(Denial.Role);
        if (await Read(context.Request, context.RequestAborted) is not { } person) return Faults.Of(StatusCodes.Status400BadRequest);
        var found = (await search.Alike(person, context.RequestAborted)).Take(MostShown).ToList();
        var here = await care.Among([.. found.Select(pair => pair.Hit.Id)], SearchPeople.UnitsOf(reader), records.Today, context.RequestAborted);
        await looks.ListOnce(allowed.Under, reader.Account, Act.Register, "", [.. here]);
        var alike = found.ConvertAll(pair => new AlikePerson(here.Contains(pair.Hit.Id) ? Hit.Of(pair.Hit, records.Today) : null, pair.Score.Reasons));
        return new RazorComponentResult<AlikeList>(new { People = alike });
    }

    private static async Task<PersonIdentifiers?> Read(HttpRequest request, CancellationToken stop)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body, cancellationToken: stop);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return null;
            string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            var card = new PersonCard(Text("name"), Text("id_number"), Text("phone"), null, Text("card_number"));
            var born = Occurred.TryParse(Text("born"), out var day) ? day.Date : (DateOnly?)null;
            var sex = Text("sex") switch { "female" => Sex.Female, "male" => Sex.Male, _ => (Sex?)null };
            return PersonIdentifiers.Of(card, born, sex);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
