using Kangyu.Kernel.Access;
using Kangyu.Server.Errors;
using Kangyu.Server.Forms;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.Today;

/// <summary>
/// Sealed slips, one sheet a person, for those who chose them (S4). A station prints them for the villages under it. What is printed has left the house: it is an entry, and is not
/// printed again.
/// </summary>
internal sealed class PrintSlips(County county, DueView due, WriteEntry writer, TimeProvider clock)
{
    /// <summary>A month's meeting takes home the slips of the month (domain section 1).</summary>
    private const int DaysAhead = 31;

    public async Task<IResult> Show(Reader reader, string? unit, CancellationToken stop)
    {
        if (Gate.Decide(reader, Act.PrintSlips, Target.At(unit)) is not Decision.Allowed allowed) return Refuse(reader, unit);
        var at = unit ?? allowed.Under.Unit;
        var waiting = await Waiting(reader, at, stop);
        return new RazorComponentResult<SlipsPage>(new { Unit = at, allowed.Under, Any = waiting.Count > 0 });
    }

    public async Task<IResult> Print(Reader reader, string? unit, CancellationToken stop)
    {
        if (Gate.Decide(reader, Act.PrintSlips, Target.At(unit)) is not Decision.Allowed allowed) return Refuse(reader, unit);
        var at = unit ?? allowed.Under.Unit;
        var printed = new List<TodayLine>();
        foreach (var line in await Waiting(reader, at, stop))
        {
            if (await MessageEntry.Write(writer, county, allowed.Under, reader.Account, line, "slip", DueWays.Slip, clock.GetUtcNow()) is null) printed.Add(line);
        }
        await county.Log(new Look(reader.Account, allowed.Under.Role.Code(), allowed.Under.Unit, nameof(Act.PrintSlips), at, [.. printed.Select(line => line.Item.Row.Person)]));
        return new RazorComponentResult<SlipsSheet>(new { Unit = at, Slips = printed });
    }

    private async Task<List<TodayLine>> Waiting(Reader reader, string unit, CancellationToken stop)
    {
        var today = CountyTime.Today(clock);
        var items = await due.List(new DueQuery(unit, today, today.AddDays(DaysAhead), today, reader.Account), stop);
        var lines = new List<TodayLine>();
        foreach (var item in items)
        {
            if (item.Row.IsDuty || item.Row.RemindedOn is not null || !DueWays.Of(item, unit).Contains(DueWays.Slip, StringComparer.Ordinal)) continue;
            if (!county.Engine.Packs.Pathways.TryGetValue(item.Row.Key.Pathway, out var pathway)) continue;
            lines.Add(new TodayLine(item, ReadToday.Title(pathway, item.Row.Key.Step), null, false, false));
        }
        // one sheet a person, for what comes first
        return [.. lines.DistinctBy(line => line.Item.Row.Person)];
    }

    private static Fault Refuse(Reader reader, string? unit) => new(((Decision.Denied)Gate.Decide(reader, Act.PrintSlips, Target.At(unit))).Why);
}
