using Product.Tests.Server;
using Product.Tests.Store;

namespace Product.Tests.Events;

/// <summary>Short ways to write what is about an event or about nobody.</summary>
internal static class MattersCounty
{
    public static Guid Event(int number) => new($"01900000-0000-7000-a000-{number:x12}");

    public static string Told(int id, int matter, string occurred = "2027-02-01", string unit = TestServer.Clinic, string kind = "lamp", int? amends = null, bool withdraws = false) =>
        Entry(id, matter, "matters.told", withdraws ? "{}" : $$"""{"kind":"{{kind}}","words":"院子里"}""", occurred, unit, amends, withdraws);

    public static string Answer(int id, int matter, string occurred = "2027-02-05", string unit = TestServer.Centre) =>
        Entry(id, matter, "matters.answer", """{"kind_answered":"lamp","answer_words":"换好了","inner_words":"电工老李"}""", occurred, unit);

    public static string Closed(int id, int matter, string occurred = "2027-02-08", string unit = TestServer.Centre) => Entry(id, matter, "matters.closed", """{"content":true}""", occurred, unit);

    public static string Note(int id, int lamps, string occurred = "2027-02-01", string unit = TestServer.Clinic, int? amends = null) => Whole(id, "matters.note", $$"""{"lamps":{{lamps}}}""", occurred, unit, "", amends, withdraws: false);

    public static string Posted(int id, string part, string words, string from, string? until = null, string unit = TestServer.Clinic) => Whole(id, "matters.posted",
        $$"""{"at_unit":"{{unit}}","kind_posted":"{{part}}","posted_words":"{{words}}","posted_by":"院长","valid_from":"{{from}}"{{(until is null ? "" : $",\"valid_until\":\"{until}\"")}}}""", "2027-01-01", TestServer.Centre, "", null, withdraws: false);

    private static string Entry(int id, int matter, string form, string answers, string occurred, string unit, int? amends = null, bool withdraws = false) =>
        Whole(id, form, answers, occurred, unit, $$""" "subject":{"kind":"event","id":"{{Event(matter)}}"}, """, amends, withdraws);

    private static string Whole(int id, string form, string answers, string occurred, string unit, string subject, int? amends, bool withdraws) =>
        $$"""{"id":"{{TestCounty.Id(id)}}","form":"{{form}}","version":1,{{subject}}"unit":"{{unit}}","occurred":"{{occurred}}","answers":{{answers}}"""
        + (amends is { } root ? $",\"amends\":\"{TestCounty.Id(root)}\",\"reason\":\"写错了\"" : "") + (withdraws ? ",\"withdraws\":true}" : "}");
}
