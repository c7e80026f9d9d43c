namespace Kangyu.Kernel.Access;

/// <summary>What an account does at a unit. An account may have several roles, each at its own unit.</summary>
public enum Role
{
    VillageDoctor,
    Clinician,
    StationDesk,
    StoreKeeper,
    QualityReviewer,
    Trainer,
    Head,
    Statistician,
    Administrator,
    Auditor,
    Machine,
}

/// <summary>The codes of roles, as packs (<c>write:</c>), accounts and the command line name them, and their words on the screen.</summary>
public static class Roles
{
    private static readonly (Role Role, string Code, Words Words)[] All =
    [
        (Role.VillageDoctor, "village_doctor", new("村医", "Village doctor")),
        (Role.Clinician, "clinician", new("临床医师", "Clinician")),
        (Role.StationDesk, "station_desk", new("服务台", "Station desk")),
        (Role.StoreKeeper, "store_keeper", new("药具管理员", "Store keeper")),
        (Role.QualityReviewer, "quality_reviewer", new("质控员", "Quality reviewer")),
        (Role.Trainer, "trainer", new("培训员", "Trainer")),
        (Role.Head, "head", new("负责人", "Head")),
        (Role.Statistician, "statistician", new("统计员", "Statistician")),
        (Role.Administrator, "administrator", new("系统管理员", "Administrator")),
        (Role.Auditor, "auditor", new("审计员", "Auditor")),
        (Role.Machine, "machine", new("设备", "Machine")),
    ];

    public static IReadOnlyList<Role> Listed { get; } = [.. All.Select(row => row.Role)];

    public static string Code(this Role role) => All[(int)role].Code;

    public static Words Title(this Role role) => All[(int)role].Words;

    public static bool TryParse(string code, out Role role)
    {
        foreach (var row in All)
        {
            role = row.Role;
            if (row.Code == code) return true;
        }
        role = default;
        return false;
    }
}
