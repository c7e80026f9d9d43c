using Kangyu.Kernel;

namespace Kangyu.Server.Accounts;

/// <summary>Words of signing in and of one's own account.</summary>
internal static class AccountTexts
{
    public static readonly Words SignIn = new("登录", "Sign in");
    public static readonly Words Login = new("登录名", "Sign-in name");
    public static readonly Words Password = new("密码", "Password");
    public static readonly Words ShowPassword = new("显示密码", "Show the password");
    public static readonly Words Locked = new("屏幕已锁定。登录后回到刚才的页面，填写的内容还在。", "The screen was locked. Sign in to come back to where you were; what you filled in is kept.");
    public static readonly Words DemoHint = new("演示账号（仅限本机）", "Demonstration accounts (this machine only)");
    public static readonly Words Purpose = new("县域生殖健康服务：自愿、知情、保密。", "Reproductive health in the county: voluntary, informed, confidential.");

    public static readonly Words Code = new("验证码", "Code");
    public static readonly Words CodeTitle = new("第二步验证", "Second step");
    public static readonly Words CodeHelp = new("输入验证器应用里的 6 位数字；手机不在身边时，用一个备用码。", "Enter the 6 digits from your authenticator app, or one of your recovery codes if the phone is not at hand.");
    public static readonly Words Continue = new("继续", "Continue");

    public static readonly Words WrongPassword = new("登录名或密码不对。", "The sign-in name or the password is not right.");
    public static readonly Words WrongCode = new("验证码不对。请等下一个数字再试。", "The code is not right. Wait for the next one and try again.");
    public static readonly Words TooManyFailures = new("错误次数过多，账号锁定 15 分钟。", "Too many failures: the account is locked for 15 minutes.");
    public static readonly Words StepExpired = new("等待太久，请重新登录。", "That took too long. Please sign in again.");
    public static readonly Words DisabledAccount = new("账号已停用。请联系本机构的系统管理员。", "The account is disabled. Ask the administrator of your unit.");
    public static readonly Words DemoRefused = new("演示账号的密码是公开的，只能在本机使用。请用 kangyu users add 建立正式账号。",
        "The password of a demonstration account is public, so it works on this machine only. Make a real one with kangyu users add.");

    public static readonly Words MyAccount = new("我的账号", "My account");
    public static readonly Words Name = new("姓名", "Name");
    public static readonly Words RolesHeld = new("角色与机构", "Roles and units");
    public static readonly Words ChangePassword = new("修改密码", "Change the password");
    public static readonly Words OldPassword = new("现在的密码", "Present password");
    public static readonly Words NewPassword = new("新密码", "New password");
    public static readonly Words NewPasswordHelp = new("至少 10 个字符；一句好记的话最好。", "At least 10 characters; a sentence you remember is best.");
    public static readonly Words PasswordChanged = new("密码已修改，其他地方的登录已退出。", "The password is changed; other places are signed out.");
    public static readonly Words SecondStep = new("两步登录", "Two-step sign-in");
    public static readonly Words SecondStepOff = new("未启用。启用后，登录时还要输入手机验证器上的数字。", "Off. When on, signing in also asks for a number from an app on your phone.");
    public static readonly Words SecondStepOn = new("已启用。", "On.");
    public static readonly Words SetUp = new("设置", "Set up");
    public static readonly Words TurnOff = new("关闭", "Turn off");
    public static readonly Words TurnOn = new("启用", "Turn on");
    public static readonly Words ScanHelp = new("用验证器应用扫描二维码，或手工输入密钥，然后填入它显示的 6 位数字。", "Scan this with an authenticator app, or type in the key; then enter the 6 digits it shows.");
    public static readonly Words Key = new("密钥", "Key");
    public static readonly Words RecoveryTitle = new("备用码", "Recovery codes");
    public static readonly Words RecoveryHelp = new("抄下来放在安全的地方。每个只能用一次，以后不再显示。", "Write these down and keep them safe. Each works once; they are not shown again.");
    public static readonly Words ConfirmPassword = new("请输入密码确认", "Enter your password to confirm");
    public static readonly Words OwnLooks = new("我查阅过的档案", "Records I looked at");
}
