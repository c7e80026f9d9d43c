namespace Kangyu.Store.Dialects;

/// <summary>Empty twins of tables, in a place of their own, gone when disposed. <c>verify</c> fills them and compares.</summary>
internal sealed class Shadow(WriteSession session, Action remove) : IDisposable
{
    public WriteSession Session => session;

    public void Dispose()
    {
        session.Dispose();
        remove();
    }
}
