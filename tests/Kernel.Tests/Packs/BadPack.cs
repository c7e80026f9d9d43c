namespace Kangyu.Kernel.Tests.Packs;

/// <summary>
/// One thing broken in <see cref="ClinicPack"/>: in the file, the part that is replaced, and the code to be found. The finding stands at the line of
/// <paramref name="At"/> in the edited file (of <paramref name="Replace"/> if not said), or in <paramref name="Elsewhere"/>.
/// </summary>
internal sealed record BadPack(string Path, string Find, string Replace, string Code, string? At = null, string? Elsewhere = null)
{
    public string Name => $"{Path}: {Code}: {(Replace.Length == 0 ? "without " + Find : Replace)}".ReplaceLineEndings(" ");

    public PackText Text => ClinicPack.Text.Edit(Path, Find, Replace);

    public string FoundIn => "packs/clinic/" + (Elsewhere ?? Path);

    public int Line => Text.LineOf(Elsewhere ?? Path, At ?? Replace);
}
