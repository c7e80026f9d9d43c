using Kangyu.Kernel.Cases;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo.Cases;

/// <summary>
/// All cases that the loaded packs can tell. Not told: what begins with the answer to something that was not asked before, unless no other case has its forms.
/// </summary>
internal sealed class CaseBook
{
    private CaseBook(IReadOnlyList<ServiceCase> all)
    {
        OfPeople = [.. all.Where(one => one.Steps.All(step => step.Form.About == SubjectKind.Person))];
        OfNobody = [.. all.Where(one => one.Steps.All(step => step.Form.About is SubjectKind.Nobody or SubjectKind.Event))];
    }

    public IReadOnlyList<ServiceCase> OfPeople { get; }

    /// <summary>About nobody, or about an event.</summary>
    public IReadOnlyList<ServiceCase> OfNobody { get; }

    public static CaseBook Of(Engine engine)
    {
        var traffic = Traffic.Shipped();
        return new CaseBook([.. engine.Packs.Packs.SelectMany(pack => Priced(traffic, pack.Name, Told(engine, traffic, pack)))]);
    }

    private static List<CaseStory> Told(Engine engine, Traffic traffic, Pack pack)
    {
        var all = pack.Cases.Select(example => CaseStory.Read(engine, pack.Name, example)).OfType<CaseStory>().ToList();
        if (traffic.NeedsOpening(pack.Name)) return [.. all.Where(story => traffic.OfForm(story.Steps[0].Form.Id) is not null)];
        var answers = engine.Packs.Pathways.Values.Where(pathway => pathway.Duty is not null).SelectMany(pathway => pathway.Steps).SelectMany(step => step.Forms).ToHashSet(StringComparer.Ordinal);
        var told = all.Where(story => !answers.Contains(story.Steps[0].Form.Id)).ToList();
        var shown = told.SelectMany(Forms).ToHashSet(StringComparer.Ordinal);
        foreach (var story in all.Except(told).OrderByDescending(story => story.Steps.Count))
            if (!Forms(story).All(shown.Contains))
            {
                told.Add(story);
                shown.UnionWith(Forms(story));
            }
        return told;
    }

    /// <summary>What should not happen happens seldom; what is left to be done was begun in the last weeks, so that there is little of it.</summary>
    private static double Share(CaseStory story) => story.IsFlagged || story.LeavesDuty ? 0.25 : 1;

    private static IEnumerable<string> Forms(CaseStory story) => story.Steps.Select(step => step.Form.Id);

    /// <summary>Courses that begin with a form share what that form has; the others share what is the pack's.</summary>
    private static IEnumerable<ServiceCase> Priced(Traffic traffic, string pack, List<CaseStory> told)
    {
        foreach (var alike in told.GroupBy(story => traffic.OfForm(story.Steps[0].Form.Id) is null ? pack : story.Steps[0].Form.Id, StringComparer.Ordinal))
        {
            double yearly = traffic.OfForm(alike.Key) ?? traffic.OfPack(pack);
            if (yearly <= 0) continue;
            double shares = alike.Sum(Share);
            foreach (var story in alike) yield return new ServiceCase(story, yearly * Share(story) / shares, traffic.IsPlain(pack));
        }
    }
}
