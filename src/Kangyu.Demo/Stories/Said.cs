namespace Kangyu.Demo.Stories;

/// <summary>What is written in the boxes of the demo, in the person's or the worker's words. Nobody said any of it.</summary>
internal static class Said
{
    public static readonly string[] Worries = ["怕影响以后怀孕", "担心发胖", "听说会不来月经，心里没底", "怕家里人知道", "担心上环会痛", "怕漏服", "想知道哺乳期能不能用"];
    public static readonly string[] MensWorries = ["怕影响身体", "担心使用不方便", "怕家里人知道", "想知道手术以后能不能恢复"];
    public static readonly string[] MensFollowUp = ["最近挺好", "没有不舒服", "想再了解别的方法", "伤口已经不疼了"];
    public static readonly string[] FollowUp = ["最近挺好", "月经比以前多两天", "头几个月有点滴出血，现在好了", "有时忘记吃药", "想再了解别的方法", "没有不舒服"];
    public static readonly string[] Findings = ["宫颈轻度柱状上皮异位，未处理", "子宫后位，附件未及异常", "白带稍多，建议复查", "右乳外上象限小结节，建议超声"];
    public static readonly string[] Trouble = ["术中出血稍多，压迫后止，观察两小时无异常", "操作中头晕，平卧后缓解", "局部小血肿，冷敷，次日复查好转"];
    public static readonly string[] Failed = ["宫颈口紧，未能放入，本人愿意改日再来", "探针受阻，停止操作，已预约 B 超"];
    public static readonly string[] Event = ["使用后经期延长，经检查无器质性病变，对症处理后好转", "例行检查发现节育器下移，已取出", "注射部位硬结，热敷后消退", "使用中发现包装破损，已停用同批产品", "服药后恶心明显，本人要求停用"];
    public static readonly string[] Requests = ["电话号码想改一下", "想把登记的住址改成现在住的地方", "请以后不要打电话，发短信就好", "想知道附近哪里能领药具", "名字里有一个字写错了"];
    public static readonly string[] Experience = ["讲得很清楚", "等的时间有点长", "希望周末也能领", "医生很耐心", "希望有单独的房间说话", "没有人催我做决定"];
    public static readonly string[] Emergency = ["大量出血，血压下降，立即清宫抢救", "不全流产出血不止，紧急处理"];
    public static readonly string[] DeviceEmergency = ["腹痛高热，带器感染，紧急取出"];
    public static readonly string[] Review = ["病历完整，处理及时；当时确无法取得签字", "抢救指征明确，事后已向本人说明", "记录时间与护理记录一致"];
    public static readonly string[] ConsentReview = ["纸质同意书存放在另一本病历中，时间早于操作", "当日同意书未扫描，已核对原件", "未找到同意书，已向本人说明并致歉，科室培训"];
}
