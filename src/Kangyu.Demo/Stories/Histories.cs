using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Writing;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Stories;

/// <summary>History and examination: in full before a first method, shortly at other times. Any question may be left out.</summary>
internal static class Histories
{
    /// <summary>The two screening questions: what is told to them opens the question behind; none of them closes it.</summary>
    private static readonly (string Screen, (string Code, string Question)[] Opens)[] Screens =
    [
        ("women_screen", [("earlier_pregnancy", "birth_history"), ("gynae", "gynae"), ("breast", "breast")]),
        ("health_screen", [("heart", "circulation"), ("metabolism", "metabolic"), ("liver", "liver"), ("blood", "blood_conditions"), ("other", "other_conditions"), ("surgery", "operations"), ("medicines", "medicines")]),
    ];

    public static void File(Visit visit, bool inFull)
    {
        var form = visit.Begin("contraception.history_examination");
        General(visit, form);
        if (!visit.Life.IsWoman) Men(visit, form);
        else if (inFull) Women(visit, form);
        Examination(visit, form);
        visit.File(form);
    }

    private static void General(Visit visit, Filling form)
    {
        var (health, chance) = (visit.Life.Health, visit.Chance);
        var (systolic, diastolic) = health.Pressure(visit.Age, chance);
        form.Put("systolic", systolic).Put("diastolic", diastolic).Put("height", health.Height).Put("weight", health.Weight(visit.Age, chance));
        form.Put("smoker", health.Cigarettes > 0);
        if (health.Cigarettes > 0) form.Put("cigarettes", health.Cigarettes);
        Ask(visit, form, "allergies");
        if (health.Has("allergies", "other")) form.Put("allergies_other", "海鲜，起皮疹");
    }

    private static void Women(Visit visit, Filling form)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        if (visit.IsMinor) form.Put("menarche", true);
        form.Codes("bleeding", chance.Below(100) switch { < 84 => "usual", < 93 => "irregular", < 99 => "heavy", _ => "unexplained" });
        if (visit.Age < 50 && chance.PerMille(300)) form.Put("lmp", visit.Day.AddDays(-chance.Between(1, 40)));
        Births(visit, form);
        form.Put("pregnant", "no").Put("recent_loss", false);
        foreach (var (screen, opens) in Screens) AskScreen(visit, form, screen, opens);
        form.Put("migraine", life.Health.Migraine);
        Details(visit, form);
        if (!chance.PerMille(720)) return;
        Ask(visit, form, "sti");
        form.Put("hiv", chance.PerMille(990) ? "none" : "high_risk");
        if (form["hiv"].Text == "high_risk") form.Codes("antiretrovirals", "none");
        if (form["hiv"].Text == "high_risk" || life.Health.Of("sti").Count > 0) form.Put("who_may_see", chance.PerMille(700) ? "here_only" : "home_unit");
    }

    private static void Births(Visit visit, Filling form)
    {
        var chance = visit.Chance;
        if (visit.Life.LastBirth is { } birth && birth > visit.Day.AddMonths(-12))
        {
            form.Put("given_birth", "within_year").Put("birth_on", birth).Put("breastfeeding", visit.Day.DayNumber - birth.DayNumber < 250 && chance.PerMille(640));
            if (visit.Day.DayNumber - birth.DayNumber > 42) return;
            form.Put("postpartum_sepsis", false);
            if (chance.PerMille(360)) form.Codes("birth_risks", "caesarean");
            else form.Codes("birth_risks", "none");
            return;
        }
        form.Put("given_birth", visit.Life.HasChild ? "earlier" : "never");
        if (visit.Life.HasChild) form.Put("breastfeeding", visit.Age < 38 && chance.PerMille(40));
    }

    private static void Details(Visit visit, Filling form)
    {
        var (health, chance) = (visit.Life.Health, visit.Chance);
        if (health.Has("gynae", "pid")) form.Put("pid_when", "past").Put("pid_pregnant_since", chance.PerMille(500));
        if (health.Has("gynae", "tumour")) form.Codes("tumours", "cin");
        if (health.Has("circulation", "valve")) form.Put("valve_complicated", false);
        if (health.Has("circulation", "dvt_pe")) form.Put("dvt_anticoagulant", "none").Put("dvt_higher_risk", false);
        if (health.Has("metabolic", "diabetes")) form.Put("diabetes_insulin", chance.PerMille(180)).Codes("diabetes_damage", "none");
        if (health.Has("liver", "hepatitis")) form.Put("hepatitis", "chronic");
        if (health.Has("liver", "cirrhosis")) form.Put("cirrhosis", "compensated");
        if (health.Has("liver", "gallbladder")) form.Put("gallbladder", chance.PerMille(600) ? "asymptomatic" : "removed");
        if (health.Has("other_conditions", "kidney")) form.Codes("kidney", "none");
        if (health.Has("other_conditions", "lupus")) form.Codes("lupus", "none");
        if (health.Has("other_conditions", "tuberculosis")) form.Put("tuberculosis", "nonpelvic");
        if (health.Has("other_conditions", "schistosomiasis")) form.Put("schistosomiasis", "uncomplicated");
        if (health.Has("operations", "major")) form.Put("surgery_immobile", false);
    }

    private static void Men(Visit visit, Filling form) => Ask(visit, form, "men_conditions");

    private static void Examination(Visit visit, Filling form)
    {
        var chance = visit.Chance;
        bool isCentre = visit.Unit.Kind is not UnitKind.Clinic;
        if (!chance.PerMille(isCentre ? 700 : 250))
        {
            form.Codes("examined", "none");
            return;
        }
        if (!visit.Life.IsWoman) form.Codes("examined", "heart_lungs", "scrotum");
        else if (isCentre && visit.Age >= 18) form.Codes("examined", "heart_lungs", "breasts", "pelvis");
        else form.Codes("examined", "heart_lungs", "abdomen");
        bool isNormal = chance.PerMille(920);
        form.Put("examination_normal", isNormal).Put("told_findings", true);
        if (!isNormal) form.Put("examination_findings", visit.Life.IsWoman ? chance.Pick(Said.Findings) : "左侧精索静脉轻度曲张，无不适");
    }

    private static void AskScreen(Visit visit, Filling form, string screen, (string Code, string Question)[] opens)
    {
        var told = new List<string>();
        foreach (var (code, question) in opens)
        {
            if (visit.Life.Health.Of(question).Count == 0) continue;
            told.Add(code);
            Ask(visit, form, question);
        }
        if (told.Count == 0) form.Codes(screen, "none");
        else form.Codes(screen, [.. told]);
    }

    private static void Ask(Visit visit, Filling form, string question)
    {
        var codes = visit.Life.Health.Of(question);
        if (codes.Count == 0) form.Codes(question, "none");
        else form.Codes(question, [.. codes]);
    }
}
