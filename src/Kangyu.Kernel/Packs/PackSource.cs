namespace Kangyu.Kernel.Packs;

/// <summary>
/// A pack's folder, read by the caller. <paramref name="Name"/> is the folder's name, which the pack bears;
/// <paramref name="Root"/> is how findings name the folder (<c>packs/contraception</c>).
/// </summary>
public sealed record PackSource(string Name, string Root, IReadOnlyList<PackFile> Files)
{
    public PackSource(string name, IReadOnlyList<PackFile> files)
        : this(name, "packs/" + name, files)
    {
    }
}

/// <summary>One file; <paramref name="Path"/> is relative to the pack's folder, with <c>/</c> (<c>forms/measure.yaml</c>).</summary>
public sealed record PackFile(string Path, ReadOnlyMemory<byte> Bytes)
{
    public PackFile(string path, string text)
        : this(path, System.Text.Encoding.UTF8.GetBytes(text))
    {
    }
}
