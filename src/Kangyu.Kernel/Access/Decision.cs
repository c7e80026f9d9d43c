namespace Kangyu.Kernel.Access;

/// <summary>What an allowed act asks for besides.</summary>
[Flags]
public enum Needs
{
    None = 0,
    /// <summary>A reason in words, kept in the access log.</summary>
    Reason = 1,
    /// <summary>The card or a full number; a name is not enough (S4).</summary>
    CardOrFullNumber = 2,
    /// <summary>Small numbers are hidden (S10).</summary>
    Suppressed = 4,
    /// <summary>A second account that may do the same must agree (S12).</summary>
    SecondPerson = 8,
}

/// <summary>Whether an act is allowed.</summary>
public abstract record Decision
{
    /// <summary><paramref name="Under"/> is the grant by which it is allowed: its unit and role are those of the entry and of the access log.</summary>
    public sealed record Allowed(Grant Under, Needs Needs) : Decision;

    public sealed record Denied(Denial Why) : Decision
    {
        public string Code => Why.Code;

        public Words Words => Why.Words;
    }
}

/// <summary>A stable code and words that tell what would help.</summary>
public sealed record Denial(string Code, Words Words)
{
    public static Denial Role { get; } = new("role_may_not", new(
        "您的角色没有这项权限。需要时请联系本机构的系统管理员。",
        "Your role does not include this. If you need it, ask the administrator of your unit."));

    public static Denial Unit { get; } = new("not_your_unit", new(
        "这属于另一家机构。请由该机构办理。",
        "This belongs to another unit. Please let that unit do it."));

    public static Denial Care { get; } = new("not_in_your_care", new(
        "此人目前不由本机构服务。请本人出示服务卡，或凭完整号码并写明理由查找。",
        "This person is not in your unit's care. Ask for the service card, or search by the full number with a reason."));

    public static Denial Writer { get; } = new("not_a_writer", new(
        "您的角色不能填写这张表。请由表上列出的人员填写。",
        "Your role does not write this form. One of the roles named on the form may."));

    /// <summary>S13: what stays in the room answers as if it did not exist.</summary>
    public static Denial NotFound { get; } = new("not_found", new(
        "没有找到。请核对地址或号码。",
        "Nothing found. Please check the address or the number."));

    public static Denial AlreadyInCare { get; } = new("already_in_your_care", new(
        "此人已由本机构服务，直接打开档案即可。",
        "This person is already in your unit's care: open the record as usual."));
}
