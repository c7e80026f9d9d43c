using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Records.Folds;

/// <summary>
/// Signed consents on file and what was done under them (S7). A consent serves one procedure; one that was recorded after the procedure never counts, however it is dated,
/// so that <c>consent_missing</c> cannot be amended away.
/// </summary>
internal static class ProcedureFold
{
    public const string ConsentMissing = "consent_missing";
    public const string Emergency = "emergency";

    public static void Apply(PersonState state, Entry entry)
    {
        if (entry.Form.ConsentFor is { } kind) Sign(state, entry, kind);
        if (Flags(state, entry).Contains(ConsentMissing, StringComparer.Ordinal)) state.Unconsented.Add(entry.Root);
        if (entry.Form.Procedure is { Consent: { } form } && Find(state, form, entry.Occurred, entry.RootRecorded) is { } used) state.Signed.Remove(used);
    }

    /// <summary>What has to be looked at because of how the procedure was done. The same at admission and at any rebuild.</summary>
    public static IReadOnlyList<string> Flags(PersonState? state, Entry entry)
    {
        if (entry.Form.Procedure is not { } procedure || entry.Role("told_as_history").IsTrue) return [];
        if (entry.Role("emergency").IsTrue) return [Emergency];
        if (procedure.Consent is not { } form) return [];
        return state is not null && Find(state, form, entry.Occurred, entry.RootRecorded) is not null ? [] : [ConsentMissing];
    }

    /// <summary>
    /// The flags of an amendment, which meets a state in which its root has used the consent or was found without one: what the root lacked, the amendment lacks.
    /// </summary>
    public static IReadOnlyList<string> AmendmentFlags(PersonState? state, Entry entry)
    {
        if (entry.Form.Procedure is null || entry.Role("told_as_history").IsTrue) return [];
        if (entry.Role("emergency").IsTrue) return [Emergency];
        return state?.Unconsented.Contains(entry.Root) == true ? [ConsentMissing] : [];
    }

    private static SignedConsent? Find(PersonState state, string form, Ledger.Occurred done, Ledger.HybridTime recorded) =>
        state.Signed.LastOrDefault(consent => consent.Form == form && Precedes(consent.Key.Occurred, done) && consent.Key.Recorded <= recorded);

    /// <summary>On the same day, times are compared only where both are known.</summary>
    private static bool Precedes(Ledger.Occurred consent, Ledger.Occurred done) =>
        consent.Date < done.Date || (consent.Date == done.Date && (consent.Time is null || done.Time is null || consent.Time <= done.Time));

    private static void Sign(PersonState state, Entry entry, string kind)
    {
        if (entry.Form.ItemWith("consent_signature") is not { } own || !entry[own].IsAnswered) return;
        var at = entry.Signatures.TryGetValue(own.Id, out var signature) ? signature.At : entry.Occurred;
        var request = entry.Role("own_request");
        var requested = request.Kind == ValueKind.YesNo ? request.IsTrue : request.IsAnswered;
        state.Signed.Add(new SignedConsent(entry.Form.Id, kind, new FoldKey(at, entry.RootRecorded, entry.Root), requested));
    }
}
