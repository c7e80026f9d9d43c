namespace Kangyu.Store;

/// <summary>
/// A look at a record or a list (S11): one row a look, one row a list. <paramref name="People"/>: whose records were shown. <paramref name="Reason"/> is asked for only
/// outside one's care.
/// </summary>
/// <param name="Act">What was done, as the access rules name it: <c>ReadPerson</c>, <c>DueList</c>, <c>EmergencyAccess</c> ...</param>
/// <param name="What">What was opened: a form's id, a list's unit; no name, no search text.</param>
public sealed record Look(
    Guid Account, string Role, string Unit, string Act, string What, IReadOnlyList<Guid> People, string? Reason = null, bool Emergency = false);

/// <summary>A look as it was logged: its number in the log's chain, and when.</summary>
public sealed record LoggedLook(long Number, DateTimeOffset At, Look Look);
