namespace Kangyu.Kernel.Ledger;

/// <summary>
/// How long law lets or makes a unit keep what a data key seals (S12). Each subject has at most one living key of each class.
/// </summary>
public enum KeyClass : byte
{
    /// <summary>Names, numbers, phones, addresses: erased at once.</summary>
    Identity = 1,

    /// <summary>Advice, counselling, follow-up, and what is about no person: erased at once.</summary>
    Care = 2,

    /// <summary>Procedures and treatment: locked until the legal term ends, then destroyed.</summary>
    Legal = 3,
}
