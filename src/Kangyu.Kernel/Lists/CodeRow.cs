namespace Kangyu.Kernel.Lists;

/// <summary>
/// One code of a long list. A language in which the list has no words is empty; the other is shown. <paramref name="Group"/>: what it lies in (a chapter, a township).
/// <paramref name="Until"/>: the last day on which it may be chosen; what was recorded with it stays readable.
/// </summary>
public sealed record CodeRow(string Code, string Zh, string En, string Group, DateOnly? Until)
{
    public string Title(string language) => language.StartsWith("en", StringComparison.Ordinal) ? (En.Length > 0 ? En : Zh) : Zh.Length > 0 ? Zh : En;

    /// <summary>Whether it may be chosen for something that happened on that day.</summary>
    public bool Stands(DateOnly on) => Until is not { } until || on <= until;
}
