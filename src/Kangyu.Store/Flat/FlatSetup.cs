using Kangyu.Kernel.Packs;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Flat;

/// <summary>Makes the flat tables that the packs ask for, in one transaction, however often it is called.</summary>
internal static class FlatSetup
{
    public static void Ensure(Dialect dialect, WriteSession session, PackSet packs)
    {
        session.BeginPlain();
        try
        {
            FlatSchema.Ensure(dialect, session.Connection, packs);
            session.Commit();
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }
}
