using Kangyu.Kernel;
using Kangyu.Kernel.Access;

namespace Kangyu.Demo.Staff;

/// <summary>
/// An account of the demo county. <paramref name="Account"/> is the same on every machine. <paramref name="IsShown"/>: one of the few sign-ins that the README and
/// <c>./run</c> print; machines sign in with tokens only.
/// </summary>
public sealed record DemoStaff(Guid Account, string Login, string Name, Role Role, string Unit, bool IsShown)
{
    public bool IsMachine => Role == Role.Machine;
}
