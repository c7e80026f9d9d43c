using Kangyu.Kernel.Records;

namespace Kangyu.Store.Fold;

/// <summary>
/// The layout of what is derived. A county whose tables have another is filled anew when it is opened: raise <see cref="Tables"/> whenever a fold or a derived table
/// changes what it holds.
/// </summary>
internal static class DerivedLayout
{
    public const int Tables = 3;

    /// <summary>Never 0, which says that the tables are being filled.</summary>
    public const long Current = (Tables << 8) | StateWriter.Layout;
}
