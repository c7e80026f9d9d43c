using Kangyu.Kernel.Access;
using Xunit;

namespace Kernel.Tests.Access;

public sealed class GateTests
{
    private const string County = "360830000000";
    private const string Town = "360830100000";
    private const string Village = "360830100201";
    private const string OtherVillage = "360830100202";
    private static readonly HashSet<string> Nothing = [];

    private static Reader As(Role role, string unit, params string[] below) =>
        new(Guid.Empty, [new Grant(role, unit, below.ToHashSet())]);

    private static readonly Target Person = new() { AboutPerson = true, CareUnits = [Village] };

    private static string Code(Decision decision) => decision is Decision.Denied denied ? denied.Code : "allowed";

    [Theory]
    [InlineData(Role.Head)]
    [InlineData(Role.Statistician)]
    [InlineData(Role.QualityReviewer)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.StoreKeeper)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.Machine)]
    public void Who_does_not_care_for_people_sees_no_person_wherever_they_are(Role role)
    {
        var reader = As(role, Village);
        foreach (var act in new[]
        {
            Act.SearchInCare, Act.SearchOutside, Act.EmergencyAccess, Act.Register, Act.ReadPerson, Act.ReadEntry, Act.DueList,
            Act.PrintSlips, Act.DrillDown, Act.ReadLooksAtPerson, Act.ExportPerson, Act.Erase,
        })
        {
            Assert.Equal("role_may_not", Code(Gate.Decide(reader, act, Person with { Emergency = true, Writers = ["clinician"] })));
        }
    }

    [Theory]
    [InlineData(Role.Head)]
    [InlineData(Role.Statistician)]
    [InlineData(Role.QualityReviewer)]
    public void Numbers_that_leave_the_care_team_hide_small_counts(Role role)
    {
        var allowed = Assert.IsType<Decision.Allowed>(Gate.Decide(As(role, County, Town, Village), Act.Report, Target.At(Village)));
        Assert.Equal(Needs.Suppressed, allowed.Needs);
    }

    [Fact]
    public void A_clinician_sees_the_own_unit_as_it_is_and_units_below_with_small_numbers_hidden()
    {
        var reader = As(Role.Clinician, Town, Village);
        Assert.Equal(Needs.None, Assert.IsType<Decision.Allowed>(Gate.Decide(reader, Act.Report, Target.At(Town))).Needs);
        Assert.Equal(Needs.Suppressed, Assert.IsType<Decision.Allowed>(Gate.Decide(reader, Act.Report, Target.At(Village))).Needs);
        Assert.Equal("not_your_unit", Code(Gate.Decide(reader, Act.Report, Target.At(OtherVillage))));
    }

    [Fact]
    public void A_due_list_covers_one_unit_and_not_the_units_below()
    {
        Assert.Equal("not_your_unit", Code(Gate.Decide(As(Role.Clinician, Town, Village), Act.DueList, Target.At(Village))));
        Assert.True(Gate.Allows(As(Role.VillageDoctor, Village), Act.DueList, Target.At(Village)));
        Assert.True(Gate.Allows(As(Role.StationDesk, Town, Village), Act.PrintSlips, Target.At(Village)));
    }

    [Fact]
    public void Being_above_a_unit_is_not_being_in_care()
    {
        Assert.Equal("not_in_your_care", Code(Gate.Decide(As(Role.Clinician, Town, Village), Act.ReadPerson, Person)));
        Assert.True(Gate.Allows(As(Role.VillageDoctor, Village), Act.ReadPerson, Person));
    }

    [Fact]
    public void A_sensitive_entry_answers_elsewhere_as_if_it_did_not_exist()
    {
        var entry = Person with { Unit = Village, Sensitive = true, CareUnits = [Village, OtherVillage] };
        Assert.True(Gate.Allows(As(Role.VillageDoctor, Village), Act.ReadEntry, entry));
        Assert.Equal("not_found", Code(Gate.Decide(As(Role.VillageDoctor, OtherVillage), Act.ReadEntry, entry)));
        Assert.True(Gate.Allows(As(Role.VillageDoctor, OtherVillage), Act.ReadEntry, entry with { NamedUnits = [OtherVillage] }));
    }

    [Fact]
    public void Emergency_access_opens_the_record_but_no_closed_room()
    {
        var reader = As(Role.Clinician, OtherVillage);
        var opened = Person with { Unit = Village, Emergency = true };
        Assert.Equal(Needs.Reason, Assert.IsType<Decision.Allowed>(Gate.Decide(reader, Act.EmergencyAccess, Person)).Needs);
        Assert.True(Gate.Allows(reader, Act.ReadEntry, opened));
        Assert.Equal("not_found", Code(Gate.Decide(reader, Act.ReadEntry, opened with { Sensitive = true })));
    }

    [Fact]
    public void The_desk_reads_only_what_it_also_writes()
    {
        var reader = As(Role.StationDesk, Village);
        Assert.Equal("role_may_not", Code(Gate.Decide(reader, Act.ReadEntry, Person with { Writers = ["clinician"] })));
        Assert.True(Gate.Allows(reader, Act.ReadEntry, Person with { Writers = ["clinician", "station_desk"] }));
    }

    [Fact]
    public void A_form_is_written_by_its_writers_at_their_own_unit_about_people_in_their_care()
    {
        var form = Person with { Unit = Village, Writers = ["village_doctor"] };
        Assert.True(Gate.Allows(As(Role.VillageDoctor, Village), Act.WriteForm, form));
        Assert.Equal("not_a_writer", Code(Gate.Decide(As(Role.Clinician, Village), Act.WriteForm, form)));
        Assert.Equal("not_your_unit", Code(Gate.Decide(As(Role.VillageDoctor, OtherVillage), Act.WriteForm, form)));
        Assert.Equal("not_in_your_care", Code(Gate.Decide(As(Role.VillageDoctor, Village), Act.WriteForm, form with { CareUnits = [] })));
    }

    [Fact]
    public void A_machine_writes_what_names_nobody_and_reads_nothing()
    {
        var machine = As(Role.Machine, Village);
        Assert.True(Gate.Allows(machine, Act.WriteForm, new Target { Unit = Village, Writers = ["machine"] }));
        Assert.False(Gate.Allows(machine, Act.WriteForm, Person with { Unit = Village, Writers = ["machine"] }));
        Assert.False(Gate.Allows(machine, Act.Report, Target.At(Village)));
    }

    [Fact]
    public void Several_roles_add_up_and_each_holds_at_its_own_unit()
    {
        var reader = new Reader(Guid.Empty, [new(Role.Administrator, County, new HashSet<string> { Village }), new(Role.Clinician, Village, Nothing)]);
        Assert.Equal(Village, Assert.IsType<Decision.Allowed>(Gate.Decide(reader, Act.ReadPerson, Person)).Under.Unit);
        Assert.Equal(County, Assert.IsType<Decision.Allowed>(Gate.Decide(reader, Act.ManageAccounts, Target.At(Village))).Under.Unit);
        Assert.Equal("not_your_unit", Code(Gate.Decide(reader, Act.DueList, Target.At(County))));
    }

    [Fact]
    public void An_account_without_a_role_may_do_nothing()
    {
        var reader = new Reader(Guid.Empty, []);
        Assert.All(Enum.GetValues<Act>(), act => Assert.False(Gate.Allows(reader, act, Person)));
    }
}
