using Kangyu.Kernel.Access;
using Kangyu.Kernel.Safeguards;
using Kangyu.Server.Accounts;
using Kangyu.Server.Packs;
using Kangyu.Server.Screen;
using Kangyu.Store.Indicators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Reports;

/// <summary>Numbers of the packs, by unit and period.</summary>
internal static class ReportsArea
{
    public static void AddReports(this IServiceCollection services)
    {
        services.AddSingleton<IndicatorRuns>();
        services.AddSingleton<ReadReport>();
    }

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/reports", (ActivePacks packs) => new RazorComponentResult<ReportsPage>(new { Packs = packs.Set.Packs })).Asks(Act.Report);
        app.MapGet("/reports/{id}", ShowReport).Asks(Act.Report);
        app.MapGet("/api/reports/{id}", AnswerReport).Asks(Act.Report).WithName("getReport").WithSummary("One indicator over a period");
    }

    private static async Task<IResult> ShowReport(string id, string? period, ReadReport report, Visit visit, HttpContext context)
    {
        var (answer, fault) = await report.Run(visit.Visitor!.Reader, id, period, null, context.RequestAborted);
        return answer is null ? fault! : new RazorComponentResult<ReportPage>(new { Answer = answer });
    }

    private static async Task<IResult> AnswerReport(string id, string? period, string? unit, ReadReport report, Visit visit, HttpContext context)
    {
        var (answer, fault) = await report.Run(visit.Visitor!.Reader, id, period, unit, context.RequestAborted);
        return answer is null ? fault! : Results.Text(ReportJson.Write(answer), "application/json");
    }
}

/// <summary>A report as JSON: hidden rows say <c>"hidden": true</c> and nothing else.</summary>
internal static class ReportJson
{
    public static string Write(ReportAnswer answer) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("indicator", answer.Indicator.Id);
        json.WriteString("kind", answer.Indicator.Kind.ToString().ToLowerInvariant());
        json.WriteString("period", answer.Period.Name);
        json.WriteNumber("asOf", answer.AsOf);
        json.WriteBoolean("suppressed", answer.IsSuppressed);
        json.WriteStartArray("rows");
        foreach (var row in answer.Rows) Row(json, row);
        json.WriteEndArray();
        json.WritePropertyName("total");
        Row(json, answer.Total);
        json.WriteEndObject();
    });

    private static void Row(System.Text.Json.Utf8JsonWriter json, MaskedRow row)
    {
        json.WriteStartObject();
        json.WriteStartArray("group");
        foreach (var part in row.Group) json.WriteStringValue(part);
        json.WriteEndArray();
        if (row.IsHidden) json.WriteBoolean("hidden", true);
        else
        {
            json.WriteNumber("numerator", row.Numerator!.Value);
            if (row.Denominator is { } of) json.WriteNumber("denominator", of);
            if (row.Value is { } value) json.WriteNumber("value", Math.Round(value, 6));
        }
        json.WriteEndObject();
    }
}
