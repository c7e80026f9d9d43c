using System.Globalization;

namespace Kangyu.Kernel.Ledger;

/// <summary>What <see cref="ChainVerifier"/> says, and how it is mended.</summary>
internal static class ChainWords
{
    public static readonly Words BodyHash = new(
        "正文与登记的摘要不符。请从备份恢复该条记录。",
        "The body differs from its recorded hash. Restore this entry from a backup.");

    public static readonly Words BodyMissing = new(
        "正文不见了，但其密钥并未销毁。请从备份恢复该条记录。",
        "The body is gone although its key was not erased. Restore this entry from a backup.");

    public static readonly Words Layout = new(
        "无法读取此条的信封。请从备份恢复该条记录。",
        "The envelope cannot be read. Restore this entry from a backup.");

    public static readonly Words Hash = new(
        "信封被改动：其摘要不符。请从备份恢复该条记录。",
        "The envelope was changed: its hash differs. Restore this entry from a backup.");

    public static readonly Words Node = new(
        "此条属于另一个节点。请从备份恢复该条记录。",
        "The entry belongs to another node. Restore this entry from a backup.");

    public static readonly Words Link = new(
        "此条没有接在前一条之后。请从备份恢复。",
        "The entry does not follow the one before it. Restore from a backup.");

    public static Words Order(long standing) => Of(
        $"次序被改动：此处是第 {standing} 条。请从备份恢复。",
        $"The order was changed: number {standing} stands here. Restore from a backup.");

    public static Words Gap(long first, long last) => Of(
        $"第 {first} 至 {last} 条不见了。请从备份恢复。",
        $"Numbers {first} to {last} are missing. Restore them from a backup.");

    public static Words Mismatch(DateTimeOffset at) => Of(
        $"链被重新计算过：{at:u} 的凭证记下的是另一个摘要。请从此前的备份恢复并查明原因。",
        $"The chain was computed anew: what was attested at {at:u} is another hash. Restore an earlier backup and find out who did it.");

    public static Words Cut(long last, long attested, DateTimeOffset at) => Of(
        $"链在第 {last} 条结束，而 {at:u} 的凭证记到第 {attested} 条：末尾少了 {attested - last} 条。请从备份恢复。",
        $"The chain ends at {last}, but at {at:u} it reached {attested}: the last {attested - last} are missing. Restore from a backup.");

    public static Words AfterEnd(long end) => Of(
        $"恢复备份时，此节点的链止于第 {end} 条，其后不应再有记录。请从备份恢复。",
        $"A restore ended this node's chain at {end}; nothing may follow. Restore from a backup.");

    private static Words Of(FormattableString zh, FormattableString en) =>
        new(zh.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));
}
