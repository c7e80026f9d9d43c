using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Demo.People;

/// <summary>
/// Who comes to such a service, by sex and age today: four in five are women, most of them between 20 and 45; adolescents, men and older people
/// come as well. Nobody is under 14: a named record of a child needs a guardian (S3), which is a story of its own.
/// </summary>
internal static class Ages
{
    private const int WomenPerMille = 790;

    private static readonly Weighted<(int From, int To)> Women = new([
        ((14, 17), 35), ((18, 19), 30), ((20, 24), 115), ((25, 29), 165), ((30, 34), 190), ((35, 39), 160),
        ((40, 44), 120), ((45, 49), 85), ((50, 54), 50), ((55, 59), 25), ((60, 69), 18), ((70, 84), 7)]);

    private static readonly Weighted<(int From, int To)> Men = new([
        ((14, 17), 45), ((18, 19), 45), ((20, 29), 270), ((30, 39), 330), ((40, 49), 190), ((50, 59), 80), ((60, 79), 40)]);

    public static (Sex Sex, DateOnly Born) Make(Chance chance, DateOnly today)
    {
        var sex = chance.PerMille(WomenPerMille) ? Sex.Female : Sex.Male;
        var (from, to) = (sex == Sex.Female ? Women : Men).Pick(chance);
        return (sex, chance.Between(today.AddYears(-to - 1).AddDays(1), today.AddYears(-from)));
    }
}
