using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Writing;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Stories;

/// <summary>The person's own choice after hearing of several methods (S6), and the way to what was chosen. None and not today are as complete.</summary>
internal static class Choices
{
    private static readonly string[] Behaviour = ["withdrawal", "fertility_awareness", "lam"];

    /// <summary>Files a choice and begins what was chosen.</summary>
    public static void Make(Visit visit, string method)
    {
        bool isNothing = method is "none" or "not_today";
        var form = visit.Begin("contraception.choice").Put("first_choice", true).Put("method_chosen", method);
        if (!isNothing || visit.Chance.PerMille(650)) Consider(visit, form, method);
        if (visit.Chance.PerMille(620)) form.Sign("choice_signature", visit.Occurred);
        string begun = isNothing ? method : Receive(visit, form.Put("own_decision", visit.Chance.PerMille(995)), method);
        visit.File(form);
        Methods.Begin(visit, begun);
    }

    private static void Consider(Visit visit, Filling form, string chosen)
    {
        var chance = visit.Chance;
        var options = Continuing(visit.Life.Setting.Forms.Packs.Lists["contraception.methods"], visit.Life.IsWoman);
        var offered = new List<string>();
        if (options.Contains(chosen)) offered.Add(chosen);
        bool isFew = chance.PerMille(Proportions.ThreeMethodsNotAtHand);
        int count = isFew ? 2 : chance.Between(3, visit.Life.IsWoman ? 6 : 3);
        while (offered.Count < Math.Min(count, options.Count))
        {
            string other = chance.Pick(options);
            if (!offered.Contains(other, StringComparer.Ordinal)) offered.Add(other);
        }
        int considered = Math.Max(1, chance.Between(1, offered.Count));
        form.Codes("methods_offered", [.. offered]).Codes("sheets_shown", [.. offered]).Codes("methods_considered", [.. offered[..considered]]);
        if (offered.Count < 3) form.Put("referral_logged", true).Put("referral_unit", visit.Life.Setting.Station.Code);
    }

    /// <summary>How it is received; answers the method that begins.</summary>
    private static string Receive(Visit visit, Filling form, string method)
    {
        var chance = visit.Chance;
        if (Behaviour.Contains(method, StringComparer.Ordinal))
        {
            form.Put("received_how", "own_means").Put("method_received", method);
            return method;
        }
        if (!Supplies.IsSupplied(method))
        {
            form.Put("received_how", visit.Unit.Kind == UnitKind.Clinic || method is "tubal_ligation" or "vasectomy" ? "referral" : "appointment");
            form.Put("backup", chance.PerMille(700));
            return method;
        }
        bool isOut = method != "condom_male" && chance.PerMille(Proportions.OutOfStock);
        string received = isOut ? "condom_male" : method;
        form.Put("received_how", "today").Put("method_received", received);
        if (isOut) form.Put("not_as_chosen", "out_of_stock");
        return received;
    }

    private static List<string> Continuing(OptionList methods, bool forWoman) =>
        [.. methods.Options.Where(option => option.Tags.Contains("continuing")).Select(option => option.Code).Where(code => IsFor(code, forWoman))];

    /// <summary>What is talked about with someone who asks for herself or himself.</summary>
    private static bool IsFor(string method, bool forWoman) => forWoman
        ? method is not ("visiting_pill" or "lam" or "vasectomy")
        : method is "condom_male" or "condom_female" or "vasectomy" or "withdrawal";
}
