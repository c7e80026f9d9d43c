using Kangyu.Kernel;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Pathways;

namespace Kangyu.Server.People;

/// <summary>Words of a person's record.</summary>
internal static class RecordTexts
{
    public static readonly Words Name = new("姓名", "Name");
    public static readonly Words Born = new("出生日期", "Born");
    public static readonly Words Age = new("年龄", "Age");
    public static readonly Words Sex = new("性别", "Sex");
    public static readonly Words Unit = new("登记机构", "Registered at");
    public static readonly Words Card = new("服务卡", "Service card");
    public static readonly Words Phone = new("手机", "Phone");
    public static readonly Words Address = new("住址", "Address");
    public static readonly Words IdNumber = new("证件号", "ID number");
    public static readonly Words Method = new("现用方法", "Method in use");
    public static readonly Words Since = new("{0}起", "since {0}");
    public static readonly Words NoMethod = new("没有在用", "none");
    public static readonly Words NotKnown = new("未记录", "not recorded");
    public static readonly Words SavedForm = new("已保存：{0}。", "Saved: {0}.");
    public static readonly Words Then = new("接着填：{0}", "Next: {0}");
    public static readonly Words NextPerson = new("找下一位", "Next person");
    public static readonly Words DoneToday = new("今天已填", "done today");
    public static readonly Words Saved = new("已保存。", "Saved.");
    public static readonly Words Withdrawn = new("已撤回，立即生效。", "Withdrawn; it acts at once.");
    public static readonly Words Given = new("已记录本人的同意。", "The person's agreement is recorded.");
    public static readonly Words EmergencyStands = new("紧急查阅中：已通知本人所在机构并将复核。私密记录不显示。", "Opened in an emergency: the person's unit is told and will review it. Private entries stay closed.");

    public static readonly Words Alerts = new("请注意", "Mind");
    public static readonly Words Allergies = new("过敏：{0}（{1}）", "Allergies: {0} ({1})");
    public static readonly Words PrivateMayExist = new("可能还有未显示的私密记录，请询问本人。", "There may be private entries that are not shown: ask the person.");
    public static readonly Words DutyOpen = new("待办：{0}，{1}前", "To do: {0}, by {1}");
    public static readonly Words DutyLate = new("待办已过期：{0}，应在{1}前", "Overdue: {0}, was to be done by {1}");

    public static readonly Words Start = new("今天做什么", "What is done today");
    public static readonly Words OtherServices = new("按服务找", "By service");
    public static readonly Words More = new("更多", "More");
    public static readonly Words MoreForms = new("全部表单", "All forms");
    public static readonly Words Consents = new("知情同意书", "Consents");
    public static readonly Words Procedures = new("操作记录", "Procedures");
    public static readonly Words Plan = new("服务计划", "Plan");
    public static readonly Words PlanEmpty = new("没有约定的随访。本人愿意时，在表单里约定。", "Nothing is agreed. What the person wants to be reminded of is agreed in the forms.");
    public static readonly Words PlanDone = new("已完成和已过期的（{0}）", "Done and lapsed ({0})");
    public static readonly Words Write = new("填写", "Fill in");
    public static readonly Words PartnerLink = new("和伴侣的档案互相关联", "Link with a partner's record");
    public static readonly Words Partner = new("伴侣（双方同意关联）", "Partner (both agreed)");
    public static readonly Words SafeCare = new("用药和检查要知道的", "For safe care");
    public static readonly Words LetBySelf = new("本人允许在这里看", "Seen here as the person wished");
    public static readonly Words Agreed = new("本人同意的事项", "What the person agreed to");
    public static readonly Words AgreedEmpty = new("还没有记录。每一项分开问，说“不”不影响服务。", "Nothing yet. Each is asked apart, and a no changes nothing in the care.");
    public static readonly Words AgreedNot = new("没有同意、已撤回或已到期的（{0}）", "Declined, withdrawn or run out ({0})");
    public static readonly Words Withdraw = new("撤回", "Withdraw");
    public static readonly Words Agree = new("同意", "Agree");
    public static readonly Words Renew = new("续期", "Renew");
    public static readonly Words AddConsent = new("记录同意或撤回", "Record a consent or a withdrawal");
    public static readonly Words Until = new("到 {0}", "until {0}");
    public static readonly Words From = new("自 {0}", "from {0}");
    public static readonly Words AllReminders = new("提醒", "Reminders");
    public static readonly Words Sharing = new("让另一家机构看档案：{0}", "Sharing the record with: {0}");
    public static readonly Words Invitations = new("邀请参加：{0}", "Invitations to: {0}");
    public static readonly Words Research = new("调查或研究：{0}", "Survey or research: {0}");

    public static readonly Words Charts = new("测量值", "Measured values");
    public static readonly Words ChartValues = new("数值", "Values");
    public static readonly Words Date = new("日期", "Date");
    public static readonly Words BloodPressure = new("血压", "Blood pressure");
    public static readonly Words Weight = new("体重", "Weight");
    public static readonly Words Bmi = new("体质指数", "Body mass index");
    public static readonly Words Haemoglobin = new("血红蛋白", "Haemoglobin");

    public static readonly Words Timeline = new("记录", "Entries");
    public static readonly Words TimelineEmpty = new("还没有记录。", "No entries yet.");
    public static readonly Words All = new("全部", "All");
    public static readonly Words Filter = new("只看", "Show only");
    public static readonly Words Show = new("查看", "Show");
    public static readonly Words Older = new("更早的记录", "Older entries");
    public static readonly Words Corrected = new("已更正", "Corrected");
    public static readonly Words TakenBack = new("已撤回", "Withdrawn");
    public static readonly Words Correction = new("更正", "Correction");
    public static readonly Words Withdrawal = new("撤回", "Withdrawal");
    public static readonly Words Private = new("私密", "Private");
    public static readonly Words Why = new("原因：{0}", "Reason: {0}");

    public static readonly Words AccessLog = new("查阅记录", "Access log");
    public static readonly Words PrintCard = new("服务卡", "Service card");
    public static readonly Words PrintSummary = new("摘要", "Summary");
    public static readonly Words MoreWays = new("打印和查阅记录", "Print, access log");

    public static Words Of(DueState state) => state switch
    {
        DueState.Ahead => new("未到", "Ahead"),
        DueState.Due => new("可以做", "Due"),
        DueState.Late => new("已过期", "Overdue"),
        DueState.Done => new("已完成", "Done"),
        DueState.Lapsed => new("已过", "Lapsed"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string StageClass(Stage stage) => stage switch
    {
        Stage.Maternity => "maternity",
        Stage.NewMethod => "new_method",
        Stage.UnderTreatment => "under_treatment",
        _ => "healthy",
    };

    /// <summary>What an entry was flagged with, in words.</summary>
    public static Words Flag(string code) => code switch
    {
        "consent_missing" => new("未见有效同意，已开外部复核", "No valid consent on file: an outside review is open"),
        "emergency" => new("紧急处理，72 小时内复核", "Emergency care: reviewed within 72 hours"),
        "tests_missing" => new("缺少应有的化验", "Tests that should be on file are missing"),
        _ => new(code, code),
    };

    public static Words Tells(string kind) => kind switch
    {
        "allergies" => new("过敏", "Allergies"),
        "medicines" => new("用药", "Medicines"),
        "blood_group" => new("血型", "Blood group"),
        _ => new("结果", "Result"),
    };
}
