using Kangyu.Kernel;

namespace Kangyu.Server.Accounts;

/// <summary>Words of the pages where an administrator looks after accounts.</summary>
internal static class ManageTexts
{
    public static readonly Words Title = new("账号", "Accounts");
    public static readonly Words New = new("添加账号", "Add an account");
    public static readonly Words Empty = new("还没有账号。", "There is no account yet.");
    public static readonly Words Disabled = new("已停用", "disabled");
    public static readonly Words Demo = new("演示", "demonstration");
    public static readonly Words Locked = new("已锁定", "locked");
    public static readonly Words TokenOnly = new("仅令牌", "token only");
    public static readonly Words NoRole = new("没有角色", "no role");
    public static readonly Words Role = new("角色", "Role");
    public static readonly Words Unit = new("机构", "Unit");
    public static readonly Words Choose = new("请选择", "Please choose");
    public static readonly Words LoginHelp = new("2 到 40 个字母、汉字、数字或 . - _", "2 to 40 letters, digits or . - _");
    public static readonly Words PasswordOnce = new("登录密码（只显示这一次，请当面交给本人，登录后自行修改）", "The password (shown this once: hand it over in person, to be changed after signing in)");
    public static readonly Words Created = new("账号已添加。", "The account is made.");
    public static readonly Words ResetDone = new("密码已重设，锁定和两步登录已解除。", "The password is new; lock and second step are taken off.");
    public static readonly Words Saved = new("已保存。", "Saved.");
    public static readonly Words AddRole = new("添加角色", "Add a role");
    public static readonly Words Remove = new("移除", "Remove");
    public static readonly Words Disable = new("停用账号", "Disable the account");
    public static readonly Words DisableAsk = new("停用后，此账号的登录和令牌立即失效。要停用吗？", "Its sessions and tokens end at once. Disable the account?");
    public static readonly Words Enable = new("恢复账号", "Enable the account");
    public static readonly Words Reset = new("重设密码", "Reset the password");
    public static readonly Words ResetAsk = new("旧密码立即失效。要重设吗？", "The old password ends at once. Reset it?");
    public static readonly Words LastSignIn = new("最近登录：{0}", "Last signed in: {0}");
    public static readonly Words Never = new("从未", "never");
    public static readonly Words NotOneself = new("不能修改自己的角色或停用自己。请另一位管理员办理。", "You cannot change your own roles or disable yourself. Ask another administrator.");
}
