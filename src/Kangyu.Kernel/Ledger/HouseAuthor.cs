namespace Kangyu.Kernel.Ledger;

/// <summary>
/// The author of what the house writes itself: packs it made active, text messages that went out as a person asked, a stop that came by text message. It has no account, no role and
/// no rights; nobody can sign in as it.
/// </summary>
public static class HouseAuthor
{
    public static readonly Guid Id = new("00000000-0000-8000-8000-0000000000aa");

    public static Words Name { get; } = new("系统自动", "The program");
}
