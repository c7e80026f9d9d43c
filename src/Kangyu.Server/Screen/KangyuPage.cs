using Kangyu.Kernel;
using Microsoft.AspNetCore.Components;

namespace Kangyu.Server.Screen;

/// <summary>What every page and part of a page knows: the visit, and how to say words in its language.</summary>
public abstract class KangyuPage : ComponentBase
{
    [Inject]
    internal Visit Visit { get; set; } = null!;

    protected string T(Words words) => Visit.Say(words);
}
