using Kangyu.Kernel;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Log;

/// <summary>What the writer answers when an entry cannot join the ledger, or not now.</summary>
internal static class LogProblems
{
    public static readonly Problem Conflict = Problem.At("id", "id_conflict",
        "这个编号已经用于另一条内容不同的记录。请用新的编号重新提交。", "This id belongs to another entry with other content. Send it again under a new id.");

    public static readonly Problem Erased = Problem.At("subject", "subject_erased",
        "此人的档案已应本人要求删除。如本人现在愿意建档，请重新登记。", "This person's record was erased at their request. If they want a record now, register them anew.");

    public static readonly Problem AmendsUnknown = Problem.At("amends", "amends_unknown",
        "找不到要更正的记录。请从本人的档案中打开该记录再更正。", "The entry to amend is not on file for this subject. Open it from the record and amend it there.");

    public static readonly Problem AmendsOtherForm = Problem.At("amends", "amends_other_form",
        "更正必须用原来的表单。请撤回原记录，再用新表单填写。", "An amendment uses the form of the entry it replaces. Withdraw that entry and write a new one.");

    public static readonly Problem Group = Problem.At("", "group_rejected",
        "同一次提交中有另一条未通过，这条也没有保存。请改正后一起重新提交。", "Another entry of the same submission was refused, so this one was not stored. Mend that and send them together again.");

    public static readonly Problem SubjectKind = Problem.At("subject", "wrong_subject",
        "这个编号属于另一类对象。请核对。", "This subject id belongs to something of another kind. Check it.");

    public static readonly Problem Busy = Problem.At("", "busy",
        "数据库正忙，请稍后自动重试。没有丢失任何已确认的记录。", "The database is busy: try again in a moment. Nothing that was acknowledged is lost.");

    public static readonly Problem Storage = Problem.At("", "storage",
        "磁盘已满或无法写入，请联系管理员。没有丢失任何已确认的记录。", "The disk is full or cannot be written: tell the administrator. Nothing that was acknowledged is lost.");

    /// <summary>What a failure of the database or the disk is answered with; null: it is a fault of the program.</summary>
    public static Problem? OfDatabase(Dialect dialect, Exception failure) =>
        dialect.IsBusy(failure) ? Busy : dialect.IsStorage(failure) || failure is IOException ? Storage : null;

    public static readonly Problem PacksChanged = Problem.At("", "packs_changed",
        "另一台服务器启用了新的服务包，请重新打开页面。", "Another server activated other packs: load the page anew.");

    public static readonly Problem Rebuilding = Problem.At("", "rebuilding",
        "正在重建派生数据，请稍后重试。没有丢失任何已确认的记录。", "What is derived is being rebuilt: try again later. Nothing that was acknowledged is lost.");

    public static readonly Problem InUse = Problem.At("data", "data_in_use",
        "另一个进程正在使用这个数据目录。请在页面上操作，或先停止服务。", "Another process serves this data directory. Do it in the pages, or stop the service first.");

    public static readonly Problem Stopped = Problem.At("", "stopped", "服务正在停止，请稍后重试。", "The service is stopping: try again later.");

    public static readonly Problem Failed = Problem.At("", "failed",
        "程序出错，这次提交没有保存。请联系管理员查看日志。", "A fault of the program: this submission was not stored. Ask the administrator to look at the log.");
}
