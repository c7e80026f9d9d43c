using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Demo.People;

/// <summary>
/// Given names as parents of a time chose them: one character, or a first and a second. The lists were put together for this demo; no name
/// register was copied.
/// </summary>
internal static class GivenNames
{
    /// <summary>Women's and men's names of the years before <see cref="Before"/>; <see cref="Single"/> per mille have one character.</summary>
    private sealed record Fashion(int Before, int Single, string Ones, string Firsts, string Seconds)
    {
        public string Make(Chance chance)
        {
            if (chance.PerMille(Single)) return Pick(Ones);
            string first = Pick(Firsts);
            string second = Pick(Seconds);
            return first == second && !chance.PerMille(150) ? first + Pick(Ones) : first + second;

            string Pick(string characters) => characters[chance.Below(characters.Length)].ToString();
        }
    }

    private static readonly Fashion[] Women =
    [
        new(1960, 120, "英兰珍芳莲香梅娥凤云", "秀桂玉凤兰春淑菊金翠素月冬莲细", "英兰珍芳华莲香梅娥凤云芝花秀妹"),
        new(1970, 260, "红梅芳玲英琴珍萍霞敏", "丽红秀美小建爱国春桂玉雪冬志", "华萍英琴珍芳玲梅云霞红兰香平"),
        new(1980, 420, "艳敏芳霞娟燕玲静丽红梅萍琴", "丽红小晓春海艳雪冬玉文金美秋", "芳霞娟燕玲英红梅华萍琴兰云丽"),
        new(1990, 430, "静娟燕婷娜敏莉晶颖慧丹艳洁玲", "丽晓小雪春海文慧雅玉婷艳志美", "娟燕婷娜玲莉芳霞琴萍静敏丽红华"),
        new(2000, 290, "婷雪倩颖悦琪慧璐洁瑶菲蕾", "雨佳思梦雅文晓雪婷诗嘉心丽美", "婷欣琪瑶雯倩怡慧萍玲莉娟佳颖雪"),
        new(2100, 110, "悦涵瑶欣琪萱妍彤", "梓欣雨诗子雅佳思语可一若心艺紫", "涵怡萱琪妍彤桐馨瑶悦晗欣诺宁熙"),
    ];

    private static readonly Fashion[] Men =
    [
        new(1960, 130, "福生根发贵林山明德祥", "国建金德福桂水长志文永春友细", "生根发贵林山明华祥财清平才成"),
        new(1970, 270, "勇军平明华伟强刚辉林", "建国志小文永卫红春爱新金海", "军平明华伟强民林生辉国勇斌忠"),
        new(1980, 430, "勇军伟强波涛斌峰辉磊刚鹏", "志建小海文国永晓春俊红立新", "军勇伟强华明辉峰波林平斌刚东"),
        new(1990, 440, "伟磊鹏超杰浩涛峰斌亮凯帅", "志晓俊海文小建国永明嘉宇", "伟磊鹏超杰涛峰斌亮明辉龙强华"),
        new(2000, 300, "杰浩鑫宇凯帅俊豪翔阳", "志俊文嘉子宇浩家明天晓伟", "杰豪鑫宇凯翔阳轩辉龙涛斌鹏航"),
        new(2100, 100, "轩宇睿晨浩阳泽辰", "子梓浩宇俊嘉家一天博文泽奕", "轩涵宇睿晨浩阳泽辰航霖豪然铭"),
    ];

    public static string Make(Chance chance, Sex sex, DateOnly born)
    {
        foreach (var fashion in sex == Sex.Female ? Women : Men)
            if (born.Year < fashion.Before) return fashion.Make(chance);
        throw new ArgumentOutOfRangeException(nameof(born));
    }
}
