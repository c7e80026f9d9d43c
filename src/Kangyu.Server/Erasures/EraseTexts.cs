using Kangyu.Kernel;

namespace Kangyu.Server.Erasures;

/// <summary>Words of the pages of an erasure.</summary>
internal static class EraseTexts
{
    public static readonly Words Title = new("删除档案", "Erase the record");
    public static readonly Words Intro = new(
        "只在本人要求时删除。由一位同事提出，另一位同事确认；确认后立即删除，不能恢复。",
        "Only when the person asks for it. One colleague asks, another confirms; then it is done at once and cannot be undone.");
    public static readonly Words Signed = new("本人已于 {0} 签名要求删除。", "The person signed a request to erase on {0}.");
    public static readonly Words NotSigned = new("档案里还没有本人签名的删除请求。", "There is no signed request of the person on file yet.");
    public static readonly Words Sign = new("填写并签名", "Fill in and sign");
    public static readonly Words Gone = new("立即删除", "Erased at once");
    public static readonly Words Kept = new("依法封存到 {0}", "Locked by law until {0}");
    public static readonly Words KeptHelp = new(
        "封存后任何人都看不到，钥匙由两位保管人分开保管；期满自动销毁。",
        "Locked entries are readable to nobody; two holders keep the two halves of the key, and it is destroyed when the term ends.");
    public static readonly Words KeptNone = new("没有依法须保存的手术或治疗记录。", "There are no records of procedures or treatment that law makes the unit keep.");
    public static readonly Words Private = new(
        "其他机构可能有这里看不到的私密记录，按同样的规则一起删除或封存。",
        "Other units may have private entries that do not show here: they are erased or locked with the rest, by the same rule.");
    public static readonly Words Entries = new("{0} 条", "× {0}");
    public static readonly Words NoEntries = new("没有。", "None.");
    public static readonly Words What = new("删除什么", "What to erase");
    public static readonly Words Everything = new("全部档案", "The whole record");
    public static readonly Words Contact = new("只删姓名、号码、电话和住址", "Name, numbers, phone and address alone");
    public static readonly Words Reason = new("本人为什么要求删除，怎样提出的", "Why the person asks, and how they asked");
    public static readonly Words ReasonHelp = new("这句话会一直保存，不要写姓名和号码。", "This sentence is kept: no name and no number in it.");
    public static readonly Words Ask = new("提出删除", "Ask for the erasure");
    public static readonly Words ReasonNeeded = new("请用至少 5 个字写明理由。", "Give the reason in at least 5 characters.");
    public static readonly Words WhatNeeded = new("请选择删除什么。", "Choose what to erase.");
    public static readonly Words NoEscrow = new("还没有设置封存的两位保管人，请系统管理员先运行 kangyu escrow。", "The two holders of the escrow are not set up yet: ask the administrator to run kangyu escrow first.");
    public static readonly Words WaitsAlready = new("已经有人提出，正等待确认。", "Somebody has asked already; it waits to be confirmed.");
    public static readonly Words Waits = new("等待另一位同事确认", "Waiting for another colleague to confirm");
    public static readonly Words AskedBy = new("提出", "Asked by");
    public static readonly Words ConfirmedBy = new("确认", "Confirmed by");
    public static readonly Words Why = new("理由", "Reason");
    public static readonly Words OtherConfirms = new("您是提出的人，须由另一位同事登录后在本页确认。", "You asked for it: another colleague signs in and confirms on this page.");
    public static readonly Words Sure = new("已与本人核对。我知道删除后不能恢复。", "Checked with the person. I know that it cannot be undone.");
    public static readonly Words SureNeeded = new("请先勾选已与本人核对。", "Tick first that it was checked with the person.");
    public static readonly Words Confirm = new("确认并立即删除", "Confirm and erase now");
    public static readonly Words ConfirmAsk = new("现在删除，不能恢复。确定吗？", "It is erased now and cannot be undone. Go on?");
    public static readonly Words Back = new("收回，不删除", "Take it back, erase nothing");
    public static readonly Words Done = new("已删除", "Erased");
    public static readonly Words DoneContact = new("姓名、号码、电话和住址已删除，其他记录还在。", "Name, numbers, phone and address are erased; the other entries are still there.");
    public static readonly Words DoneWhole = new("档案已删除。以后再来，按新的人登记即可，服务一样。", "The record is erased. Whoever comes again is registered anew and served as before.");
    public static readonly Words Receipt = new("给本人的凭据", "Receipt for the person");
    public static readonly Words Number = new("档案编号", "Number of the record");
    // of merged records each has its own
    public static readonly Words NumberHelp = new("只有凭这个编号，才能依法找到封存的内容。", "What is locked can be found by law with this number only.");
    public static readonly Words On = new("日期", "Date");
    public static readonly Words NotSettled = new("最后的痕迹随下一次写入清除。", "The last traces go with the next write.");
    public static readonly Words Print = new("打印", "Print");
    public static readonly Words Requests = new("要求删除，等待确认", "Requests to erase, to be confirmed");
    public static readonly Words RequestLine = new("删除请求", "Request to erase");
    public static readonly Words KeptNote = new("已收回，没有删除。", "Taken back; nothing was erased.");
}
