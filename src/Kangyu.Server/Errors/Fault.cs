using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Server.Screen;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Errors;

/// <summary>Problem details (RFC 9457) with a stable code, as the OpenAPI document describes them.</summary>
internal sealed record ProblemAnswer(string Type, string Title, int Status, string Detail, string Code, string Path, Words Message, IReadOnlyList<ProblemPart>? Problems);

/// <summary>One of several problems, at its path.</summary>
internal sealed record ProblemPart(string Detail, string Code, string Path, Words Message);

/// <summary>
/// An expected failure as an answer: problem details (RFC 9457) with a stable <c>code</c> for programs, a page with helpful words for people.
/// The one place where failures meet HTTP.
/// </summary>
internal sealed class Fault(int status, string code, Words words, string path = "", IReadOnlyList<Problem>? problems = null) : IResult, IStatusCodeHttpResult
{
    public Fault(int status, Problem problem)
        : this(status, problem.Code, problem.Message, problem.Path)
    {
    }

    public Fault(Denial denial)
        : this(denial.Code == Denial.NotFound.Code ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden, denial.Code, denial.Words)
    {
    }

    public int Status => status;

    public string Code => code;

    public Words Words => words;

    int? IStatusCodeHttpResult.StatusCode => status;

    public static Fault NotFound { get; } = new(Denial.NotFound);

    public Task ExecuteAsync(HttpContext httpContext) => IsForPeople(httpContext.Request)
        ? new RazorComponentResult<ErrorPage>(new { Status = status, Words = words, Code = code }) { StatusCode = status }.ExecuteAsync(httpContext)
        : WriteProblem(httpContext);

    /// <summary>A browser that shows a page says so; programs, and scripts of pages, are answered with problem details.</summary>
    public static bool IsForPeople(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    private async Task WriteProblem(HttpContext context)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        var language = context.RequestServices.GetRequiredService<Visit>().Language;
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, JsonText.Readable);
        json.WriteStartObject();
        json.WriteString("type", "about:blank");
        json.WriteString("title", Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status));
        json.WriteNumber("status", status);
        WriteBody(json, code, path, words, "detail", words.In(language));
        if (problems is { Count: > 0 })
        {
            json.WriteStartArray("problems");
            foreach (var problem in problems)
            {
                json.WriteStartObject();
                WriteBody(json, problem.Code, problem.Path, problem.Message, "detail", problem.Message.In(language));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, string code, string path, Words words, string name, string text)
    {
        json.WriteString(name, text);
        json.WriteString("code", code);
        json.WriteString("path", path);
        json.WriteStartObject("message");
        json.WriteString("zh", words.Zh);
        json.WriteString("en", words.En);
        json.WriteEndObject();
    }
}
