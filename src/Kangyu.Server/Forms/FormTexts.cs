using Kangyu.Kernel;

namespace Kangyu.Server.Forms;

/// <summary>Words of the page around a form.</summary>
internal static class FormTexts
{
    public static readonly Words Nameless = new("未留姓名", "No name given");
    public static readonly Words Amending = new("更正后，原来的记录仍可查看，并注明已更正。", "After the correction the earlier entry stays visible, marked as corrected.");
    public static readonly Words PostedPrices = new("本机构公布的价格和免费清单", "Prices and free services that this unit has posted");
    public static readonly Words Sheets = new("方法说明（点开给本人看）", "Method sheets (open to show the person)");
    public static readonly Words NamedBefore = new("本单位用过", "named here before");
    public static readonly Words AsTyped = new("按输入的批号", "as typed");
    public static readonly Words NeedsScript = new("填写表单需要浏览器启用 JavaScript。", "Filling in a form needs JavaScript in the browser.");
}
