using Kangyu.Demo.Staff;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Demo.Writing;

/// <summary>What stands above the answers of an entry.</summary>
internal sealed record Heading(Guid Id, Subject Subject, string Unit, DemoStaff Author, Occurred Occurred)
{
    public Guid? Amends { get; init; }

    public bool Withdraws { get; init; }

    public string? Reason { get; init; }
}
