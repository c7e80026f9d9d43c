using Kangyu.Kernel;

namespace Kangyu.Server.Today;

/// <summary>Words of the day's list and of reminder slips. Neutral: no method, no result (S4).</summary>
internal static class TodayTexts
{
    public static readonly Words Title = new("今天", "Today");
    public static readonly Words Reminders = new("约定要提醒的人", "People who asked to be reminded");
    public static readonly Words NoReminders = new("现在没有人约定提醒。本人同意提醒后，到时间会出现在这里。", "Nobody asked to be reminded now. Whoever agrees to a reminder appears here when the time comes.");
    public static readonly Words Requests = new("要答复的请求", "Requests to answer");
    public static readonly Words NoRequests = new("没有等待答复的请求。", "No request waits for an answer.");
    public static readonly Words Findings = new("要告知的结果", "Findings to tell");
    public static readonly Words NoFindings = new("没有等待告知的结果。", "No finding waits to be told.");
    public static readonly Words Documents = new("要补全的文书", "Documents to complete");
    public static readonly Words NoDocuments = new("文书都已齐全。", "All documents are complete.");
    public static readonly Words Reviews = new("要复核的事项", "Reviews");
    public static readonly Words Request = new("本人的请求", "A request");
    public static readonly Words Finding = new("要告知的结果", "A finding to tell");
    public static readonly Words Document = new("文书", "Documents");
    public static readonly Words Review = new("复核", "A review");
    public static readonly Words HealthVisit = new("健康随访", "Health follow-up");
    public static readonly Words Due = new("约定 {0}", "agreed for {0}");
    public static readonly Words Until = new("{0}前", "by {0}");
    public static readonly Words Matters = new("要办的事项", "Matters to see to");
    public static readonly Words Late = new("已过期限", "past its day");
    public static readonly Words Unnamed = new("未留姓名", "No name given");
    public static readonly Words RemindedOn = new("{0} 已提醒", "reminded on {0}");
    public static readonly Words MarkReminded = new("记为已提醒", "Mark as reminded");
    public static readonly Words ByWay = new("用什么方式", "By which way");
    public static readonly Words OnlyInPerson = new("本人不希望被联系：来时当面说", "Wants no contact: tell in person when they come");
    public static readonly Words WaysUnknown = new("没有说明联系方式：来时当面说", "No way of contact given: tell in person when they come");
    public static readonly Words AuthorAndForm = new("{0}：{1}", "{0}: {1}");
    public static readonly Words Slips = new("提醒单", "Reminder slips");
    public static readonly Words PrintSlips = new("打印封口提醒单", "Print sealed slips");
    public static readonly Words SlipsIntro = new("只打印选择了“封口的提醒单”的人，一人一张，对折封口后交到本人手里。打印即记为已提醒，不会重复打印。", "Only for people who chose a sealed slip: one sheet each, folded and sealed, handed to the person. Printing counts as reminded; nothing is printed twice.");
    public static readonly Words NoSlips = new("没有要打印的提醒单。", "There is no slip to print.");
    public static readonly Words SlipFor = new("请交本人拆阅", "For the person alone to open");
    public static readonly Words Fold = new("沿此线对折封口", "Fold here and seal");
    public static readonly Words SlipGreeting = new("您好！这是您自己约定的提醒。", "Hello. This is the reminder you asked for.");
    public static readonly Words SlipWhen = new("方便的时间：{0} 至 {1}", "A good time: {0} to {1}");
    public static readonly Words SlipWhere = new("地点：{0}", "Where: {0}");
    public static readonly Words SlipFree = new("来不来由您自己决定。不想再收到提醒，告诉我们一声就停。", "Coming is up to you. If you want no more reminders, tell us and they stop.");
    public static readonly Words Unit = new("机构", "Unit");
    public static readonly Words Show = new("查看", "Show");
    public static readonly Words OwnOpen = new("您有 {0} 份文书要补全", "You have {0} documents to complete");
    public static readonly Words EmergencyLooks = new("紧急查阅过本机构服务对象的档案，请核实", "Emergency access to people in your care: please review");
    public static readonly Words Overdue = new("逾期未齐的文书", "Overdue documents");
    public static readonly Words OverdueNote = new("只列填写人和表单，不列本人和操作。", "By author and form only; neither the person nor the procedure.");
    public static readonly Words Author = new("填写人", "Author");
    public static readonly Words Count = new("份数", "Number");
}
