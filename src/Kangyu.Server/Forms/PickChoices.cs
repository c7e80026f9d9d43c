using Kangyu.Server.Errors;
using Kangyu.Server.People;
using Kangyu.Server.Screen;
using Kangyu.Server.Units;
using Kangyu.Store;
using Kangyu.Store.Accounts;

namespace Kangyu.Server.Forms;

/// <summary>What the pickers of a form offer: people in one's care, units by name or code, colleagues of one's unit, lots as they are written on the box. At most twenty.</summary>
internal sealed class PickChoices(UnitDirectory units, County county, SearchPeople search)
{
    private const int Most = 20;
    private readonly AccountTable accounts = new(county);

    public async Task<IResult> Answer(string kind, string query, string? form, string? item, Visit visit)
    {
        _ = (form, item);
        var typed = query.Trim();
        return kind switch
        {
            "units" => Json(Units(typed, visit)),
            "staff" => Json(await Staff(typed, visit)),
            "lots" => Json(typed.Length == 0 ? [] : [(typed, typed, "")]),
            "people" => await People(typed, visit),
            _ => Fault.NotFound,
        };
    }

    /// <summary>As the search within one's care, with its gate and its log; by name, pinyin, card or phone (S4).</summary>
    private async Task<IResult> People(string typed, Visit visit)
    {
        var (answer, fault) = await search.Run(visit.Visitor!.Reader, typed, CancellationToken.None);
        if (answer is null) return fault!;
        return Json(answer.Hits.Select(hit => (
            hit.Id.ToString("D"), hit.Name ?? PeopleTexts.NoName.In(visit.Language),
            PersonWords.Line(hit, hit.HomeUnit is { } unit ? units.Title(unit, visit.Language) : null, visit.Language))));
    }

    private IEnumerable<(string Code, string Title, string Detail)> Units(string typed, Visit visit) => (units.Tree?.All ?? [])
        .Where(unit => !units.Closed.Contains(unit.Code) && (unit.Code.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
            || unit.Name.Zh.Contains(typed, StringComparison.Ordinal) || unit.Name.En.Contains(typed, StringComparison.OrdinalIgnoreCase)))
        .Take(Most).Select(unit => (unit.Code, unit.Name.In(visit.Language), unit.Parent is { } parent ? units.Title(parent, visit.Language) : ""));

    private async Task<IEnumerable<(string, string, string)>> Staff(string typed, Visit visit)
    {
        var own = visit.Visitor!.Reader.Grants.Select(grant => grant.Unit).ToHashSet(StringComparer.Ordinal);
        return (await accounts.List(CancellationToken.None))
            .Where(account => !account.Disabled && account.Grants.Any(grant => own.Contains(grant.Unit)))
            .Where(account => account.Name.Contains(typed, StringComparison.OrdinalIgnoreCase) || account.Login.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Take(Most).Select(account => (account.Id.ToString("D"), account.Name, units.Title(account.Grants[0].Unit, visit.Language)));
    }

    private static IResult Json(IEnumerable<(string Code, string Title, string Detail)> choices) => Results.Text(JsonOut.Write(json =>
    {
        json.WriteStartArray();
        foreach (var (code, title, detail) in choices)
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteString("title", title);
            if (detail.Length > 0) json.WriteString("detail", detail);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }), "application/json");
}
