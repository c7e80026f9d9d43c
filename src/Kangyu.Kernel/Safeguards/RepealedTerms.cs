namespace Kangyu.Kernel.Safeguards;

/// <summary>
/// The words of the repealed apparatus, in one list that the pack checker and the importer both read (S3 permission, S14 sex of a fetus,
/// S16 old data). Matched on whole words of labels, field names and codes, never on free text. A false alarm is answered by
/// changing the label, not the rule.
/// </summary>
public static class RepealedTerms
{
    // a remedy against a pregnancy is meant, not the emergency pill's, nor what to do after a forgotten one
    private static readonly string[] PillRemedy = ["紧急避孕", "紧急避孕药", "事后避孕", "事后避孕药", "漏服", "漏用", "漏贴", "漏打", "呕吐后", "避孕套破裂", "emergency", "missed pill", "vomiting"];

    private static readonly (string Safeguard, string[] Chinese, string[] English)[] Lists =
    [
        ("S3",
        [
            "生育证", "准生证", "生育许可", "生育许可证", "生育批准", "生育审批", "再生育审批", "再生育证", "生育指标", "生育服务证", "一孩证", "二孩证", "二胎证", "三胎审批",
            "准孕证", "婚育证明", "流动人口婚育证明", "计生证明", "计划生育证明", "计生证", "结婚证", "结婚证号", "婚姻证明", "不宜结婚", "不宜生育", "不宜婚育", "暂缓结婚", "暂缓生育",
            "不宜怀孕", "建议不要结婚", "建议不结婚", "不建议结婚", "不应结婚", "建议不要生育", "建议不生育", "不建议生育", "不应生育", "建议暂缓结婚", "建议暂缓生育", "非婚生育", "非法生育", "非法怀孕", "违法生育", "违法怀孕", "违规生育", "超生", "超生子女", "抢生", "偷生", "早婚早育", "未婚先孕", "政策符合", "符合政策生育", "是否符合生育政策",
            "政策内", "政策内生育", "政策内怀孕", "政策属性", "孕次合法",
        ],
        [
            "birth permit", "birth permission", "permission to give birth", "birth approval", "birth quota", "pregnancy permit", "authorised birth", "authorized birth",
            "unauthorised birth", "unauthorized birth", "illegal birth", "illegal pregnancy", "marriage certificate", "unfit for marriage", "unfit to marry",
            "unfit for childbearing", "unfit to have children", "not advised to marry", "advised not to marry", "should not marry", "advised against marriage", "advised against marrying", "not advised to have children",
            "advised not to have children", "should not have children", "advised against having children", "defer marriage", "postpone marriage", "policy compliant birth", "within policy birth", "family planning certificate",
            "shengyuzheng", "shengyu zheng", "zhunshengzheng", "zhunsheng zheng", "hunyu zhengming", "chaosheng",
        ]),
        ("S14",
        [
            "胎儿性别", "胎儿性别鉴定", "性别鉴定", "胎儿男女", "胎儿为男", "胎儿为女", "男胎", "女胎", "男女胎", "性别选择", "选择性别", "生男生女", "生男", "生女", "选胎", "胎儿染色体性别", "性染色体", "胎儿性染色体", "性染色体核型", "宝宝性别",
            "孕期性别", "非医学需要", "非医学需要鉴定",
        ],
        [
            "fetal sex", "foetal sex", "fetus sex", "foetus sex", "sex of fetus", "sex of the fetus", "sex of foetus", "sex of the foetus", "fetal gender", "foetal gender", "fetus gender",
            "gender of fetus", "gender of the fetus", "gender of the foetus", "baby gender", "gender of the baby", "sex of the unborn child", "sex selection", "gender selection", "male fetus", "female fetus",
            "male foetus", "female foetus", "sex chromosome", "sex chromosomes", "taier xingbie", "taierxingbie",
        ]),
        ("S16",
        [
            "查环", "查孕", "查环查孕", "查孕查环", "环孕检", "环孕情", "环情", "环检", "双查", "三查四术", "三查服务", "季度三查", "孕情", "孕情监测", "孕情检测", "孕情消失", "孕情跟踪", "孕情管理",
            "计划外", "计划外生育", "计划外怀孕", "计划外二胎", "政策外", "政策外生育", "政策外怀孕", "社会抚养费", "抚养费征收", "二女户", "双女户", "纯二女户", "二女结扎户", "独女户", "举报", "举报人", "举报奖励",
            "应检未检", "应查未查", "应环未环", "应扎未扎", "应落实", "应落实未落实", "见面率", "到位率", "落实率", "落实措施", "落实长效措施", "落实节育措施", "四术落实", "四术任务", "任务数", "任务完成率", "手术任务",
            "摸底", "摸底排查", "包保", "包保责任人", "包保干部", "倒查", "倒查责任", "清零", "清零行动", "集中清理", "管理对象", "重点对象", "重点管理对象", "计生对象", "育龄妇女管理", "综合治理率", "一票否决", "孕检率",
            "引产对象", "引产任务", "补救对象", "补救任务", "扎环率", "结扎任务", "上环任务", "持证率", "节育措施落实",
        ],
        [
            "social maintenance fee", "social support fee", "social compensation fee", "out of plan birth", "out of plan pregnancy", "unplanned birth quota", "above quota birth", "out of quota birth",
            "out of policy birth", "out of policy pregnancy", "two daughter household", "two daughter family", "informer", "informant reward", "denunciation", "iud inspection", "pregnancy inspection", "mandatory pregnancy test",
            "compulsory pregnancy test", "pregnancy disappearance", "disappeared pregnancy", "sterilisation quota", "sterilization quota", "abortion quota", "iud quota", "task quota", "target population management",
            "chahuan", "cha huan", "chayun", "cha yun", "huanyunjian", "yunqing", "yunqing jiance", "bujiu cuoshi", "jihuawai", "jihua wai", "zhengcewai", "zhengce wai", "fuyangfei", "shehui fuyangfei", "ernvhu", "er nv hu",
            "jubao", "yingjian weijian", "jianmianlv", "daoweilv", "luoshilv", "renwushu", "renwu shu", "baobao ganbu",
        ]),
    ];

    private static readonly TermMatcher Matcher = new(All, PlainWords.Chinese);

    /// <summary>Every term with the safeguard that it breaks.</summary>
    public static IEnumerable<Term> All =>
    [
        .. Lists.SelectMany(list => list.Chinese.Concat(list.English).Select(words => new Term(list.Safeguard, words, []))),
        new Term("S16", "补救措施", PillRemedy),
        new Term("S16", "补救手术", PillRemedy),
        new Term("S16", "采取补救", PillRemedy),
        new Term("S16", "remedial measure", PillRemedy),
        new Term("S16", "remedial operation", PillRemedy),
    ];

    /// <summary>The terms in a label, a field name or a code (<c>birth_permit_no</c>), each once; none: it may stay.</summary>
    public static IReadOnlyList<Term> Find(string label) => Matcher.Find(label);
}
