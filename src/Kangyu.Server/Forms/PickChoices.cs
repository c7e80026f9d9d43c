using Kangyu.Kernel.Packs.Model;
using Kangyu.Server.Errors;
using Kangyu.Server.People;
using Kangyu.Server.Screen;
using Kangyu.Server.Units;
using Kangyu.Store;
using Kangyu.Store.Accounts;
using Kangyu.Store.Views;

namespace Kangyu.Server.Forms;

/// <summary>What the pickers of a form offer: people in one's care, units by name or code, colleagues of one's unit, lots that the unit named before, and what is written on the box. At most twenty.</summary>
internal sealed class PickChoices(UnitDirectory units, County county, SearchPeople search)
{
    private const int Most = 20;
    private readonly AccountTable accounts = new(county);
    private readonly LotsNamed lots = new(county);

    public async Task<IResult> Answer(string kind, string query, string? form, string? item, Visit visit)
    {
        var typed = query.Trim();
        return kind switch
        {
            "units" => Json(Units(typed, visit)),
            "staff" => Json(await Staff(typed, visit)),
            "lots" => Json(await Lots(typed, form, item, visit)),
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

    /// <summary>Until supplies know which lots are in the house, what is typed may be taken as it is; it stands last.</summary>
    private async Task<IEnumerable<(string, string, string)>> Lots(string typed, string? form, string? item, Visit visit)
    {
        var named = form is null || item is null ? [] : await lots.List(ItemsLike(form, item), [.. visit.Visitor!.Reader.Grants.Select(grant => grant.Unit).Distinct(StringComparer.Ordinal)], CancellationToken.None);
        var like = named.Where(lot => lot.Contains(typed, StringComparison.OrdinalIgnoreCase)).Take(Most - 1).Select(lot => (lot, lot, FormTexts.NamedBefore.In(visit.Language)));
        return typed.Length == 0 || named.Contains(typed, StringComparer.Ordinal) ? like : like.Append((typed, typed, FormTexts.AsTyped.In(visit.Language)));
    }

    /// <summary>The items whose lots may be of the same product as this one's: itself, those of a common method, all where it takes any.</summary>
    private List<(Form, Item)> ItemsLike(string form, string item)
    {
        var all = county.Engine.Packs.Forms.Values.SelectMany(known => known.Sections.Where(section => section.Repeat is null).SelectMany(section => section.Items)
            .Where(one => one.Type == ItemType.Lot && !one.IsCalculated).Select(one => (known, one))).ToList();
        if (all.Where(pair => pair.known.Id == form && pair.one.Id == item).Select(pair => pair.one).FirstOrDefault() is not { } asked) return [];
        return all.FindAll(pair => ReferenceEquals(pair.one, asked) || asked.Products.Count == 0 || pair.one.Products.Intersect(asked.Products, StringComparer.Ordinal).Any());
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
