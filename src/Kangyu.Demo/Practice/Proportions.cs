using Kangyu.Demo.People;

namespace Kangyu.Demo.Practice;

/// <summary>
/// How often what happens in the demo county, in one place. It is a made-up practice that gives screens and reports something plausible to show: no norm, no finding about a
/// real county, and nothing in it is a target for anyone (S1). Unless it says otherwise a figure is per thousand.
/// </summary>
internal static class Proportions
{
    // ---- Files -----------------------------------------------------------------------------------------------------------------------------------------
    /// <summary>Files opened in the first year, when the county began with its service cards; the others come evenly after that.</summary>
    public const int RegisteredInFirstYear = 560;

    /// <summary>Months before today in which no new file is opened: whoever has one has a history to look at.</summary>
    public const int MonthsOnFile = 7;

    /// <summary>People who have a card and give no name (S5).</summary>
    public const int Nameless = 22;

    /// <summary>Age from which a named file needs no guardian (PIPL 31).</summary>
    public const int OwnFileAge = 14;

    public const int SignsKeepRecord = 930;
    public const int AskedAboutSharing = 420;
    public const int AskedAboutInvitations = 330;
    public const int AskedAboutResearch = 90;

    /// <summary>A purpose agreed to, declined; the others say later. Never a reason to treat anyone otherwise (S5).</summary>
    public static readonly Weighted<string> PurposeAnswer = new([("yes", 56), ("no", 34), ("later", 10)]);

    public const int NoContactPlease = 70;

    /// <summary>How ready someone is to be reminded: the chance of a yes to each single offer.</summary>
    public static readonly Weighted<int> YesToReminder = new([(0, 22), (250, 30), (600, 33), (900, 15)]);

    /// <summary>What an offer is answered when it is not a yes.</summary>
    public const int LaterInsteadOfNo = 220;

    // ---- Reminders and follow-ups that were agreed -------------------------------------------------------------------------------------------------------
    public const int RemindedInTime = 935;
    public const int RemindedLate = 40;
    public const int MessageFails = 25;
    public const int ComesWithinWindow = 640;
    public const int ComesEarly = 60;
    public const int ComesAfterWindow = 50;

    // ---- Paper and people ----------------------------------------------------------------------------------------------------------------------------------
    /// <summary>Entries with a slip of the pen that somebody notices and corrects, of those forms where one is likely.</summary>
    public const int CorrectedLater = 14;

    /// <summary>Visits at which something is first written on the wrong person's file and taken back.</summary>
    public const int WrongPerson = 2;

    /// <summary>Ordinary visits that are written up from notes one to three days later.</summary>
    public const int WrittenUpLater = 15;

    public const int ReminderWithdrawn = 25;
    public const int DocumentsSameDay = 700;
    public const int DocumentsNextDay = 255;
    public const int DocumentsForgotten = 12;
    public const int ConsentMissing = 4;
    public const int TestsDoneElsewhere = 90;

    // ---- Care ------------------------------------------------------------------------------------------------------------------------------------------------
    public const int CounsellingWanted = 760;
    public const int CounsellingNotToday = 140;
    public const int HistoryAtFirstVisit = 640;
    public const int PregnancyChecked = 620;
    public const int ThreeMethodsNotAtHand = 55;
    public const int OutOfStock = 18;
    public const int AppointmentSameDay = 350;

    /// <summary>Removal or change on request: met at the visit, within seven days, later; the rest is still open or was withdrawn (S8).</summary>
    public const int ChangeMetAtOnce = 710;
    public const int ChangeDeclined = 18;
    public const int ChangeWithinSevenDays = 890;
    public const int ChangeLate = 90;

    public const int InsertionFails = 5;
    public const int ProcedureTrouble = 14;
    public const int EmergencyRemoval = 2;

    /// <summary>Who asks, after a birth, to be visited or seen.</summary>
    public const int AsksForVisitsAfterBirth = 350;
    public const int AbortionIsEmergency = 130;

    /// <summary>Women of 17 to 44 who come for abortion care or a miscarriage once in the years.</summary>
    public const int AbortionCare = 34;

    public const int EmergencyPill = 30;
    public const int AdverseEvent = 26;
    public const int EventIsSerious = 70;
    public const int ReversalAsked = 95;
    public const int MovesAway = 55;

    /// <summary>Of a hundred: stays within the county when moving.</summary>
    public const int MovesWithinCounty = 40;

    // ---- What is about nobody ---------------------------------------------------------------------------------------------------------------------------------
    /// <summary>Anonymous answers, and packets handed out without a name, in a year per hundred people on file.</summary>
    public const double ExperiencesPerHundred = 1.6;
    public const double HandedOutPerHundred = 4.5;

    public static readonly Weighted<string> Pressured = new([("no", 930), ("a_little", 32), ("yes", 12), ("not_said", 26)]);
}
