using System.Text.Json;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs;

/// <summary>Writes the compiled form for the browser: docs/contracts/compiled-form.md.</summary>
public static class FormJson
{
    public static void Write(Utf8JsonWriter writer, Form form, PackSet packs) => throw new NotSupportedException();
}
