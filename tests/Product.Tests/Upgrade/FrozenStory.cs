using System.Globalization;
using System.Text;
using Kangyu.Kernel.Places;
using Kangyu.Kernel.Records;
using Kangyu.Store;
using Kangyu.Store.Accounts;
using Kangyu.Store.Erasures;
using Kangyu.Store.Looks;
using Kangyu.Store.Views;
using Product.Tests.Store;

namespace Product.Tests.Upgrade;

/// <summary>What happened in a county that is frozen with each landing: a few synthetic people, told the same way each time.</summary>
internal static class FrozenStory
{
    public const int People = 6;

    /// <summary>Erased at their own request.</summary>
    public const int Gone = 5;

    /// <summary>Erased but for the record itself: the name and the numbers went, then another name was told.</summary>
    public const int Renamed = 6;

    public const string GoneName = "测已删";
    public const string GonePhone = "13800000005";
    private static readonly Guid Agreed = new("01900000-0000-7000-8000-0000000000e2");

    public static async Task Tell(TestCounty test)
    {
        await new UnitTable(test.County).Put([new Unit(TestCounty.Unit, UnitKind.Clinic, new("测试村卫生室", "Test village clinic"), null, "360830001001")]);
        await new AccountTable(test.County).Add(new Account { Id = TestCounty.Doctor.Account, Login = "doctor", Name = "测试医生", PasswordHash = "none", Stamp = "frozen", Grants = [new AccountGrant("village_doctor", TestCounty.Unit)] });
        for (var person = 1; person <= People; person++)
        {
            await test.Accept(TestCounty.Register(person, person, person == Gone ? GoneName : "测试" + "甲乙丙丁戊己"[person - 1], "1380000000" + person.ToString(CultureInfo.InvariantCulture)));
            await test.Accept(TestCounty.Measure((person * 100) + 1, person, 118 + (10 * person), "2026-02-01"));
            test.Clock.Move(TimeSpan.FromMinutes(7));
        }
        // corrected twice, withdrawn, written together
        await test.Accept(TestCounty.Measure(202, 2, 150, "2026-03-01"), TestCounty.Measure(203, 2, 152, "2026-03-02"));
        await test.Accept(TestCounty.Measure(204, 2, 142, "2026-03-01", amends: 202));
        await test.Accept(TestCounty.Measure(205, 2, 143, "2026-03-01", recheck: "later", amends: 202));
        await test.Accept(TestCounty.Entry(206, 2, "blood-pressure.measure", "{}", "2026-03-02", amends: 203, withdraws: true));
        // a consent given, used and withdrawn
        await test.Accept(Consent(311, 3, "yes", "2026-03-01"));
        await test.Accept(TestCounty.Measure(312, 3, 160, "2026-04-01"));
        await test.Accept(Consent(313, 3, "no", "2026-05-01"));
        // other forms
        await test.Accept(TestCounty.Entry(411, 4, "core.request", """{"request_kind":"appointment","request_answer_way":"in_person","request_done_now":true}""", "2026-06-01"));
        await test.Accept(TestCounty.Entry(412, 4, "core.move_out", """{"moved_on":"2026-06-30","moved_within_county":false,"copy_wanted":true,"copy_given":true}""", "2026-06-15"));
        await test.Accept(TestCounty.Register(413, 4, "测改名", "13800000004", occurred: "2026-06-16", amends: 4));
        await test.County.Log(new Look(TestCounty.Doctor.Account, "village_doctor", TestCounty.Unit, "ReadPerson", "", [TestCounty.Person(1)], "复查"));
        await test.County.Log(new Look(TestCounty.Doctor.Account, "village_doctor", TestCounty.Unit, "DueList", "", [TestCounty.Person(1), TestCounty.Person(Gone)]));
        await test.County.Erase(new ErasureOrder(TestCounty.Person(Gone), TestCounty.Doctor.Account, Agreed, "本人申请"));
        await test.County.Erase(new ErasureOrder(TestCounty.Person(Renamed), TestCounty.Doctor.Account, Agreed, "只删联系方式", IdentityOnly: true));
        await test.Accept(TestCounty.Register(611, Renamed, "测新名", occurred: "2026-07-01"));
        await test.County.Anchor();
    }

    /// <summary>How the people read: card, consents, every entry with its answers.</summary>
    public static async Task<string> Read(County county)
    {
        var view = new PeopleView(county);
        var text = new StringBuilder();
        for (var person = 1; person <= People; person++)
        {
            text.Append(CultureInfo.InvariantCulture, $"person {person}");
            if (await view.Find(TestCounty.Person(person), CancellationToken.None) is not { } record)
            {
                text.Append(await county.IsErased(TestCounty.Person(person), CancellationToken.None) ? ": erased\n" : ": unknown\n");
                continue;
            }
            text.Append(CultureInfo.InvariantCulture, $": {record.Card.Name} {record.Card.Phone} {record.State.Sex} {record.State.Born:yyyy-MM-dd}\n");
            foreach (var consent in record.State.Consents.Values.OrderBy(consent => consent.Key, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"  consent {consent.Key} {consent.Answer} from {consent.From:yyyy-MM-dd}\n");
            foreach (var care in record.State.Care.Values.OrderBy(care => (care.Unit, care.Why)))
                text.Append(CultureInfo.InvariantCulture, $"  care {care.Unit} {care.Why} from {care.From:yyyy-MM-dd}\n");
            foreach (var entry in (await view.Entries(TestCounty.Person(person), null, 100, CancellationToken.None)).Entries.Reverse()) Write(text, entry);
        }
        foreach (var look in await new LookView(county).AtPerson(TestCounty.Person(1), null, 10, CancellationToken.None))
            text.Append(CultureInfo.InvariantCulture, $"look {look.Number} {look.Look.Act} {look.Look.Reason}\n");
        return text.ToString();
    }

    private static void Write(StringBuilder text, RecordedEntry recorded)
    {
        var entry = recorded.Entry;
        text.Append(CultureInfo.InvariantCulture, $"  {entry.Position} {entry.Id} {entry.Form.Id}@{entry.Version} {entry.Occurred} {entry.Unit}");
        if (entry.Amends) text.Append(CultureInfo.InvariantCulture, $" amends {entry.Root} {entry.Reason}");
        text.Append(recorded.Holds ? " holds " : entry.Withdraws ? " withdraws " : " replaced ");
        text.Append(Encoding.UTF8.GetString(Engine.Answers(entry))).Append('\n');
    }

    private static string Consent(int id, int person, string answer, string occurred) => TestCounty.Entry(id, person, "core.consent",
        answer == "yes"
            ? """{"purpose":"reminders","consent_offer":"blood-pressure.recheck","channel":["in_person"],"answer":"yes"}"""
            : """{"purpose":"reminders","consent_offer":"blood-pressure.recheck","answer":"no"}""", occurred);
}
