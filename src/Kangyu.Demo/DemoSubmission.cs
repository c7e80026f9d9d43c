using Kangyu.Kernel.Records;

namespace Kangyu.Demo;

/// <summary>
/// What one worker sends at one moment, ready for the store's writer: all or none. <paramref name="Id"/> is the group. <paramref name="Recorded"/> is the simulated time of
/// recording; submissions come in its order, so a clock set to it (for a batch: to that of its last submission) sees nothing in the future. <paramref name="ReaderUnit"/>: the unit
/// whose knowledge of the record the forms may use (S13).
/// </summary>
public sealed record DemoSubmission(Guid Id, DateTimeOffset Recorded, IReadOnlyList<Draft> Entries, string ReaderUnit);
