namespace Kangyu.Kernel;

/// <summary>A text in the two languages of the screen. Neither may be empty where a person reads it.</summary>
public sealed record Words(string Zh, string En)
{
    public string In(string language) => language.StartsWith("en", StringComparison.Ordinal) ? En : Zh;
}
