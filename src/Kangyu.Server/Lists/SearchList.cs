using Kangyu.Kernel.Lists;
using Kangyu.Server.Errors;
using Kangyu.Server.People;
using Kangyu.Server.Screen;

namespace Kangyu.Server.Lists;

/// <summary>Answers what is typed into a list's picker: at most twenty <c>{code, title, detail}</c>, none for nothing.</summary>
internal sealed class SearchList(CodeLists lists, Records records)
{
    /// <param name="code">Asked instead of a search: the words of one code, also of one that can no longer be chosen.</param>
    public IResult Answer(string name, string? typed, string? code, string? language, Visit visit)
    {
        if (lists.Find(name) is not { } list) return Fault.NotFound;
        var spoken = language is "zh" or "en" ? language : visit.Language;
        IReadOnlyList<CodeRow> rows = code is null ? list.Search(typed ?? "", records.Today) : list.Find(code) is { } row ? [row] : [];
        return Results.Text(JsonOut.Write(json =>
        {
            json.WriteStartArray();
            foreach (var one in rows)
            {
                json.WriteStartObject();
                json.WriteString("code", one.Code);
                json.WriteString("title", one.Title(spoken));
                if (Detail(list, one, spoken) is { Length: > 0 } detail) json.WriteString("detail", detail);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }), "application/json");
    }

    /// <summary>A code of medicine says something, that of a place nothing; in English a place stands with its name on the signpost.</summary>
    private static string Detail(CodeList list, CodeRow row, string language)
    {
        if (list.IsOfCounty) return language == "zh" ? row.Group : row.Group + row.Zh;
        return row.Group.Length == 0 ? row.Code : $"{row.Code} · {row.Group}";
    }
}
