using System.Globalization;
using Kangyu.Kernel;
using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Places;
using Kangyu.Kernel.Safeguards;
using Kangyu.Server.Hosting;
using Kangyu.Server.Reports;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Accounts;
using Kangyu.Store.Indicators;

namespace Kangyu.Server.Commands;

/// <summary>Prints indicators of the packs. What is printed leaves the house, so small numbers are hidden (S10).</summary>
internal static class Report
{
    public static Command Command { get; } = new()
    {
        Name = "report",
        Takes = "ID|all",
        AtLeast = 1,
        AtMost = 1,
        Does = new("输出指标（小于 10 的数字不显示）", "Print indicators (counts under 10 are hidden)"),
        Options =
        [
            Option.Data, Option.Keys, Option.Database, Option.Packs,
            new("--period", "P", new("2026-09、2026Q3 或 2026；默认最近一个已结束的期间", "2026-09, 2026Q3 or 2026; default the last closed one")),
            new("--unit", "CODE", new("机构代码；包括其下级", "a unit's code, with those below it")),
            new("--format", "F", new("csv 或 json，默认 csv", "csv or json, default csv")),
            Option.Json,
        ],
        Examples = ["kangyu report all --period 2026Q3", "kangyu report contraception.counselled_three --period 2026 --format json"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        await using var county = await CountyStart.Open(Settings.Of(arguments));
        var units = await Units(county, arguments["--unit"], stop);
        var answers = new List<MaskedResult>();
        foreach (var indicator in Chosen(county, arguments.Values[0]))
            answers.Add(await Answer(county, indicator, Period(arguments["--period"], indicator), units, stop));
        await arguments.Out.WriteAsync(arguments.Json || arguments["--format"] == "json" ? Json(answers) : Csv(answers));
        return 0;
    }

    /// <summary>What leaves the house has small numbers hidden (S10), and nothing private among the rest (S13).</summary>
    private static async Task<MaskedResult> Answer(County county, Indicator indicator, ReportPeriod period, IReadOnlyList<string>? units, CancellationToken stop)
    {
        var packs = county.Engine.Packs;
        var isPrivate = S13StaysInRoom.IsPrivate(indicator.Of, packs.Forms.GetValueOrDefault, packs.Pathways.GetValueOrDefault);
        return S10SmallNumbers.Mask(await new IndicatorRuns(county).Run(indicator, period, units, null, isPrivate, stop), isPrivate);
    }

    private static IEnumerable<Indicator> Chosen(County county, string id)
    {
        var all = county.Engine.Packs.Indicators;
        if (id == "all") return all.Values.OrderBy(indicator => indicator.Id, StringComparer.Ordinal);
        return all.TryGetValue(id, out var one) ? [one] : throw CommandFault.Unknown(id, all.Keys);
    }

    private static ReportPeriod Period(string? text, Indicator indicator)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var period = text is null ? ReadReport.LastClosed(indicator.Period, today) : ReportPeriod.Read(text);
        return period ?? throw new CommandFault(new Words("期间请写成 2026-09、2026Q3 或 2026。", "Write the period as 2026-09, 2026Q3 or 2026."));
    }

    private static async Task<IReadOnlyList<string>?> Units(County county, string? unit, CancellationToken stop)
    {
        if (unit is null) return null;
        var rows = await new UnitTable(county).List(stop);
        var tree = UnitTree.Of(rows.Select(row => row.Unit)).Value;
        return tree?.Find(unit) is null
            ? throw new CommandFault(new Words($"没有机构 {unit}。", $"There is no unit {unit}."))
            : [unit, .. tree.Below(unit)];
    }

    private static string Csv(List<MaskedResult> answers)
    {
        var text = new System.Text.StringBuilder("indicator,kind,period,group,numerator,denominator,value,hidden\n");
        foreach (var answer in answers)
            foreach (var row in answer.Rows.Append(answer.Total))
                text.Append(CultureInfo.InvariantCulture,
                    $"{answer.Source.Indicator.Id},{answer.Source.Indicator.Kind.ToString().ToLowerInvariant()},{answer.Source.Period.Name},{string.Join('|', row.Group)},{row.Numerator},{row.Denominator},{row.Value:0.######},{(row.IsHidden ? "yes" : "")}\n");
        return text.ToString();
    }

    private static string Json(List<MaskedResult> answers) => JsonOut.Write(json =>
    {
        json.WriteStartArray();
        foreach (var answer in answers)
            json.WriteRawValue(ReportJson.Write(new ReportAnswer(answer.Source.Indicator, answer.Source.Period, answer.Rows, answer.Total, answer.Source.AsOf, true, false)));
        json.WriteEndArray();
    }) + "\n";
}
