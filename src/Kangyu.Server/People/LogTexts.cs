using Kangyu.Kernel;
using Kangyu.Kernel.Access;

namespace Kangyu.Server.People;

/// <summary>Words of the access log and of what is printed.</summary>
internal static class LogTexts
{
    public static readonly Words Title = new("谁看过这份档案", "Who has looked at this record");
    public static readonly Words Help = new("本人随时可以看这份记录，也可以要一份打印件。", "The person may see this at any time, and have it printed.");
    public static readonly Words Elsewhere = new(
        "本人凭卡去过的其他机构的查阅，由那家机构打印给本人；县里的审计员可以打印全部。",
        "Looks at another unit that the person visited with the card are printed by that unit; the county's auditor can print all of them.");
    public static readonly Words Empty = new("还没有人看过。", "Nobody has looked yet.");
    public static readonly Words When = new("时间", "When");
    public static readonly Words Who = new("谁", "Who");
    public static readonly Words Where = new("机构", "Unit");
    public static readonly Words What = new("做了什么", "What");
    public static readonly Words Why = new("理由", "Reason");
    public static readonly Words Print = new("打印", "Print");
    public static readonly Words Older = new("更早的", "Earlier");
    public static readonly Words Review = new("复核", "Review");
    public static readonly Words ReviewHelp = new("这次紧急查阅是否必要？写一句结论。", "Was this emergency access needed? One sentence.");
    public static readonly Words Reviewed = new("已复核", "Reviewed");
    public static readonly Words CardTitle = new("健康服务卡", "Health service card");
    public static readonly Words CardName = new("姓名（可不写）", "Name (may stay empty)");
    public static readonly Words CardUse = new("在本县任何机构出示，即可得到服务。", "Show it at any unit of the county to be served.");
    public static readonly Words SummaryTitle = new("健康档案摘要", "Summary of the record");
    public static readonly Words SummaryNote = new("只供本人使用。不含需要留在诊室的内容。", "For the person's own use. What must not leave the room is not in it.");
    public static readonly Words Printed = new("打印于 {0}，{1}", "Printed {0}, {1}");
    public static readonly Words LastEntries = new("最近的记录", "Latest entries");
    public static readonly Words TextGone = new("签名时的文字不在现有的服务包中（{0}）。", "The text that was signed is not in the active packs ({0}).");
    public static readonly Words SignHere = new("本人签名", "The person's signature");
    public static readonly Words SignedAt = new("{0}：电子签名，{1}，文字校验 {2}", "{0}: signed electronically, {1}, text {2}");

    public static Words Of(string act) => act switch
    {
        nameof(Act.SearchInCare) => new("查找时看到姓名", "Saw the name in a search"),
        nameof(Act.SearchOutside) => new("凭卡或完整号码查找", "Searched by card or full number"),
        nameof(Act.EmergencyAccess) => new("紧急查阅", "Emergency access"),
        nameof(Act.Register) => new("登记时核对是否重复", "Checked for a duplicate"),
        nameof(Act.ReadPerson) => new("打开档案", "Opened the record"),
        nameof(Act.ReadEntry) => new("查看记录", "Read an entry"),
        nameof(Act.WriteForm) => new("填写表单", "Opened a form"),
        nameof(Act.DueList) => new("今天的工作清单", "The day's list"),
        nameof(Act.PrintSlips) => new("打印提醒单", "Printed reminder slips"),
        nameof(Act.ReadLooksAtPerson) => new("查看查阅记录", "Read the access log"),
        nameof(Act.Erase) => new("办理删除", "Dealt with an erasure"),
        nameof(Act.ExportPerson) => new("打印摘要或副本", "Printed a summary or copy"),
        nameof(Act.DrillDown) => new("核对指标", "Checked a number"),
        _ => new(act, act),
    };
}
