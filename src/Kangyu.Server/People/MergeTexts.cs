using Kangyu.Kernel;

namespace Kangyu.Server.People;

/// <summary>Words of merging two records of one person.</summary>
internal static class MergeTexts
{
    public static readonly Words Title = new("可能重复的档案", "Possible duplicates");
    public static readonly Words Intro = new(
        "先与本人核对。合并后两份档案一起显示，原样都保留；合错了，撤回合并即可分开。",
        "Check with the person first. Merged records are shown as one and both stay as they were written; a wrong merge is undone by withdrawing it.");
    public static readonly Words None = new("本机构服务的人中没有相近的档案。", "There is no record like this one among the people in this unit's care.");
    public static readonly Words Elsewhere = new(
        "另一家机构有相近的档案。请本人出示服务卡，或凭完整号码在全县查找后再合并。",
        "Another unit has a record that is alike. Ask for the service card, or search the county by the whole number, then merge.");
    public static readonly Words How = new("怎样确认是同一人", "How it is known that they are one");
    public static readonly Words PersonSaid = new("本人当面确认", "The person said so");
    public static readonly Words SameId = new("证件号相同", "Same ID number");
    public static readonly Words SameCard = new("服务卡相同", "Same card");
    public static readonly Words Other = new("其他", "Other");
    public static readonly Words Note = new("说明（选“其他”时必填）", "In words (needed with “other”)");
    public static readonly Words Merge = new("合并", "Merge");
    public static readonly Words MergeWith = new("与“{0}”合并", "Merge with “{0}”");
    public static readonly Words OtherNeeded = new("请选择另一份档案。", "Choose the other record.");
    public static readonly Words HowNeeded = new("请选择怎样确认的；选“其他”时请写明。", "Choose how it is known; with “other”, say how.");
    public static readonly Words Merged = new("已合并。", "Merged.");
    public static readonly Words Stands = new("这份档案由 {0} 份合并而成。", "This record is merged of {0}.");
    public static readonly Words Undo = new("查看合并，需要时撤回", "See the merge, withdraw it if needed");
}
