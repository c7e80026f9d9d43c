using System.Text;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Tests.Packs;

public sealed class UpcastTests
{
    private const string Steps = """
        upcasts:
          - from: 1
            was: {systolic: sys, remark: note}
            values: {arm: {l: left, r: right}}
            fill: {rested: no}
          - from: 2
            was: {drugs: medicines, drug: medicine}
            values: {habits: {smoker: smokes}}
            fill: {dose: 0}

        """;

    private static readonly Form Visit = Third();

    [Theory]
    [InlineData(1, """{"sys": 120, "note": "x", "arm": "l"}""", """{"arm":"left","systolic":120,"remark":"x","rested":false}""")]
    [InlineData(1, """{"rested": true, "sys": null}""", """{"rested":true,"systolic":null}""")]
    [InlineData(1, """{"arm": "left"}""", """{"arm":"left","rested":false}""")]
    [InlineData(2, """{"systolic": 120, "habits": ["smoker", "drinks"]}""", """{"systolic":120,"habits":["smokes","drinks"]}""")]
    [InlineData(2, """{"medicines": [{"medicine": "a"}, {"medicine": "b", "dose": 5, "gone": 1}]}""", """{"drugs":[{"drug":"a","dose":0},{"dose":5,"drug":"b"}]}""")]
    [InlineData(1, """{"sys": 120, "medicines": [{"medicine": "a", "dose": 1}]}""", """{"systolic":120,"rested":false,"drugs":[{"dose":1,"drug":"a"}]}""")]
    [InlineData(2, """{"no_longer_asked": 1}""", "{}")]
    public void An_older_entry_is_read_as_one_of_today(int version, string written, string read) =>
        Assert.Equal(read, Encoding.UTF8.GetString(Upcaster.Read(Visit, version, Encoding.UTF8.GetBytes(written)).Span));

    [Fact]
    public void An_entry_of_today_is_the_same_bytes()
    {
        ReadOnlyMemory<byte> written = Encoding.UTF8.GetBytes("""{ "systolic" : 120, "unknown": 1 }""");
        Assert.True(written.Equals(Upcaster.Read(Visit, 3, written)));
    }

    [Fact]
    public void Two_items_may_change_places()
    {
        var swapped = ClinicPack.Text.Edit("forms/visit.yaml", "was: {systolic: sys}", "was: {remark: drug_name, arm: rested_arm}").Edit("forms/visit.yaml", "{l: left, r: right}", "{}");
        var form = swapped.Edit("forms/visit.yaml", "{remark: drug_name, arm: rested_arm}", "{arm: habits, habits: arm}").LoadGood().Forms["clinic.visit"];
        Assert.Equal("""{"rested":true,"arm":"a","habits":"b"}""", Encoding.UTF8.GetString(Upcaster.Read(form, 1, Encoding.UTF8.GetBytes("""{"rested":true,"habits":"a","arm":"b"}""")).Span));
    }

    private static Form Third()
    {
        var text = ClinicPack.Text;
        var old = text.Files["forms/visit.yaml"];
        var from = old.IndexOf("upcasts:", StringComparison.Ordinal);
        var to = old.IndexOf("sections:", StringComparison.Ordinal);
        return text.With("forms/visit.yaml", old[..from] + Steps + old[to..]).Edit("forms/visit.yaml", "version: 2", "version: 3").LoadGood().Forms["clinic.visit"];
    }
}
