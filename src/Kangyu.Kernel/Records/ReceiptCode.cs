using System.Security.Cryptography;
using System.Text;

namespace Kangyu.Kernel.Records;

/// <summary>
/// The receipt of who told of an event: 12 letters and digits by which to follow it, <c>7K3M-09QF-XTB2</c>. It is worked out of the event's random id and tells neither who nor when; letters that look like
/// digits are not among them, and are read as those when somebody types them.
/// </summary>
public static class ReceiptCode
{
    private const int Length = 12;
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(Guid id)
    {
        var hash = SHA256.HashData([.. "kangyu receipt "u8, .. id.ToByteArray(bigEndian: true)]);
        var code = new StringBuilder(Length);
        for (var i = 0; i < Length; i++) code.Append(Letters[hash[i] % Letters.Length]);
        return code.ToString();
    }

    /// <summary>In groups of four, as it is printed.</summary>
    public static string Printed(string code) => $"{code[..4]}-{code[4..8]}-{code[8..]}";

    /// <summary>As it is kept, from what was typed; null: it cannot be one.</summary>
    public static string? Read(string written)
    {
        var code = new StringBuilder(Length);
        foreach (var letter in written.Normalize(NormalizationForm.FormKC).ToUpperInvariant())
        {
            if (letter is ' ' or '-') continue;
            var meant = letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter };
            if (!Letters.Contains(meant, StringComparison.Ordinal)) return null;
            code.Append(meant);
        }
        return code.Length == Length ? code.ToString() : null;
    }
}
