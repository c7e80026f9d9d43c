using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>What makes the difference between two counties: something private that one of them has.</summary>
public enum PrivateStory
{
    /// <summary>Care after an incomplete abortion at the county station: no consent, a reminder, what was sent, the review.</summary>
    Care,

    /// <summary>Answers about HIV in an examination at the village clinic.</summary>
    Answer,

    /// <summary>What was charged and waived at the county station.</summary>
    Charge,
}

/// <summary>Two counties with the same open entries before, between and after; one of them has a private story too.</summary>
internal static class PrivateCounty
{
    /// <summary>Entries that only one of the two counties has.</summary>
    public static IReadOnlyList<int> Private { get; } = [50, 51, 60, 61, 62, 63, 64, 65];

    /// <summary>Entries that both have.</summary>
    public static IReadOnlyList<int> Open { get; } = [1, 10, 11, 12, 13, 14, 20, 21, 22, 23, 30];

    public static async Task<TestServer> Start(PrivateStory story, bool withPrivate)
    {
        var server = await StartWithPeople(new TestClock(), story == PrivateStory.Charge ? TestPacks.Assistance : null);
        await server.Accept(History(10, Lin, 120, "2027-01-10"));
        await server.Accept(Counselling(11, Lin, "2027-02-01"));
        await server.Accept(Iud(20, "2027-02-10"));
        await server.Accept(Checked(30, withPrivate && story == PrivateStory.Answer));
        if (withPrivate && story == PrivateStory.Care) await Care(server);
        if (withPrivate && story == PrivateStory.Charge) await server.Accept(Charge(65, Lin, "2027-02-23", TestServer.Station));
        await server.Accept(Counselling(12, Lin, "2027-02-25"));
        await server.Accept(Consent(13, Lin, """{"purpose":"invitations","programme":"midlife","channel":["sms"],"answer":"yes"}""", "2027-02-26"));
        // what answers a duty answers the same one, whatever else is owed in a room
        await server.Accept(Documents(21, "2027-02-26", TestServer.Centre));
        await server.Accept(Review(22, "contraception.consent_missing_review", "2027-02-26"));
        await server.Accept(TestCounty.Entry(23, Lin, "contraception.follow_up", """{"follow_up_why":"agreed","follow_up_way":"visit","method_now":"iud_copper","method_kept":"yes","complaints":["none"],"warning_signs":false,"follow_up_result":["none"]}""", "2027-02-27", unit: TestServer.Centre));
        await server.Accept(Consent(14, Lin, """{"purpose":"reminders","answer":"no"}""", "2027-02-28"));
        return server;
    }

    private static async Task Care(TestServer server)
    {
        await server.Accept(Abortion(50, Lin, "2027-02-20"));
        await server.Accept(Abortion(51, Lin, "2027-02-21"));
        await server.Accept(Consent(60, Lin, """{"purpose":"reminders","consent_offer":"contraception.after_abortion","channel":["phone_call"],"answer":"yes"}""", "2027-02-21", TestServer.Station));
        await server.Accept(Message(61, "after_abortion", "after_abortion"), Message(62, "documents_24_hours", "iud_6_weeks"), Message(63, "consent_missing_private", "iud_6_weeks"));
        await server.Accept(Review(64, "contraception.consent_missing_review_private", "2027-02-23"));
    }

    private static string Iud(int id, string occurred) => TestCounty.Entry(id, Lin, "contraception.iud_insertion",
        """
        {"told_as_history":false,"iud_kind":"iud_copper","not_pregnant":"checklist","complications":["none"],"after_advice":["strings","bleeding","warning","removal","sti"],"iud_6_weeks":"yes"}
        """, occurred, unit: TestServer.Centre);

    private static string Checked(int id, bool withPrivate) => History(id, Lin, 130, "2027-02-12",
        withPrivate ? ""","recent_loss":true,"loss_trimester":"first","loss_way":"medication","sti":["cervicitis"],"hiv":"infection","hiv_well":true,"who_may_see":"here_only" """ : "", TestServer.Clinic);

    private static string Documents(int id, string occurred, string unit) => TestCounty.Entry(id, Lin, "contraception.procedure_documents",
        """{"documents_present":["record"],"documents_complete":false,"documents_missing":"同意书","procedure_at":"2027-02-10T10:00"}""", occurred, unit: unit);

    private static string Review(int id, string form, string occurred) => TestCounty.Entry(id, Lin, form,
        """{"reviewer_outside":true,"person_heard":"heard","consent_found":"none","review_words":"无","review_next":["none"]}""", occurred, unit: TestServer.Station);

    /// <summary>The due item tells of the room, whatever agreement is named beside it.</summary>
    private static string Message(int id, string pathway, string offer) => TestCounty.Entry(id, Lin, "core.message_out",
        $$"""{"message_kind":"reminder","message_offer":"contraception.{{offer}}","message_due":"{{TestCounty.Id(50):N}}.contraception.{{pathway}}.0.0","message_way":"phone_call","message_title":"健康随访","message_at":"2027-02-22T09:00","message_result":"sent"}""",
        "2027-02-22", unit: TestServer.Station);
}
