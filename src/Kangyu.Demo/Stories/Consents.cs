using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Writing;

namespace Kangyu.Demo.Stories;

/// <summary>Own, signed, dated before (S7). A guardian signs beside a minor, never instead.</summary>
internal static class Consents
{
    public static void File(Visit visit, Filling form)
    {
        form.Some("consent_explained", 930, visit.Chance).Put("consent_questions", true).Sign("consent_signature", visit.Occurred).Sign("worker_signature", visit.Occurred);
        if (form.Has("own_request")) form.Sign("own_request", visit.Occurred);
        if (visit.IsMinor) form.Put("guardian_name", "监护人" + visit.Life.Who.Name[..1] + "某").Sign("guardian_signature", visit.Occurred);
        visit.File(form);
        visit.Wait(visit.Chance.Between(5, 25));
    }

    /// <summary>False: the procedure will go ahead without it, and be flagged for an outside review.</summary>
    public static bool FileUnlessForgotten(Visit visit, Filling form)
    {
        if (visit.Chance.PerMille(Proportions.ConsentMissing)) return false;
        File(visit, form);
        return true;
    }
}
