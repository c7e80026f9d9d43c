using System.Net;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>One entry: what it says, as it was shown; corrected and withdrawn, never gone.</summary>
public sealed class EntryTests
{
    private static string EntryAt(int id) => $"{At(Lin)}/entries/{TestCounty.Id(id)}";

    [Fact]
    public async Task Every_answer_is_read_in_words_with_its_unit()
    {
        await using var server = await StartWithPeople();
        await server.Accept(History(10, Lin, 142, "2026-02-10"));
        using var clinician = await server.As("clinician").SignIn();
        var text = (await clinician.Page(EntryAt(10))).Body!.TextContent;
        Assert.Contains("Systolic pressure", text, StringComparison.Ordinal);
        Assert.Contains("142 mmHg", text, StringComparison.Ordinal);
        Assert.Contains("23.4 kg/m²", text, StringComparison.Ordinal);
        Assert.Equal(("ReadEntry", TestServer.Centre), (await server.Looks(Lin))[0]);
    }

    [Fact]
    public async Task The_result_of_a_table_is_shown_as_it_was_shown_then()
    {
        await using var server = await StartWithPeople();
        await server.Accept(History(10, Lin, 162, "2026-02-10"));
        using var clinician = await server.As("clinician").SignIn();
        var text = (await clinician.Page(EntryAt(10))).Body!.TextContent;
        Assert.Contains("contraception.usmec2024@2024", text, StringComparison.Ordinal);
        Assert.Contains("What was not asked is never “no”", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_entry_stays_visible_with_the_reason()
    {
        await using var server = await StartWithPeople();
        await server.Accept(Counselling(10, Lin));
        await server.Accept(Counselling(11, Lin, amends: 10));
        using var clinician = await server.As("clinician").SignIn();
        var badges = (await clinician.Page(At(Lin))).QuerySelectorAll(".ky-timeline .badge").Select(badge => badge.TextContent).ToList();
        Assert.Equal(["Correction", "Corrected"], badges);
        var earlier = await clinician.Page(EntryAt(10));
        Assert.Contains("This entry was corrected. Reason: 测试", earlier.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(earlier.QuerySelector("form[action$=withdraw]"));
    }

    [Fact]
    public async Task An_entry_is_withdrawn_by_its_unit_with_a_reason_and_never_deleted()
    {
        await using var server = await StartWithPeople();
        await server.Accept(Counselling(10, Lin));
        await server.Accept(Counselling(11, Lin, unit: TestServer.Clinic));
        using var clinician = await server.As("clinician").SignIn();
        Assert.Equal(HttpStatusCode.BadRequest, (await clinician.PostForm(EntryAt(10) + "/withdraw")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clinician.PostForm(EntryAt(11) + "/withdraw", ("reason", "写重了"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.PostForm(EntryAt(12) + "/withdraw", ("reason", "写重了"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await clinician.PostForm(EntryAt(10) + "/withdraw", ("reason", "写重了"))).StatusCode);
        Assert.Contains("This entry was withdrawn. Reason: 写重了", (await clinician.Page(EntryAt(10))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.PostForm(EntryAt(10) + "/withdraw", ("reason", "写重了"))).StatusCode);
    }

    [Fact]
    public async Task An_entry_of_somebody_else_is_not_found_under_this_person()
    {
        await using var server = await StartWithPeople();
        await server.Accept(Counselling(10, Qiu));
        using var clinician = await server.As("clinician").SignIn();
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.Get(EntryAt(10))).StatusCode);
    }
}
