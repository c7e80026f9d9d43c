using Kangyu.Kernel;

namespace Kangyu.Server.Looks;

/// <summary>Words of the access log (S11).</summary>
internal static class LookTexts
{
    public static readonly Words Title = new("查阅记录", "Access log");
    public static readonly Words Own = new("我的查阅记录", "What I looked at");
    public static readonly Words Intro = new("谁、何时、为什么看过档案。这里不出现姓名。", "Who looked at records, when and why. No names are shown here.");
    public static readonly Words EmergencyOnly = new("只看紧急查阅", "Emergency access only");
    public static readonly Words All = new("全部", "Everything");
    public static readonly Words When = new("时间", "When");
    public static readonly Words Who = new("谁", "Who");
    public static readonly Words What = new("做了什么", "What");
    public static readonly Words People = new("人数", "People");
    public static readonly Words Reason = new("理由", "Reason");
    public static readonly Words Emergency = new("紧急", "emergency");
    public static readonly Words Empty = new("没有记录。", "Nothing is logged.");
    public static readonly Words Older = new("更早", "Older");

    private static readonly Dictionary<string, Words> Acts = new(StringComparer.Ordinal)
    {
        ["SearchInCare"] = new("在服务对象中查找", "searched in care"),
        ["SearchOutside"] = new("凭卡或号码查找", "searched by card or number"),
        ["EmergencyAccess"] = new("紧急查阅", "emergency access"),
        ["Register"] = new("登记", "registered"),
        ["ReadPerson"] = new("打开档案", "opened the record"),
        ["ReadEntry"] = new("查看记录", "read an entry"),
        ["WriteForm"] = new("填写表单", "opened a form"),
        ["DueList"] = new("今天的名单", "the day's list"),
        ["PrintSlips"] = new("打印提醒单", "printed slips"),
        ["DrillDown"] = new("查看指标明细", "rows behind a number"),
        ["ReadLooksAtPerson"] = new("查看查阅记录", "the record's access log"),
        ["ExportPerson"] = new("导出档案副本", "a copy for the person"),
        ["Erase"] = new("删除", "erasure"),
        ["ManageAccounts"] = new("管理账号", "changed an account"),
        ["ManageUnits"] = new("管理机构", "changed a unit"),
    };

    public static Words Act(string code) => Acts.GetValueOrDefault(code) ?? new Words(code, code);
}
