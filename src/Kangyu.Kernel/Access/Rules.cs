using static Kangyu.Kernel.Access.Role;

namespace Kangyu.Kernel.Access;

/// <summary>The rules, act by act, over small enumerations. A null denial means allowed, with what it needs besides.</summary>
internal static class Rules
{
    public static (Denial? Why, Needs Needs) Decide(Role role, Act act, Circumstance seen) => act switch
    {
        Act.SearchInCare or Act.Register or Act.DueList => Own(role is VillageDoctor or Clinician or StationDesk, seen),
        Act.SearchOutside => (Unless(role is VillageDoctor or Clinician or StationDesk), Needs.Reason | Needs.CardOrFullNumber),
        Act.EmergencyAccess => (Emergency(role, seen), Needs.Reason),
        Act.ReadPerson or Act.ReadLooksAtPerson => (InCare(role is VillageDoctor or Clinician or StationDesk, seen), Needs.None),
        Act.ReadEntry => (Entry(role, seen), Needs.None),
        Act.ReadWritten => (Written(role, seen), Needs.None),
        Act.WriteForm => (Write(role, seen), Needs.None),
        Act.PrintSlips => role == StationDesk ? Tree(true, seen) : Own(role is VillageDoctor or Clinician, seen),
        Act.Documents => role is QualityReviewer or Head ? Tree(true, seen) : Own(role is VillageDoctor or Clinician, seen),
        Act.Report => Report(role, seen),
        Act.DrillDown => Own(role is VillageDoctor or Clinician, seen),
        Act.ReadPacks or Act.ReadOwnLooks => (null, Needs.None),
        Act.ManageAccounts or Act.ManageUnits => Tree(role == Administrator, seen),
        Act.Settings => Own(role == Administrator, seen),
        Act.ReadAllLooks => Tree(role == Auditor, seen),
        Act.ExportPerson => (OwnCare(role is VillageDoctor or Clinician, seen), Needs.None),
        Act.Erase => (OwnCare(role is Clinician or StationDesk, seen), Needs.SecondPerson),
        _ => (Denial.Role, Needs.None),
    };

    private static Denial? Unless(bool role) => role ? null : Denial.Role;

    private static (Denial?, Needs) Own(bool role, Circumstance seen) =>
        (Unless(role) ?? (seen.Place == Place.Own ? null : Denial.Unit), Needs.None);

    private static (Denial?, Needs) Tree(bool role, Circumstance seen) =>
        (Unless(role) ?? (seen.Place == Place.Elsewhere ? Denial.Unit : null), Needs.None);

    private static Denial? InCare(bool role, Circumstance seen) =>
        Unless(role) ?? (seen.Care is Care.Here or Care.Emergency ? null : Denial.Care);

    private static Denial? OwnCare(bool role, Circumstance seen) =>
        Unless(role) ?? (seen.Care == Care.Here ? null : Denial.Care);

    private static Denial? Emergency(Role role, Circumstance seen) =>
        Unless(role is VillageDoctor or Clinician) ?? (seen.Care == Care.Here ? Denial.AlreadyInCare : null);

    /// <summary>Those who treat read what is in their care; the desk reads only forms that it also writes. S13: nothing opens a closed room, emergency access neither.</summary>
    private static Denial? Entry(Role role, Circumstance seen)
    {
        var may = role is VillageDoctor or Clinician || (role == StationDesk && seen.Writer);
        return InCare(may, seen) ?? (seen.Room == Room.Closed ? Denial.NotFound : null);
    }

    /// <summary>By the roles that write such entries; what stays in a room is read where it was written.</summary>
    private static Denial? Written(Role role, Circumstance seen) =>
        Unless(seen.Writer && role != Machine) ?? (seen.Place == Place.Elsewhere ? Denial.Unit : seen.Room == Room.Closed ? Denial.NotFound : null);

    /// <summary>Written at one's own unit, by a role that the form names. A machine never writes about a person.</summary>
    private static Denial? Write(Role role, Circumstance seen)
    {
        if (!seen.Writer) return Denial.Writer;
        if (seen.Place != Place.Own) return Denial.Unit;
        if (seen.Care == Care.Nobody) return null;
        return role == Machine ? Denial.Role : seen.Care == Care.None ? Denial.Care : null;
    }

    /// <summary>The care team sees its own unit's numbers as they are; everything that leaves it hides small ones (S10).</summary>
    private static (Denial?, Needs) Report(Role role, Circumstance seen)
    {
        if (role is Administrator or Auditor or Machine) return (Denial.Role, Needs.None);
        if (seen.Place == Place.Elsewhere) return (Denial.Unit, Needs.None);
        var careTeam = role is VillageDoctor or Clinician && seen.Place == Place.Own;
        return (null, careTeam ? Needs.None : Needs.Suppressed);
    }
}
