using Kangyu.Kernel;

namespace Kangyu.Server.People;

/// <summary>Words of search, registration, the person page and what is printed of it.</summary>
internal static class PeopleTexts
{
    public static readonly Words Title = new("人员", "People");
    public static readonly Words Search = new("查找", "Search");
    public static readonly Words Register = new("登记", "Register");
}
