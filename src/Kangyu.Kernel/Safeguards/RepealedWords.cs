using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>S3 no permission, S14 no sex of a fetus, S16 nothing of the repealed apparatus: no label or code of a pack says it.</summary>
internal static class RepealedWords
{
    public static void Check(PackDraft pack, Workspace desk)
    {
        foreach (var label in Labels.Of(pack))
            foreach (var term in RepealedTerms.Find(label.Text))
                desk.Findings.Add(label.At, term.Safeguard, Why(term, label), Mend(term));
    }

    private static Words Why(Term term, Label label) => term.Safeguard switch
    {
        "S3" => new($"“{label.Text}”里的“{term.Words}”问的是许可：生育、怀孕、结婚不需要谁批准", $"“{term.Words}” in “{label.Text}” asks for permission: nobody permits a birth, a pregnancy or a marriage"),
        "S14" => new($"“{label.Text}”里的“{term.Words}”指向胎儿性别", $"“{term.Words}” in “{label.Text}” stands for the sex of a fetus"),
        _ => new($"“{label.Text}”里的“{term.Words}”属于已废止的管理制度", $"“{term.Words}” in “{label.Text}” belongs to the repealed apparatus"),
    };

    private static Words Mend(Term term) => term.Safeguard switch
    {
        "S3" => new("去掉这一项；如是误判，换个说法", "Leave it out; if this is a false alarm, word it differently"),
        "S14" => new("去掉这一项；出生后的孩子可写“新生儿性别”", "Leave it out; a born child has 新生儿性别 (sex of the newborn)"),
        _ => new("去掉这一项；如是误判，换个说法", "Leave it out; if this is a false alarm, word it differently"),
    };
}
