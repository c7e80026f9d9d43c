using System.Data.Common;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Erasures;

/// <summary>
/// Whose record was erased (S12): nothing is written about them under their old id. The database has their ids only blinded, so that nobody reads from it who asked. Read by
/// the writer whenever the epoch changed; belongs to its thread.
/// </summary>
internal sealed class ErasedSubjects(MasterKey master)
{
    private readonly HashSet<Guid> blinded = [];

    /// <summary>The id as the table of erasures has it.</summary>
    public static byte[] Blind(MasterKey master, Guid subject) => EntryId.ToBytes(master.Blind(subject));

    public bool Has(Guid subject) => blinded.Count > 0 && blinded.Contains(master.Blind(subject));

    public void Read(DbConnection connection)
    {
        blinded.Clear();
        foreach (var id in connection.Query<byte[]>("SELECT subject FROM erasure WHERE whole = 1")) blinded.Add(EntryId.Read(id));
    }
}
