using System.Globalization;
using Kangyu.Kernel;
using Kangyu.Kernel.Forms;
using Kangyu.Kernel.Records;
using Kangyu.Store.Search;

namespace Kangyu.Server.People;

/// <summary>One person of a list, with what is needed to tell them apart and nothing else: never a service.</summary>
/// <param name="Name">Null: gave none. Of somebody outside one's care only the first character.</param>
public sealed record Hit(Guid Id, string? Name, int? Age, string? Sex, string? HomeUnit, string? PhoneEnd, bool Synthetic)
{
    private const char Covered = '＊';

    internal static Hit Of(PersonHit hit, DateOnly today) => new(
        hit.Id, Named(hit), hit.Born is { } born ? FactFiller.Age(born, today) : null, hit.Sex, hit.HomeUnit, EndOf(hit.Card), hit.Synthetic);

    /// <summary>The name covered but for its first character: enough to check with the person who is there.</summary>
    internal Hit Mask() => this with { Name = Name is { Length: > 0 } name ? name[0] + new string(Covered, Math.Min(name.Length - 1, 3)) : null };

    /// <summary>Of merged records the name by which they were found stands beside.</summary>
    private static string? Named(PersonHit hit) => hit.Card.Name is { } found && hit.Name is { } name && found != name ? $"{name}（{found}）" : hit.Name;

    private static string? EndOf(PersonCard card)
    {
        var digits = string.Concat((card.Phone ?? "").Split('；', ';', '、')[0].Where(char.IsAsciiDigit));
        return digits.Length >= 7 ? digits[^4..] : null;
    }
}

/// <summary>A person in words: age, sex.</summary>
internal static class PersonWords
{
    public static string Age(int age, string language) => string.Format(CultureInfo.InvariantCulture, PeopleTexts.Years.In(language), age);

    public static Words? Sex(string? sex) => sex switch { "female" => PeopleTexts.Female, "male" => PeopleTexts.Male, _ => null };

    /// <summary>Age, sex, place and the end of the phone, with points between.</summary>
    public static string Line(Hit hit, string? place, string language) => string.Join(" · ", new[]
    {
        hit.Age is { } age ? Age(age, language) : null,
        Sex(hit.Sex)?.In(language),
        place,
        hit.PhoneEnd is { } end ? string.Format(CultureInfo.InvariantCulture, PeopleTexts.PhoneEnds.In(language), end) : null,
    }.Where(part => !string.IsNullOrEmpty(part)));
}
