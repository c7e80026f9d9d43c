using Kangyu.Kernel;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Server.Packs;

/// <summary>Words for the fixed codes of packs.</summary>
internal static class PackWords
{
    public static Words Of(SubjectKind about) => about switch
    {
        SubjectKind.Person => new("人", "a person"),
        SubjectKind.Unit => new("机构", "a unit"),
        SubjectKind.Staff => new("工作人员", "a staff member"),
        SubjectKind.Lot => new("批号", "a lot"),
        SubjectKind.Event => new("活动", "an event"),
        SubjectKind.Nobody => new("不涉及任何人", "nobody"),
        _ => new(about.ToString(), about.ToString()),
    };

    public static Words Of(ItemType type) => type switch
    {
        ItemType.Choice => new("单选", "one of"),
        ItemType.Choices => new("多选", "any of"),
        ItemType.YesNo => new("是/否", "yes or no"),
        ItemType.Integer => new("整数", "whole number"),
        ItemType.Decimal => new("数值", "number"),
        ItemType.Date => new("日期", "date"),
        ItemType.DateTime => new("日期时间", "date and time"),
        ItemType.Text => new("文字", "text"),
        ItemType.Note => new("提示", "note"),
        ItemType.Offer => new("约定（愿意/不愿意/以后再说）", "offer (yes, no or later)"),
        ItemType.Person => new("人员", "person"),
        ItemType.Unit => new("机构", "unit"),
        ItemType.Staff => new("工作人员", "staff"),
        ItemType.Lot => new("批号", "lot"),
        ItemType.Code => new("从长清单选", "code of a list"),
        ItemType.Photo => new("照片", "photo"),
        ItemType.Signature => new("签名", "signature"),
        ItemType.Decision => new("决策", "decision"),
        _ => new(type.ToString(), type.ToString()),
    };

    public static Words Of(Stage stage) => stage switch
    {
        Stage.Healthy => new("健康期", "Healthy"),
        Stage.NewMethod => new("避孕方法启用期", "New method"),
        Stage.Maternity => new("孕产期", "Maternity"),
        Stage.UnderTreatment => new("诊疗随访期", "Under treatment"),
        _ => new(stage.ToString(), stage.ToString()),
    };

    public static Words Of(IndicatorKind kind) => kind switch
    {
        IndicatorKind.Coverage => new("覆盖", "coverage"),
        IndicatorKind.Timeliness => new("及时", "timeliness"),
        IndicatorKind.Quality => new("质量", "quality"),
        IndicatorKind.Experience => new("体验", "experience"),
        IndicatorKind.Supply => new("供应", "supply"),
        IndicatorKind.Volume => new("数量", "volume"),
        _ => new(kind.ToString(), kind.ToString()),
    };

    public static Words Of(Formula formula) => formula switch
    {
        Formula.Share => new("占比", "share"),
        Formula.Count => new("计数", "count"),
        Formula.Sum => new("合计", "sum"),
        Formula.Average => new("平均", "average"),
        Formula.Median => new("中位数", "median"),
        Formula.Rate => new("率", "rate"),
        Formula.TimeTo => new("按时比例", "share in time"),
        _ => new(formula.ToString(), formula.ToString()),
    };

    public static Words Period(string period) => period switch
    {
        "month" => new("月", "month"),
        "quarter" => new("季度", "quarter"),
        "year" => new("年", "year"),
        _ => new(period, period),
    };

    public static Words Tier(string tier) => tier switch
    {
        "county" => new("县", "County"),
        "township" => new("乡镇", "Township"),
        "village" => new("村", "Village"),
        _ => new("其他", "Elsewhere"),
    };

    public static Words Availability(string code) => code switch
    {
        "provided" => new("提供", "provided"),
        "refill" => new("续领", "refills"),
        "referral" => new("转诊", "by referral"),
        _ => new("没有", "not here"),
    };

    public static Words Of(Sensitivity sensitivity) => sensitivity switch
    {
        Sensitivity.None => new("", ""),
        Sensitivity.Abortion => new("流产", "abortion"),
        Sensitivity.Sti => new("性传播感染", "STI"),
        Sensitivity.Violence => new("暴力", "violence"),
        Sensitivity.Adolescent => new("青春期", "adolescent"),
        Sensitivity.Money => new("收费与减免", "money"),
        _ => new("", ""),
    };

    /// <summary>A side of a window around the day that is due.</summary>
    public static string Say(Period period, string language)
    {
        if (language != "zh") return period.ToString();
        if (period == default) return "当天";
        var months = period.Months == 0 ? "" : $"{Math.Abs(period.Months)} 个月";
        var days = period.Days == 0 ? "" : $"{Math.Abs(period.Days)} 天";
        return (period.Months < 0 || period.Days < 0 ? "前 " : "后 ") + months + days;
    }
}
