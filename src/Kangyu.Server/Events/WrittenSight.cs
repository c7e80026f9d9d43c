using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Server.Units;

namespace Kangyu.Server.Events;

/// <summary>What one reader may see and write of what is about no person: every question goes to the one gate (Kernel/Access).</summary>
public sealed class WrittenSight
{
    private readonly Reader reader;

    internal WrittenSight(Reader reader, UnitDirectory units)
    {
        this.reader = reader;
        Units = [.. reader.Grants.SelectMany(grant => units.Below(grant.Unit).Prepend(grant.Unit)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The reader's units and all below them.</summary>
    public IReadOnlyList<string> Units { get; }

    /// <summary>Entries of the form written at the unit.</summary>
    public bool May(Form form, string unit) => Under(form, unit) is not null;

    /// <summary>The role and unit under which entries of the form written at the unit are read: those of the access log. Null: they are not.</summary>
    public Grant? Under(Form form, string unit) =>
        form.About != SubjectKind.Person && Gate.Decide(reader, Act.ReadWritten, Target(form, unit)) is Decision.Allowed allowed ? allowed.Under : null;

    public bool May(Entry entry) => May(entry.Form, entry.Unit);

    /// <summary>Anywhere at all.</summary>
    public bool MayEver(Form form) => Units.Any(unit => May(form, unit));

    /// <summary>The form begins something at one of the reader's units, or goes on with an event that began where the reader may read.</summary>
    /// <param name="began">The unit where the event began; null: nothing began yet.</param>
    public bool MayWrite(Form form, string? began) =>
        Gate.Allows(reader, Act.WriteForm, new Target { Writers = form.Writers }) && (began is null || Gate.Allows(reader, Act.ReadWritten, Target(form, began) with { Sensitive = false }));

    /// <summary>Correcting and withdrawing are for the unit that wrote the entry.</summary>
    public bool MayCorrect(Entry entry) => May(entry) && Gate.Allows(reader, Act.WriteForm, new Target { Unit = entry.Unit, Writers = entry.Form.Writers });

    /// <summary>Of the forms that go on with events of this kind, those that the reader writes.</summary>
    public IReadOnlyList<Form> GoOn(PackSet packs, string begun, string unit) =>
        [.. packs.Packs.SelectMany(pack => pack.Forms).Where(form => form.GoesOn.Contains(begun, StringComparer.Ordinal) && MayWrite(form, unit))];

    /// <summary>The forms of which the reader may read entries in an event that began at the unit.</summary>
    public IReadOnlyList<string> ReadableIn(PackSet packs, string unit) =>
        [.. packs.Forms.Values.Where(form => form.About == SubjectKind.Event && May(form, unit)).Select(form => form.Id)];

    private static Target Target(Form form, string unit) => new() { Unit = unit, Writers = form.Writers, Sensitive = form.Sensitive != Sensitivity.None };
}
