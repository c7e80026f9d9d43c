using Kangyu.Kernel;

namespace Kangyu.Server.Screen;

/// <summary>Words of the frame around every page.</summary>
internal static class ScreenTexts
{
    public static readonly Words Product = new("康育", "Kangyu");
    public static readonly Words SkipToContent = new("跳到正文", "Skip to content");
    public static readonly Words Menu = new("主菜单", "Main menu");
    public static readonly Words Today = new("今天", "Today");
    public static readonly Words People = new("服务对象", "People");
    public static readonly Words Reports = new("指标", "Numbers");
    public static readonly Words Documents = new("文书", "Documents");
    public static readonly Words Services = new("服务", "Services");
    public static readonly Words Packs = new("服务包", "Packs");
    public static readonly Words Units = new("机构", "Units");
    public static readonly Words Accounts = new("账号", "Accounts");
    public static readonly Words Looks = new("查阅记录", "Access log");
    public static readonly Words MyAccount = new("我的账号", "My account");
    public static readonly Words SignIn = new("登录", "Sign in");
    public static readonly Words SignOut = new("退出", "Sign out");
    public static readonly Words OtherLanguage = new("English", "中文");
    public static readonly Words More = new("更多", "More");
    public static readonly Words Path = new("所在位置", "Where you are");
    public static readonly Words Back = new("返回", "Back");
    public static readonly Words Home = new("回到首页", "Go to the start page");
    public static readonly Words Yes = new("是", "Yes");
    public static readonly Words No = new("否", "No");
    public static readonly Words Save = new("保存", "Save");
    public static readonly Words Copy = new("复制", "Copy");
    public static readonly Words Cancel = new("取消", "Cancel");
    public static readonly Words Draft = new("草案待审", "Draft for review");
    public static readonly Words DemoData = new("演示数据：所有人员均为虚构", "Demonstration: every person is made up");
}
