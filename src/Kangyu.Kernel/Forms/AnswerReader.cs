using System.Text.Json;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.Forms;

/// <summary>
/// Reads the answers of one entry from JSON to the form's slots. Shape only: names, types, options, lengths. JSON by type: yesno true/false; integer, decimal numbers;
/// date "2026-03-01"; datetime "2026-03-01T10:30"; choice, offer, text, unit, staff, person, lot, code strings; choices lists of codes; a repeating section a list of objects;
/// signature {text, hash, lang, at, image}; photo {blob}. null is unanswered.
/// </summary>
internal sealed class AnswerReader(FormPlan plan, bool stored)
{
    private readonly List<Problem> problems = [];

    public Dictionary<string, Signature>? Signatures { get; private set; }

    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Reads into fresh slots. With <c>stored</c> the results of calc are read too, as they were shown; otherwise they may not be given.</summary>
    public Value[] Read(JsonElement answers)
    {
        var slots = new Value[plan.Form.Slots];
        if (answers.ValueKind != JsonValueKind.Object)
        {
            problems.Add(Problem.At("answers", "wrong_type", "answers 应是一个对象", "answers must be an object"));
            return slots;
        }
        foreach (var property in answers.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null) continue;
            var name = property.Name;
            if (plan.Find(name) is { InRows: false } planned) ReadItem(planned.Item, property.Value, name, slots);
            else if (plan.FindRepeating(name) is { } section) slots[section.Slot] = ReadRows(section, property.Value);
            else problems.Add(FormProblems.UnknownItem(name));
        }
        return slots;
    }

    private Value ReadRows(Section section, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            problems.Add(Problem.At(section.Id!, "wrong_type", "这里应是若干行", "This takes a list of lines"));
            return default;
        }
        var rows = new Value[json.GetArrayLength()][];
        var line = 0;
        foreach (var row in json.EnumerateArray())
        {
            rows[line] = new Value[section.Items.Count];
            ReadRow(section, row, rows[line], line);
            line++;
        }
        return Value.OfRows(rows);
    }

    private void ReadRow(Section section, JsonElement json, Value[] row, int line)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(Problem.At($"{section.Id}[{line}]", "wrong_type", "每一行应是一个对象", "Each line must be an object"));
            return;
        }
        foreach (var property in json.EnumerateObject())
        {
            var path = $"{section.Id}[{line}].{property.Name}";
            if (property.Value.ValueKind == JsonValueKind.Null) continue;
            if (plan.Find(property.Name) is { InRows: true } planned && ReferenceEquals(planned.Section, section)) ReadItem(planned.Item, property.Value, path, row);
            else problems.Add(FormProblems.UnknownItem(path));
        }
    }

    private void ReadItem(Item item, JsonElement json, string path, Value[] slots)
    {
        if (item.IsCalculated && !stored)
        {
            problems.Add(FormProblems.Calculated(path, item));
            return;
        }
        slots[item.Slot] = item.Type switch
        {
            ItemType.YesNo => YesNo(item, json, path),
            ItemType.Integer => Number(item, json, path, whole: true),
            ItemType.Decimal => Number(item, json, path, whole: false),
            ItemType.Date => Date(item, json, path),
            ItemType.DateTime => DateTime(item, json, path),
            ItemType.Choice or ItemType.Offer => Choice(item, json, path),
            ItemType.Choices => Choices(item, json, path),
            ItemType.Text or ItemType.Unit or ItemType.Lot or ItemType.Code => Text(item, json, path),
            ItemType.Person or ItemType.Staff => Id(item, json, path),
            ItemType.Photo => Photo(item, json, path),
            ItemType.Signature => Sign(item, json, path),
            ItemType.Decision => Decision(item, json),
            ItemType.Note => Wrong(item, path, "空（只显示文字）", "nothing: it only shows text"),
            _ => default,
        };
    }

    private Value Wrong(Item item, string path, string zh, string en)
    {
        problems.Add(FormProblems.WrongType(path, item, zh, en));
        return default;
    }

    private Value YesNo(Item item, JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.True => Value.Of(true),
        JsonValueKind.False => Value.Of(false),
        _ => Wrong(item, path, "是或否", "yes or no (true or false)"),
    };

    private Value Number(Item item, JsonElement json, string path, bool whole)
    {
        if (json.ValueKind != JsonValueKind.Number || !json.TryGetDouble(out var number) || !double.IsFinite(number)) return Wrong(item, path, "数字", "a number");
        return whole && Math.Floor(number) != number ? Wrong(item, path, "整数", "a whole number") : Value.Of(number);
    }

    private Value Date(Item item, JsonElement json, string path) =>
        json.ValueKind == JsonValueKind.String && Occurred.TryParse(json.GetString(), out var day) && day.Time is null
            ? Value.Of(day.Date)
            : Wrong(item, path, "日期，如 2026-03-01", "a date such as 2026-03-01");

    private Value DateTime(Item item, JsonElement json, string path) =>
        json.ValueKind == JsonValueKind.String && Occurred.TryParse(json.GetString(), out var moment) && moment.Time is { } time
            ? Value.Of(moment.Date.ToDateTime(time))
            : Wrong(item, path, "日期和时间，如 2026-03-01T10:30", "a date and time such as 2026-03-01T10:30");

    private Value Choice(Item item, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.String) return Wrong(item, path, "一个选项", "one option's code");
        return Option(item, json, path) is { } code ? Value.Of(code) : default;
    }

    private string? Option(Item item, JsonElement json, string path)
    {
        foreach (var option in item.Options)
            if (json.ValueEquals(option.Code))
                return option.Code;
        if (item.Type == ItemType.Offer)
            foreach (var answer in OfferAnswers)
                if (json.ValueEquals(answer))
                    return answer;
        problems.Add(FormProblems.UnknownOption(path, item, json.GetString() ?? ""));
        return null;
    }

    private static readonly string[] OfferAnswers = ["yes", "no", "later"];

    /// <summary>Codes are kept in the order of the options, each once, so that the same answer is the same bytes.</summary>
    private Value Choices(Item item, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Array) return Wrong(item, path, "若干选项", "a list of option codes");
        var (given, count) = (new string?[item.Options.Count], 0);
        foreach (var element in json.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.String) return Wrong(item, path, "若干选项", "a list of option codes");
            if (Option(item, element, path) is not { } code) continue;
            var place = 0;
            while (!ReferenceEquals(item.Options[place].Code, code)) place++;
            if (given[place] is null) count++;
            given[place] = code;
        }
        var codes = new string[count];
        foreach (var code in given)
            if (code is not null) codes[^count--] = code;
        return Value.OfCodes(codes);
    }

    private Value Text(Item item, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.String) return Wrong(item, path, "文字", "text");
        var text = json.GetString()!.Trim();
        if (text.Length == 0) return default;
        if (text.Length > item.Length) problems.Add(FormProblems.TooLong(path, item));
        return Value.Of(text);
    }

    private Value Id(Item item, JsonElement json, string path) =>
        json.ValueKind == JsonValueKind.String && json.TryGetGuid(out var id) ? Value.Of(id.ToString("D")) : Wrong(item, path, "从名单中选择的人", "the id of someone chosen from the list");

    private Value Photo(Item item, JsonElement json, string path) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("blob", out var blob) && blob.ValueKind == JsonValueKind.String
            ? Value.Of(blob.GetString())
            : Wrong(item, path, "照片", "a photo");

    private Value Sign(Item item, JsonElement json, string path)
    {
        if (SignatureJson.Read(json) is not { } signature) return Wrong(item, path, "签名", "a signature {text, hash, lang, at}");
        (Signatures ??= new(StringComparer.Ordinal))[item.Id] = signature;
        return Value.Of(signature.Hash);
    }

    private static Value Decision(Item item, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return default;
        if (item.Options.Count == 0) return json.TryGetProperty("table", out var table) ? Value.Of(table.GetString()) : default;
        return json.TryGetProperty("answer", out var answer) && answer.ValueKind == JsonValueKind.String ? Value.Of(answer.GetString()) : default;
    }
}
