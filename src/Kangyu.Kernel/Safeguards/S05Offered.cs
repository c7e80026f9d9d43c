using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>S5: nothing falls due for a person that they did not agree to. A pathway names its offer, or is a duty of the unit.</summary>
internal static class S05Offered
{
    public static void Check(Pathway pathway, Workspace desk)
    {
        if (pathway.Duty is not null || pathway.Offer is not null) return;
        foreach (var step in pathway.Steps.Where(step => step.Offer is null))
        {
            desk.Findings.Add(
                desk.PlaceOf("step", pathway.Id + "." + step.Id),
                "S5",
                new($"“{step.Id}”没有 offer：没有本人同意就不能到期", $"“{step.Id}” has no offer: nothing falls due without the person's agreement"),
                new("写 offer: ...；如果是机构的责任，写 duty: request", "Write offer: ...; if the unit owes it, write duty: request"));
        }
    }
}
