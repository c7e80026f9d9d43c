using Kangyu.Kernel.Tests.Packs;

namespace Kangyu.Kernel.Tests.Safeguards;

/// <summary>S5: nothing falls due for a person that they did not agree to.</summary>
public sealed class S05OfferedTests
{
    [Fact]
    public void A_step_has_an_offer_its_own_or_the_pathways()
    {
        var pack = ClinicPack.Text.Edit("pathways/again.yaml", "offer: again\nstarts", "title: {zh: 复查, en: Again}\nstarts");
        var finding = Assert.Single(Broken.Findings(pack));
        Assert.Equal(("S5", pack.LineOf("pathways/again.yaml", "id: months_3")), (finding.Code, finding.Line));
        Assert.Empty(Broken.Codes(pack.Edit("pathways/again.yaml", "- id: months_3\n", "- id: months_3\n    offer: again\n")));
    }

    [Fact]
    public void What_the_unit_owes_needs_none() => Assert.Empty(Broken.Codes(ClinicPack.Text));
}
