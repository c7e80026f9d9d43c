using Kangyu.Kernel;

namespace Kangyu.Server.Events;

/// <summary>Words of what goes on without being about a person.</summary>
internal static class EventTexts
{
    public static readonly Words Event = new("事项", "Matter");
    public static readonly Words Open = new("还没办完的", "Not closed yet");
    public static readonly Words NothingOwedYet = new("没有期限、还没办结的（{0}）", "Not closed, nothing owed ({0})");
    public static readonly Words ClosedOnes = new("已办结的", "Closed");
    public static readonly Words Begun = new("开始于", "Begun");
    public static readonly Words ClosedOn = new("{0} 办结", "Closed {0}");
    public static readonly Words Unit = new("机构", "Unit");
    public static readonly Words Receipt = new("回执编号", "Receipt code");
    public static readonly Words ReceiptHelp = new("请抄给或打印给本人。凭编号可以在“查回执”网页看进展，不用登录，不用姓名。", "Write it down or print it for the person. With the code the progress can be read at “Follow a receipt”, without signing in or a name.");
    public static readonly Words PrintReceipt = new("打印回执", "Print the receipt");
    public static readonly Words Owed = new("要办的", "To be done");
    public static readonly Words By = new("最迟 {0}", "By {0}");
    public static readonly Words GoOn = new("接着写", "Write next");
    public static readonly Words Written = new("已写的记录", "What was written");
    public static readonly Words Recent = new("最近写的", "Written lately");
    public static readonly Words SheetUse = new("凭编号在县里的“查回执”网页（/receipt）查进展和答复，或到任何机构出示这张纸。上面没有姓名。", "With the code the progress and the answer can be read at the county's page “Follow a receipt” (/receipt), or show this paper at any unit. It has no name on it.");
    public static readonly Words Follow = new("查回执", "Follow a receipt");
    public static readonly Words FollowHelp = new("输入回执上的编号，就能看到办到哪一步、答复是什么。这里不需要姓名，也不登记谁来查过。", "Enter the code on the receipt to see how far it is and what the answer is. No name is needed, and who looks is not recorded.");
    public static readonly Words Code = new("回执编号（12 位）", "Receipt code (12 letters and digits)");
    public static readonly Words Look = new("查看", "Look");
    public static readonly Words NoSuchCode = new("没有这个编号。请核对：编号里没有字母 O 和 I，只有数字 0 和 1。", "There is no such code. Check it: it has no letters O or I, only the digits 0 and 1.");
    public static readonly Words Received = new("已收到", "Received");
    public static readonly Words InHand = new("正在办", "In hand");
    public static readonly Words Done = new("已办结", "Closed");
    public static readonly Words AnswerBy = new("最迟 {0} 答复", "To be answered by {0}");
}
