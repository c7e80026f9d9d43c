using Kangyu.Kernel.Records;
using Kernel.Tests.Records;

namespace Kangyu.Kernel.Tests.Safeguards;

/// <summary>S5: no reminder, slip or invitation goes out that the person did not agree to, or no longer agrees to.</summary>
public sealed class S05AgreedMessagesTests
{
    private const string Offer = "blood-pressure.recheck";

    [Theory]
    [InlineData("reminder", Offer, "2026-03-01", "")]
    [InlineData("slip", Offer, "2026-03-01", "")]
    [InlineData("reminder", "blood-pressure.other", "2026-03-01", "message_offer: S5")]
    [InlineData("reminder", null, "2026-03-01", "message_offer: S5")]
    [InlineData("slip", null, "2026-03-01", "message_offer: S5")]
    [InlineData("reminder", Offer, "2027-02-02", "message_offer: S5")]
    [InlineData("result", null, "2026-03-01", "")]
    [InlineData("answer", null, "2026-03-01", "")]
    [InlineData("invitation", null, "2026-03-01", "message_kind: S5")]
    public void A_reminder_keeps_an_agreement_that_stands(string kind, string? offer, string on, string expected) =>
        Assert.Equal(expected, Refusal(Told(Consent("yes", "2026-02-01")), kind, offer, on));

    [Fact]
    public void What_was_withdrawn_or_never_said_is_no_agreement()
    {
        Assert.Equal("message_offer: S5", Refusal(Told(Consent("yes", "2026-02-01"), Consent("no", "2026-02-20")), "reminder", Offer, "2026-03-01"));
        Assert.Equal("message_offer: S5", Refusal(Told(Consent("later", "2026-02-01")), "reminder", Offer, "2026-03-01"));
        Assert.Equal("message_offer: S5", Refusal(null, "reminder", Offer, "2026-03-01"));
    }

    [Fact]
    public void An_invitation_needs_a_yes_to_invitations_or_research()
    {
        const string Yes = """{"purpose":"invitations","programme":"midlife","channel":["phone_call"],"answer":"yes"}""";
        Assert.Equal("", Refusal(Told((Yes, "2026-02-01")), "invitation", null, "2026-03-01"));
        Assert.Equal("message_kind: S5", Refusal(Told((Yes, "2026-02-01"), (Yes.Replace("\"yes\"", "\"no\"", StringComparison.Ordinal), "2026-02-20")), "invitation", null, "2026-03-01"));
    }

    private static (string Answers, string On) Consent(string answer, string on) =>
        ($$"""{"purpose":"reminders","consent_offer":"{{Offer}}"{{(answer == "yes" ? ",\"channel\":[\"phone_call\"]" : "")}},"answer":"{{answer}}"}""", on);

    private static PersonState Told(params (string Answers, string On)[] consents)
    {
        var record = new MemoryRecord();
        for (var i = 0; i < consents.Length; i++) record.Arrive(RecordFixture.Entry(i + 1, CoreForms.Consent, consents[i].Answers, consents[i].On));
        return record.State;
    }

    private static string Refusal(PersonState? state, string kind, string? offer, string on) => string.Join(';', RecordFixture.Refusals(RecordFixture.Admit(
        RecordFixture.Draft(9, CoreForms.MessageOut,
            $$"""{"message_kind":"{{kind}}",{{(offer is null ? "" : $"\"message_offer\":\"{offer}\",")}}"message_way":"phone_call","message_title":"健康服务","message_at":"{{on}}T09:00","message_result":"sent"}""", on),
        state)));
}
