using Kangyu.Kernel.Access;
using Kangyu.Server.Errors;
using Kangyu.Server.Packs;
using Kangyu.Store;
using Kangyu.Store.Looks;
using Kangyu.Store.Views;

namespace Kangyu.Server.People;

/// <summary>A record that a reader may open, with what they may see of it.</summary>
public sealed record OpenedRecord(PersonRecord Record, Sight Sight)
{
    public Guid Id => Record.Id;
}

/// <summary>Opens records: who may, under which of their roles, and what they may see. Every page and endpoint about one person begins here; the look is logged by <see cref="LookLog"/>.</summary>
internal sealed class Records(PeopleView people, Emergencies emergencies, ActivePacks packs, PrivateOffers offers, TimeProvider clock)
{
    /// <summary>A person who came with the card or the whole number is in the unit's care for the working day; the first entry makes it thirty days (design section 6).</summary>
    public static readonly TimeSpan WorkingDay = TimeSpan.FromHours(12);

    public DateOnly Today => CountyTime.Today(clock);

    /// <summary>The record, or <c>not_found</c>, <c>role_may_not</c>, <c>not_in_your_care</c>.</summary>
    public async Task<(OpenedRecord? Opened, Fault? Fault)> Open(Reader reader, Guid id, CancellationToken stop)
    {
        if (!MayEver.Do(reader, Act.ReadPerson)) return (null, new Fault(Denial.Role));
        if (await people.Find(id, stop) is not { } record) return (null, Fault.NotFound);
        var care = record.CareUnits(Today);
        var emergency = false;
        var decision = Gate.Decide(reader, Act.ReadPerson, Target(care, emergency));
        if (decision is Decision.Denied { Code: "not_in_your_care" })
        {
            (care, emergency) = await Beyond(reader, record.People, care, stop);
            decision = Gate.Decide(reader, Act.ReadPerson, Target(care, emergency));
        }
        return decision is Decision.Allowed allowed
            ? (new OpenedRecord(record, new Sight(reader, allowed.Under, care, record.State.NamedUnits, emergency, packs.Set, offers)), null)
            : (null, new Fault(((Decision.Denied)decision).Why));
    }

    /// <summary>Opened outside one's care: the person came with the card or the whole number, or it is an emergency.</summary>
    public async Task<(IReadOnlyList<string> Care, bool Emergency)> Beyond(Reader reader, Guid id, CancellationToken stop) =>
        await Beyond(reader, (await people.Find(id, stop))?.People ?? [id], [], stop);

    /// <param name="all">The person's record with all that is merged with it.</param>
    public async Task<(IReadOnlyList<string> Care, bool Emergency)> Beyond(Reader reader, IReadOnlyList<Guid> all, IReadOnlyList<string> care, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var came = await emergencies.UnitsThatFound(all, nameof(Act.SearchOutside), now - WorkingDay, stop);
        return ([.. care, .. came], await emergencies.Stands(all, reader.Account, now, stop));
    }

    private static Target Target(IReadOnlyList<string> care, bool emergency) => new() { AboutPerson = true, CareUnits = care, Emergency = emergency };
}
