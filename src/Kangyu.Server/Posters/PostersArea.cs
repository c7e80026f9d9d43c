using Kangyu.Kernel;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Places;
using Kangyu.Server.Errors;
using Kangyu.Server.Packs;
using Kangyu.Server.People;
using Kangyu.Server.Units;
using Kangyu.Store;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Posters;

/// <summary>Public pages (信息公开): what is offered, where, when, at what price and by whom, how to complain and how complaints ended. No sign-in, nothing about anybody, under 50 KB, printed as posters.</summary>
internal static class PostersArea
{
    public static void AddPosters(this IServiceCollection services) => services.AddSingleton<PostedView>().AddSingleton<ReadPosters>();

    public static void MapPosters(this IEndpointRouteBuilder app)
    {
        app.MapGet("/open", (ReadPosters posters, CancellationToken stop) => posters.County(stop)).AllowAnonymous();
        app.MapGet("/open/{unit}", (string unit, ReadPosters posters, CancellationToken stop) => posters.OfUnit(unit, stop)).AllowAnonymous();
    }
}

/// <summary>What one form posts.</summary>
public sealed record PosterPart(Form Form, IReadOnlyList<IReadOnlyList<AnswerSection>> Lines);

/// <summary>Reads what is posted, of the county and of one unit.</summary>
internal sealed class ReadPosters(PostedView posted, ActivePacks packs, UnitDirectory units, TimeProvider clock)
{
    public async Task<IResult> County(CancellationToken stop)
    {
        var posting = new HashSet<string>(StringComparer.Ordinal);
        foreach (var form in packs.Set.Forms.Values.Where(form => form.Poster is not null)) posting.UnionWith(await posted.Units(form, stop));
        return new RazorComponentResult<OpenPage>(new
        {
            Units = units.Tree is { } tree ? tree.All.Where(unit => posting.Contains(unit.Code) && !units.Closed.Contains(unit.Code)).ToList() : [],
            Parts = await Parts(null, stop),
        });
    }

    public async Task<IResult> OfUnit(string unit, CancellationToken stop) => units.Tree?.Find(unit) is not { } known || units.Closed.Contains(unit)
        ? Fault.NotFound
        : new RazorComponentResult<PosterPage>(new { Unit = known, Parts = await Parts(unit, stop), On = CountyTime.Today(clock) });

    /// <param name="unit">Null: what is posted for the whole county.</param>
    private async Task<IReadOnlyList<PosterPart>> Parts(string? unit, CancellationToken stop)
    {
        var parts = new List<PosterPart>();
        foreach (var form in packs.Set.Packs.SelectMany(pack => pack.Forms).Where(form => form.Poster is { } poster && poster.Unit is null == unit is null))
        {
            var lines = (await posted.Of(form, unit, CountyTime.Today(clock), stop)).Select(line => AnswerLines.Of(line, item => item.OnPoster)).Where(answers => answers.Count > 0).ToList();
            if (lines.Count > 0) parts.Add(new PosterPart(form, lines));
        }
        return parts;
    }
}

/// <summary>Words of the public pages.</summary>
internal static class PosterTexts
{
    public static readonly Words Title = new("信息公开", "Open to everybody");
    public static readonly Words Help = new("这里不用登录，也不登记谁来看过。", "No sign-in, and who looks is not recorded.");
    public static readonly Words Units = new("机构", "Units");
    public static readonly Words NoUnit = new("还没有机构公开内容。", "No unit has posted anything yet.");
    public static readonly Words Nothing = new("这家机构还没有公开的内容。", "This unit has posted nothing yet.");
    public static readonly Words Says = new("{0}：{1}", "{0}: {1}");
    public static readonly Words Print = new("打印张贴", "Print as a poster");
    public static readonly Words On = new("截至 {0}", "As of {0}");
    public static readonly Words Follow = new("查投诉和反映的办理进展", "Follow a complaint by its receipt");
}
