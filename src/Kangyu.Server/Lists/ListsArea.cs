using Kangyu.Kernel.Access;
using Kangyu.Server.Accounts;
using Kangyu.Server.Screen;

namespace Kangyu.Server.Lists;

/// <summary>Long lists that answers are chosen from by typing.</summary>
internal static class ListsArea
{
    public static void AddLists(this IServiceCollection services)
    {
        services.AddSingleton<CodeLists>();
        services.AddSingleton<SearchList>();
        services.AddHostedService<WarmLists>();
    }

    public static void MapLists(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/lists/{name}", (string name, string? q, string? code, string? lang, SearchList lists, Visit visit) => lists.Answer(name, q, code, lang, visit)).Asks(Act.ReadPacks)
            .WithName("searchList").WithSummary("Rows of a long list by code, words, pinyin or initials; or the words of one code");
}
