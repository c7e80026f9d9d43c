using Kangyu.Kernel;
using Kangyu.Kernel.Messages;

namespace Kangyu.Server.Messages;

/// <summary>Words of the page of text messages.</summary>
internal static class MessageTexts
{
    public static readonly Words Title = new("提醒短信", "Text messages");
    public static readonly Words Intro = new(
        "只发给选择了短信、同意仍有效的人，每件事只发一次；文字不写服务内容。对方回复 TD 就停止全部提醒。休息时间（{0}）不发。",
        "Only to people who chose text messages and whose agreement stands, once for each matter; the text names no service. Whoever replies TD gets no more reminders of any kind. None goes out in quiet hours ({0}).");
    public static readonly Words NoGateway = new("本县没有接短信网关，短信不会自动发出。约定了短信的人仍在“今天”，请用本人选择的其他方式提醒。", "This county has no gateway for text messages, so none goes out by itself. People who chose them still stand on Today: remind them in another way they chose.");
    public static readonly Words NoPhone = new("本机构还没有填写咨询电话，所以不发短信。请系统管理员在“机构”里填写。", "This unit has no number to ask at yet, so no text message goes out. Ask the administrator to write it under Units.");
    public static readonly Words Waiting = new("等着发出", "Waiting to go out");
    public static readonly Words NoneWaiting = new("没有要发的短信。", "No text message waits.");
    public static readonly Words Sent = new("已发出（最近七天）", "Gone out (the last seven days)");
    public static readonly Words NoneSent = new("最近七天没有发过。", "None in the last seven days.");
    public static readonly Words FailedHelp = new("没有送到的，可以在“今天”用本人选择的其他方式提醒。", "Where one did not arrive, Today offers the other ways the person chose.");
    public static readonly Words TextMessage = new("短信：{0}", "Text message: {0}");

    public static Words Why(Hindrance why) => why switch
    {
        Hindrance.NoNumber => new("没有手机号", "no mobile number on file"),
        Hindrance.NoUnitPhone => new("等机构填写咨询电话", "waits for the unit's number"),
        Hindrance.QuietHours => new("休息时间之后发", "after quiet hours"),
        _ => new("即将发出", "goes out soon"),
    };

    public static Words State(DeliveryState state) => state switch
    {
        DeliveryState.Prepared or DeliveryState.Queued => new("排队中", "queued"),
        DeliveryState.Handing => new("正在发送", "being sent"),
        DeliveryState.HandedOver => new("已交运营商", "handed over"),
        DeliveryState.Delivered => new("已送达", "delivered"),
        DeliveryState.Failed => new("没有送到", "not delivered"),
        DeliveryState.Expired => new("过了时间，没有发", "not sent, its time passed"),
        DeliveryState.ToldOtherwise => new("没有送到，已用其他方式提醒", "not delivered, reminded in another way"),
        DeliveryState.Stopped => new("已停，没有发", "stopped, not sent"),
        _ => new(state.ToString(), state.ToString()),
    };

    /// <summary>The kind of badge.</summary>
    public static string Badge(DeliveryState state) => state switch
    {
        DeliveryState.Failed => "badge ky-draft",
        _ => "badge",
    };
}
