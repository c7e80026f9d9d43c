using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo;

/// <summary>
/// What was recorded, without what differs from machine to machine: positions, times of arrival, clocks, nodes, hashes and keys are left out. Two counties made from the
/// same seed and day give the same bytes.
/// </summary>
public static class DemoExport
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>
    /// Writes one entry as one line: <c>{"id":...,"group":...,"body":{...}}</c>, the body as it was sealed. To be called in the order of positions.
    /// </summary>
    /// <returns>False, and nothing is written: an entry of the house itself (a pack that was activated), made when the county was opened.</returns>
    public static bool Write(Guid id, Guid group, Body body, IBufferWriter<byte> destination)
    {
        if (body.Form == CoreForms.PackActivation) return false;
        using (var json = new Utf8JsonWriter(destination, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("group", group);
            json.WritePropertyName("body");
            json.WriteRawValue(body.ToUtf8(), skipInputValidation: true);
            json.WriteEndObject();
        }
        destination.Write("\n"u8);
        return true;
    }
}
