using Kangyu.Kernel;

namespace Kangyu.Store.Erasures;

/// <summary>Why an erasure is not carried out; nothing was changed.</summary>
internal static class ErasureProblems
{
    public static readonly Problem Alone = Problem.At("agreed_by", "erase_alone",
        "删除要由两个不同的账号同意。请另一位有权限的同事确认。", "An erasure takes two different accounts: have another one agree.");

    public static readonly Problem Reason = Problem.At("reason", "reason_missing",
        "请写明删除的原因（如：本人书面申请）。", "Say why it is erased (such as: the person's written request).");

    public static readonly Problem Unknown = Problem.At("subject", "subject_unknown",
        "没有这份档案，或者已经删除。请核对编号。", "There is no such record, or it was erased already. Check the id.");

    public static readonly Problem NoEscrow = Problem.At("escrow", "escrow_missing",
        "此人有依法保存的记录，封存需要两位保管人的密钥。请先运行 kangyu escrow。",
        "This person has records that law keeps; locking them takes the keys of two holders. Run kangyu escrow first.");
}
