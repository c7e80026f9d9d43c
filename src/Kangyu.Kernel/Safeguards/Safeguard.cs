using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>Every rule that a pack is held to before it loads. Nothing switches one off.</summary>
internal static class Safeguard
{
    public static void CheckAll(Workspace desk, Lineage lineage)
    {
        foreach (var form in desk.Forms.Values)
        {
            S06ChoiceForms.Check(form, desk);
            S07ProcedureForms.Check(form, desk);
            S08RemovalForms.Check(form, desk);
            S13StaysInRoom.Check(form, desk);
            S13StaysInRoom.Closes(form, desk);
            S15SafeVoice.Check(form, desk);
        }

        foreach (var pathway in desk.Pathways.Values)
        {
            S01NoTargets.Check(pathway, desk, lineage);
            S04NoWatching.Check(pathway, desk, lineage);
            S05Offered.Check(pathway, desk);
            S13StaysInRoom.Check(pathway, desk, lineage);
        }

        foreach (var pack in desk.Packs)
        {
            foreach (var indicator in pack.Indicators)
            {
                S01NoTargets.Check(indicator, desk);
                S04NoWatching.Check(indicator, desk);
                S13StaysInRoom.Check(indicator, desk);
                S15SafeVoice.Check(indicator, desk);
            }

            S02NoReward.Check(pack, desk);
            S04NoWatching.Check(pack, desk);
            S05AgreedMessages.Check(pack, desk);
            RepealedWords.Check(pack, desk);
        }
    }
}
