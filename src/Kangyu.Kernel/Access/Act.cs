namespace Kangyu.Kernel.Access;

/// <summary>What somebody may want to do. Every page and endpoint asks for exactly one of these before it does anything.</summary>
public enum Act
{
    /// <summary>Find people by name, number or phone among those in the unit's care.</summary>
    SearchInCare,
    /// <summary>Find one person outside the unit's care, by card or full number (S4).</summary>
    SearchOutside,
    /// <summary>Open the record of a person who is not in the unit's care, because care cannot wait (S11).</summary>
    EmergencyAccess,
    Register,
    /// <summary>The heading of a record: who it is, consents, plan.</summary>
    ReadPerson,
    /// <summary>One entry of a record.</summary>
    ReadEntry,
    /// <summary>An entry that names nobody or is about an event: for those who write such entries, at their own unit and below.</summary>
    ReadWritten,
    WriteForm,
    /// <summary>The people of one unit who asked to be reminded (S4).</summary>
    DueList,
    /// <summary>Sealed reminder slips, one a person; a station prints them for its villages (domain section 1).</summary>
    PrintSlips,
    /// <summary>Documents that are overdue, by author and form; never a person or a procedure.</summary>
    Documents,
    Report,
    /// <summary>The rows behind a number, for the care team.</summary>
    DrillDown,
    /// <summary>Forms, pathways, tables, indicators and cases; questions to a table that name nobody.</summary>
    ReadPacks,
    ManageAccounts,
    ManageUnits,
    Settings,
    /// <summary>What I myself looked at.</summary>
    ReadOwnLooks,
    /// <summary>Who looked at one person's record; the person can see it (S11).</summary>
    ReadLooksAtPerson,
    /// <summary>Everybody's looks, emergency access first.</summary>
    ReadAllLooks,
    /// <summary>A copy for the person, at once (S12).</summary>
    ExportPerson,
    /// <summary>Erasure at the person's request, by two people (S12).</summary>
    Erase,
}
