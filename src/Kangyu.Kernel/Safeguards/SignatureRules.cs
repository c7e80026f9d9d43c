using Kangyu.Kernel.Forms;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.Safeguards;

/// <summary>A signature binds the hash of the exact text shown, its language and the time; one over another text is no signature (S7).</summary>
internal static class SignatureRules
{
    public static void Check(PackSet packs, Entry entry, DateTime now, List<Problem> problems)
    {
        foreach (var (id, signature) in entry.Signatures)
        {
            if (entry.Form.Items.FirstOrDefault(item => item.Id == id) is not { } item) continue;
            if (!IsOver(packs, item, signature)) problems.Add(FormProblems.SignatureText(id, item));
            if (After(signature.At, now)) problems.Add(FormProblems.SignatureTime(id, item));
        }
    }

    private static bool IsOver(PackSet packs, Item item, Signature signature) =>
        item.Signs is not { } text
        || (signature.Text == text && packs.Texts.TryGetValue(text, out var known) && string.Equals(known.Hash(signature.Language), signature.Hash, StringComparison.Ordinal));

    private static bool After(Occurred at, DateTime now) =>
        at.Date > DateOnly.FromDateTime(now) || (at.Time is { } time && at.Date.ToDateTime(time) > now.AddMinutes(10));
}
