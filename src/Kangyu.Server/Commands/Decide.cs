using System.Text;
using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Kernel.Decisions;
using Kangyu.Server.Packs;
using Kangyu.Server.Screen;

namespace Kangyu.Server.Commands;

/// <summary>Asks a decision table.</summary>
internal static class Decide
{
    public static Command Command { get; } = new()
    {
        Name = "decide",
        Takes = "TABLE --facts JSON|@FILE.jsonl",
        Does = new("问一张决策表，每行一个回答（JSON）", "Ask a decision table; one answer a line (JSON)"),
        AtLeast = 1,
        AtMost = 1,
        Options =
        [
            new("--facts", "JSON|@FILE", new("事实，或 @文件（每行一个 JSON）；@- 从标准输入读", "the facts, or @FILE with one JSON a line; @- reads standard input")),
            new("--today", "DATE", new("按哪一天计算，默认今天", "the day to reckon from, default today")),
            Option.Packs,
            Option.Json,
        ],
        Examples =
        [
            "kangyu decide contraception.usmec2024 --facts '{\"age\": 36, \"smoking\": \"current\"}'",
            "kangyu decide contraception.usmec2024 --facts '{\"conditions\": [\"headaches.migraine.with_aura\"]}'",
            "kangyu decide contraception.usmec2024 --facts @questions.jsonl",
        ],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        var packs = CommandPacks.Load(arguments);
        var name = arguments.Values[0];
        if (!packs.Decisions.TryGetValue(name, out var table)) throw CommandFault.Unknown(name, packs.Decisions.Keys);
        var evaluator = new DecisionEvaluator(table);
        var failed = false;
        await foreach (var line in Lines(arguments.Need("--facts"), stop))
        {
            var (answer, problem) = Answer(evaluator, line, Today(arguments));
            await arguments.Out.WriteLineAsync(answer is null ? Fault(problem!) : Encoding.UTF8.GetString(answer));
            failed |= answer is null;
        }
        return failed ? 1 : 0;
    }

    private static DateOnly Today(Arguments arguments) => arguments["--today"] is { } day
        ? Kernel.Ledger.Occurred.TryParse(day, out var given) ? given.Date : throw new CommandFault(new Words("--today 要写成 2026-03-01。", "--today is written 2026-03-01."))
        : DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    private static (byte[]?, Problem?) Answer(DecisionEvaluator evaluator, string line, DateOnly today)
    {
        try
        {
            using var question = JsonDocument.Parse(line);
            return DecisionQuestion.Ask(evaluator, question.RootElement, today);
        }
        catch (JsonException wrong)
        {
            return (null, Problem.At($"{wrong.BytePositionInLine}", "bad_json", "这不是有效的 JSON。", "This is not valid JSON."));
        }
    }

    private static async IAsyncEnumerable<string> Lines(string facts, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        if (!facts.StartsWith('@'))
        {
            yield return facts;
            yield break;
        }
        using var reader = facts == "@-" ? Console.In : Open(facts[1..]);
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line)) yield return line;
        }
    }

    private static StreamReader Open(string file) =>
        File.Exists(file) ? new StreamReader(file) : throw new CommandFault(new Words($"没有文件 {file}。", $"There is no file {file}."));

    private static string Fault(Problem problem) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", problem.Code);
        json.WriteString("path", problem.Path);
        JsonOut.Words(json, "message", problem.Message);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
