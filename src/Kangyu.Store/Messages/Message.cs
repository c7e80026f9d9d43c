using Kangyu.Kernel.Messages;
using Kangyu.Kernel.Records;

namespace Kangyu.Store.Messages;

/// <summary>
/// Where one text message is. <paramref name="Handle"/>: the only thing the gateway is told besides number and text. <paramref name="Entry"/>: the entry that says that it left the
/// house. <paramref name="Changed"/>: when it came into this state.
/// </summary>
public sealed record Message(Guid Handle, Guid Entry, DueKey Due, string Unit, DeliveryState State, int Attempts, DateTimeOffset Changed);
