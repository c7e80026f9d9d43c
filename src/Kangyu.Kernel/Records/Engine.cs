using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Records;

/// <summary>
/// The way of the data between the form and the store: read -> admit -> fold. Pure: the store gives it state and time, and writes what follows. One engine serves one set of
/// packs; immutable and safe for several threads (a <see cref="PersonState"/> is not: it belongs to the writer while it folds).
/// </summary>
public sealed partial class Engine
{
}
