using Product.Tests.People;
using Product.Tests.Store;

namespace Product.Tests.Server;

/// <summary>Numbers as people read them: groups by the words of the form, and no column that says the same twice.</summary>
public sealed class ReportPageTests
{
    private static string HandedOut(int id, string what, int pieces) =>
        $$$"""{"id":"{{{TestCounty.Id(id)}}}","form":"contraception.handed_out","version":1,"unit":"{{{TestServer.Centre}}}","occurred":"2026-02-01","answers":{"handed_what":"{{{what}}}","handed_pieces":{{{pieces}}}}}""";

    [Theory]
    [InlineData("contraception.pieces_handed_out", "Group|Result / Male condom|14 / Emergency pill: levonorgestrel|2 / Total|16")]
    [InlineData("contraception.handed_out", "Group|Result / Male condom|2 / Emergency pill: levonorgestrel|1 / Total|3")]
    public async Task Groups_are_called_by_their_words_and_a_number_stands_once(string indicator, string told)
    {
        await using var server = await PeopleCounty.StartWithPeople(packs: TestPacks.Shipped);
        await server.Accept(HandedOut(30, "condom_male", 10), HandedOut(31, "ec_lng", 2), HandedOut(32, "condom_male", 4));
        using var clinician = await server.As("clinician").SignIn();
        var table = (await clinician.Page($"/reports/{indicator}?period=2026Q1")).QuerySelector("main table")!;
        Assert.Equal(told, string.Join(" / ", table.QuerySelectorAll("tr").Select(row => string.Join('|', row.QuerySelectorAll("th, td").Select(cell => cell.TextContent.Trim())))));
    }
}
