using System.Globalization;

namespace Kangyu.Demo.People;

/// <summary>Common surnames with rough shares per ten thousand people, put together for this demo from what is commonly known.</summary>
internal static class Surnames
{
    public static readonly Weighted<string> All = new(Read(
        "王720 李715 张680 刘540 陈450 杨310 黄220 赵215 吴205 周200 徐145 孙140 马130 朱125 胡120 林118 郭115 何112 高105 罗100 " +
        "郑95 梁88 谢85 宋80 唐78 许75 邓72 冯70 韩69 曹68 曾62 彭60 萧20 肖55 蔡53 潘52 田51 董50 袁49 于48 余48 叶47 蒋47 杜46 " +
        "苏45 魏45 程44 吕44 丁43 沈42 任41 姚40 卢39 傅38 钟38 姜37 崔37 谭36 廖36 范35 汪35 陆34 金34 石33 戴33 贾32 韦31 夏31 " +
        "邱30 方30 侯29 邹29 熊28 孟28 秦27 白27 江26 阎16 薛26 尹25 段25 雷24 黎24 史23 龙23 陶22 贺22 顾21 毛21 郝20 龚20 邵20 " +
        "万19 钱19 严18 覃18 武18 莫17 孔16 向16 常15 汤15 康14 易14 乔13 赖13 文12 樊11 颜11 柳10 章10 单8 仇6 解7 查6 区5 朴3 " +
        "乐4 盛7 左8 温12 芦6 甘8 欧8 欧阳12 上官2 司马2 诸葛2 尉迟1 皇甫1"));

    private static IEnumerable<(string, int)> Read(string list)
    {
        foreach (string entry in list.Split(' '))
        {
            string surname = entry.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            yield return (surname, int.Parse(entry.AsSpan(surname.Length), CultureInfo.InvariantCulture));
        }
    }
}
