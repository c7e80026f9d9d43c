namespace Kangyu.Kernel.Packs;

/// <summary>
/// What is wrong in a pack and how to mend it. <paramref name="File"/> is the path as given by the source, <paramref name="Line"/>
/// counts from 1. Codes are stable (docs/contracts/pack-findings.md); a broken safeguard has its number as the code (<c>S1</c>).
/// </summary>
public sealed record PackFinding(string File, int Line, string Code, Words Message, Words Mend);
