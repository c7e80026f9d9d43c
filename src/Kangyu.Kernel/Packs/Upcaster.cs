using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs;

/// <summary>Reads the answers of older versions of a form as answers of its current version, by the form's upcasts.</summary>
public static class Upcaster
{
    /// <summary>
    /// Answers as UTF-8 JSON. Of the current version the same bytes come back. Of an older one each step renames (<c>was</c>), recodes
    /// (<c>values</c>) and fills (<c>fill</c>); then what the form no longer asks is left out. The entry itself stays as it was written.
    /// </summary>
    public static ReadOnlyMemory<byte> Read(Form form, int version, ReadOnlyMemory<byte> answers) => throw new NotSupportedException();
}
