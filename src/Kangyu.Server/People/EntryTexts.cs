using Kangyu.Kernel;

namespace Kangyu.Server.People;

/// <summary>Words of the page of one entry.</summary>
internal static class EntryTexts
{
    public static readonly Words Occurred = new("发生日期", "Day");
    public static readonly Words Recorded = new("记录时间", "Recorded");
    public static readonly Words WrittenAt = new("机构", "Unit");
    public static readonly Words By = new("记录人", "By");
    public static readonly Words Version = new("表单版本", "Version of the form");
    public static readonly Words Amend = new("更正", "Correct");
    public static readonly Words WithdrawTitle = new("撤回这条记录", "Withdraw this entry");
    public static readonly Words WithdrawHelp = new("写错人、写重了时用。撤回后仍可查看，并注明已撤回；要改内容请用“更正”。", "For an entry about the wrong person or written twice. It stays visible, marked as withdrawn; to change what it says, correct it.");
    public static readonly Words WithdrawReason = new("原因", "Reason");
    public static readonly Words Withdraw = new("撤回", "Withdraw");
    public static readonly Words WithdrawSure = new("确定要撤回这条记录吗？", "Withdraw this entry?");
    public static readonly Words ReasonNeeded = new("请写明原因（至少 2 个字）。", "Give the reason (2 characters at least).");
    public static readonly Words History = new("更正经过", "Corrections");
    public static readonly Words Original = new("原记录", "The entry");
    public static readonly Words Standing = new("现在有效", "Stands now");
    public static readonly Words WithdrawnBanner = new("这条记录已撤回。原因：{0}", "This entry was withdrawn. Reason: {0}");
    public static readonly Words CorrectedBanner = new("这条记录已更正。原因：{0}", "This entry was corrected. Reason: {0}");
    public static readonly Words SeeStanding = new("查看现在有效的记录", "See the entry that stands now");
    public static readonly Words PrintConsent = new("打印同意书", "Print the consent");
    public static readonly Words PrintReceipt = new("打印收据", "Print the receipt");
    public static readonly Words Receipt = new("服务收费单", "Receipt for services");
    public static readonly Words ReceiptPrivate = new("只有写这条记录的机构和本人指定的人能看、能打印。请只交给本人。", "Only the unit that wrote this, and whom the person names, may see or print it. Hand it to the person alone.");
    public static readonly Words ReceiptDraft = new("减免规定为草案，由县里决定。", "The rules of reduction are a draft; the county decides.");
    public static readonly Words ReceiptNumber = new("编号", "Number");
    public static readonly Words ReceiptUse = new("给本人留存。不是发票或财政票据；对收费有疑问，可以凭编号查问、投诉。", "For the person to keep. Not a tax invoice; whoever has a question or a complaint about it gives the number.");
    public static readonly Words Line = new("第 {0} 行", "Line {0}");
    public static readonly Words Signed = new("{0} 签于 {1}（{2}）", "{0} signed {1} ({2})");
    public static readonly Words SignedPerson = new("本人", "The person");
    public static readonly Words SignedGuardian = new("监护人", "Guardian");
    public static readonly Words SignedWorker = new("医务人员", "Worker");
    public static readonly Words SignedWitness = new("见证人", "Witness");
    public static readonly Words Chinese = new("中文", "in Chinese");
    public static readonly Words English = new("英文", "in English");
    public static readonly Words Table = new("决策表", "Table");
    public static readonly Words AsShown = new("当时显示的结果（{0}），之后不再重算。", "As it was shown then ({0}); never worked out again.");
    public static readonly Words AskedOf = new("问到 {0} 项，共 {1} 项。没有问到的不等于“没有”。", "{0} of {1} asked. What was not asked is never “no”.");
    public static readonly Words NoRows = new("没有相符的情况：档案中没有建议。", "No condition holds: no recommendation on file.");
    public static readonly Words Conditions = new("依据的情况", "Conditions that hold");
    public static readonly Words NotAsked = new("没有问到的（{0}）", "Not asked ({0})");
    public static readonly Words Method = new("方法", "Method");
    public static readonly Words Initiation = new("开始使用", "Initiation");
    public static readonly Words Continuation = new("继续使用", "Continuation");
}
