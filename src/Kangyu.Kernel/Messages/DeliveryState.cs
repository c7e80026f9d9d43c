namespace Kangyu.Kernel.Messages;

/// <summary>Where a message is. It is no part of the record: the record says that it left the house.</summary>
public enum DeliveryState
{
    /// <summary>Its entry is not yet known to be on file.</summary>
    Prepared = 0,
    Queued = 1,
    /// <summary>On its way to the gateway: whether it arrived there is not known.</summary>
    Handing = 2,
    HandedOver = 3,
    Delivered = 4,
    Failed = 5,
    /// <summary>Its time passed before it could be handed over.</summary>
    Expired = 6,
    /// <summary>The person, or what they came for, ended it before it was handed over.</summary>
    Stopped = 7,
    /// <summary>It failed, and the person was reminded in another way that they chose.</summary>
    ToldOtherwise = 8,
}

/// <summary>How a message goes from one state to the next.</summary>
public static class Delivery
{
    /// <summary>Minutes to wait after the first, second ... failed attempt; after the last it has failed.</summary>
    private static readonly int[] Waits = [1, 5, 15, 60, 180, 360];

    /// <summary>Null: no more attempts.</summary>
    /// <param name="attempts">How many were made, at least one.</param>
    public static TimeSpan? NextAfter(int attempts) => attempts <= Waits.Length ? TimeSpan.FromMinutes(Waits[attempts - 1]) : null;

    /// <summary>
    /// What a gateway's report makes of it: 1 delivered, 2 not delivered, 16 refused by the network; others are only on the way. A report may come before the answer to the handing
    /// over, twice, or late: delivered is the last word.
    /// </summary>
    public static DeliveryState After(DeliveryState now, int report) => (now, report) switch
    {
        (DeliveryState.Queued or DeliveryState.Handing or DeliveryState.HandedOver or DeliveryState.Failed, 1) => DeliveryState.Delivered,
        (DeliveryState.Handing or DeliveryState.HandedOver, 2 or 16) => DeliveryState.Failed,
        _ => now,
    };
}
