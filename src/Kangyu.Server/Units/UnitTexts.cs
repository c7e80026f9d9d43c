using Kangyu.Kernel;
using Kangyu.Kernel.Places;

namespace Kangyu.Server.Units;

/// <summary>Words of the county's units.</summary>
internal static class UnitTexts
{
    public static readonly Words Title = new("机构", "Units");
    public static readonly Words Empty = new("还没有机构。", "There is no unit yet.");
    public static readonly Words New = new("添加机构", "Add a unit");
    public static readonly Words Code = new("代码", "Code");
    public static readonly Words Division = new("所在区划代码", "Division code");
    public static readonly Words DivisionHelp = new("6 位（县）、9 位（乡镇）或 12 位（村），如 360830100", "6 digits (county), 9 (township) or 12 (village), such as 360830100");
    public static readonly Words KindOf = new("类型", "Kind");
    public static readonly Words Zh = new("中文名称", "Name in Chinese");
    public static readonly Words En = new("英文名称", "Name in English");
    public static readonly Words Phone = new("咨询电话", "Number to ask at");
    public static readonly Words PhoneHelp = new("写在每条提醒短信里；不填，本机构就不发短信。", "Stands in every text message; without one this unit sends none.");
    public static readonly Words Parent = new("上级机构", "Under which unit");
    public static readonly Words None = new("无（县级机构）", "None (the county station)");
    public static readonly Words Closed = new("已关闭", "closed");
    public static readonly Words Close = new("关闭机构", "Close the unit");
    public static readonly Words Open = new("恢复机构", "Open the unit again");
    public static readonly Words CloseAsk = new("关闭后不能再在此机构填写；已有记录不变。要关闭吗？", "Nothing more can be written there; what is on file stays. Close the unit?");
    public static readonly Words Saved = new("已保存。", "Saved.");

    public static Words Kind(UnitKind kind) => kind switch
    {
        UnitKind.Station => new("县妇幼保健机构", "County station"),
        UnitKind.Store => new("药具管理中心", "Contraceptive store"),
        UnitKind.MobileTeam => new("流动服务车", "Mobile team"),
        UnitKind.HealthCentre => new("卫生院、社区卫生服务中心", "Health centre"),
        UnitKind.Clinic => new("村卫生室、社区卫生服务站", "Clinic"),
        UnitKind.Dispenser => new("自助发放机", "Dispenser"),
        _ => new(kind.ToString(), kind.ToString()),
    };
}
