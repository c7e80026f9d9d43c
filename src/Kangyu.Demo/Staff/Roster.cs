using System.Globalization;
using Kangyu.Demo.People;
using Kangyu.Demo.Places;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Staff;

/// <summary>Who works where (domain section 1). The same for every seed, so that sign-ins are known beforehand.</summary>
internal sealed class Roster
{
    private static readonly DateTimeOffset Begun = new(2016, 1, 4, 0, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<UnitKind, (Role Role, string Login, int Count)[]> Posts = new()
    {
        [UnitKind.Station] =
        [
            (Role.Clinician, "clinician", 5), (Role.StationDesk, "desk", 2), (Role.QualityReviewer, "reviewer", 2), (Role.Trainer, "trainer", 1), (Role.Head, "head", 1),
            (Role.Statistician, "statistician", 1), (Role.Administrator, "admin", 1), (Role.Auditor, "auditor", 1), (Role.Machine, "answers", 1),
        ],
        [UnitKind.Store] = [(Role.StoreKeeper, "keeper", 1)],
        [UnitKind.MobileTeam] = [(Role.Clinician, "clinician", 2)],
        [UnitKind.HealthCentre] = [(Role.Clinician, "clinician", 2), (Role.StationDesk, "desk", 1), (Role.StoreKeeper, "keeper", 1)],
        [UnitKind.Clinic] = [(Role.VillageDoctor, "village", 1)],
        [UnitKind.Dispenser] = [(Role.Machine, "dispenser", 1)],
    };

    /// <summary>The sign-ins that are shown: role, and the kind of unit whose first one has it.</summary>
    private static readonly (Role Role, UnitKind At)[] Shown =
    [
        (Role.VillageDoctor, UnitKind.Clinic), (Role.Clinician, UnitKind.HealthCentre), (Role.StationDesk, UnitKind.HealthCentre), (Role.StoreKeeper, UnitKind.Store),
        (Role.QualityReviewer, UnitKind.Station), (Role.Trainer, UnitKind.Station), (Role.Head, UnitKind.Station), (Role.Statistician, UnitKind.Station),
        (Role.Administrator, UnitKind.Station), (Role.Auditor, UnitKind.Station),
    ];

    private readonly Dictionary<string, List<DemoStaff>> byUnit = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Unit, string Form), DemoStaff[]> writers = [];

    public Roster(DemoCounty county)
    {
        var shown = Shown.ToDictionary(post => post.Role, post => ShownAt(county, post.At).Code);
        foreach (var unit in county.Units.All) byUnit[unit.Code] = [.. At(unit, shown)];
    }

    public IEnumerable<DemoStaff> All => byUnit.Values.SelectMany(staff => staff);

    /// <summary>The accounts of a unit.</summary>
    public IReadOnlyList<DemoStaff> Of(string unit) => byUnit[unit];

    /// <summary>Someone of the unit who may write the form.</summary>
    public DemoStaff Writer(string unit, Form form, Chance chance)
    {
        if (!writers.TryGetValue((unit, form.Id), out var found))
        {
            found = [.. byUnit[unit].Where(staff => form.Writers.Contains(staff.Role.Code()))];
            writers[(unit, form.Id)] = found;
        }
        return found.Length > 0 ? chance.Pick(found) : throw new InvalidOperationException($"nobody at {unit} may write {form.Id}");
    }

    /// <summary>Someone of a role, or else whoever may write the form, of the unit or else of the station; null: nobody there may.</summary>
    public DemoStaff? WriterOf(Unit unit, Form form, string role, Unit station, Chance chance)
    {
        DemoStaff[] able = [.. byUnit[unit.Code].Concat(unit.Code == station.Code ? [] : byUnit[station.Code]).Where(staff => form.Writers.Contains(staff.Role.Code()))];
        var wanted = Array.FindAll(able, staff => staff.Role.Code() == role);
        if (wanted.Length == 0) wanted = able;
        // as near as possible
        var near = Array.FindAll(wanted, staff => staff.Unit == unit.Code);
        if (near.Length > 0) return chance.Pick(near);
        return wanted.Length > 0 ? chance.Pick(wanted) : null;
    }

    /// <summary>The first township with a health centre, and in it the first clinic: the shown sign-ins look after the same people.</summary>
    private static Unit ShownAt(DemoCounty county, UnitKind kind) => kind switch
    {
        UnitKind.Clinic => county.Units.All.First(unit => unit.Kind == kind && unit.Parent == ShownAt(county, UnitKind.HealthCentre).Code),
        _ => county.Units.All.First(unit => unit.Kind == kind),
    };

    private static IEnumerable<DemoStaff> At(Unit unit, Dictionary<Role, string> shown)
    {
        foreach (var (role, login, count) in Posts[unit.Kind])
        {
            for (int number = 1; number <= count; number++)
            {
                bool isShown = number == 1 && shown.TryGetValue(role, out var place) && place == unit.Code;
                string name = isShown ? login : string.Create(CultureInfo.InvariantCulture, $"{login}{number}.{unit.Code.ToLowerInvariant()}");
                yield return Make(unit, role, name, isShown);
            }
        }
    }

    private static DemoStaff Make(Unit unit, Role role, string login, bool isShown)
    {
        var chance = new Chance(0, $"staff/{unit.Code}/{login}");
        var account = chance.Id(Begun.AddMinutes(chance.Below(60 * 24 * 300)));
        if (role == Role.Machine) return new DemoStaff(account, login, unit.Kind == UnitKind.Dispenser ? unit.Name.Zh : "匿名答卷（演示）", role, unit.Code, isShown);
        var sex = chance.PerMille(650) ? Sex.Female : Sex.Male;
        var born = chance.Between(new DateOnly(1964, 1, 1), new DateOnly(1996, 12, 31));
        return new DemoStaff(account, login, $"{Surnames.All.Pick(chance)}{GivenNames.Make(chance, sex, born)}（演示{role.Title().Zh}）", role, unit.Code, isShown);
    }
}
