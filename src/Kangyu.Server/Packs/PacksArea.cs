using Kangyu.Kernel.Access;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Server.Accounts;
using Kangyu.Server.Errors;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Packs;

/// <summary>What the service knows, to read: forms, follow-ups, tables, numbers, sheets, signed texts and worked cases.</summary>
internal static class PacksArea
{
    public static void MapPacks(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/packs").Asks(Act.ReadPacks);
        pages.MapGet("", () => new RazorComponentResult<PacksPage>());
        pages.MapGet("/{name}", (string name, ActivePacks packs) =>
            packs.Find(name) is { } pack ? new RazorComponentResult<PackPage>(new { Pack = pack }) : (IResult)Fault.NotFound);
        pages.MapGet("/{name}/cases", (string name, ActivePacks packs) =>
            packs.Find(name) is { } pack ? new RazorComponentResult<CasesPage>(new { Pack = pack }) : (IResult)Fault.NotFound);
        pages.MapGet("/forms/{id}", (string id, ActivePacks packs) => Show<FormOutlinePage, Form>(packs, packs.Set.Forms, id, "Form"));
        pages.MapGet("/pathways/{id}", (string id, ActivePacks packs) => Show<PathwayPage, Pathway>(packs, packs.Set.Pathways, id, "Pathway"));
        pages.MapGet("/decisions/{id}", (string id, ActivePacks packs) => Show<DecisionPage, Kernel.Decisions.DecisionTable>(packs, packs.Set.Decisions, id, "Table"));
        pages.MapGet("/indicators/{id}", (string id, ActivePacks packs) => Show<IndicatorPage, Kernel.Indicators.Indicator>(packs, packs.Set.Indicators, id, "Indicator"));
        pages.MapGet("/sheets/{id}", (string id, ActivePacks packs) => Show<SheetPage, MethodSheet>(packs, packs.Set.Sheets, id, "Sheet"));
        pages.MapGet("/texts/{id}", (string id, ActivePacks packs) => Show<SignedTextPage, SignedText>(packs, packs.Set.Texts, id, "Text"));
    }

    /// <summary>The pack's name is the first part of every id.</summary>
    private static IResult Show<TPage, T>(ActivePacks packs, IReadOnlyDictionary<string, T> all, string id, string parameter)
        where TPage : IComponent =>
        all.TryGetValue(id, out var found) && packs.Find(id[..id.IndexOf('.', StringComparison.Ordinal)]) is { } pack
            ? new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Pack"] = pack, [parameter] = found })
            : Fault.NotFound;
}
