using Kangyu.Kernel;

namespace Kangyu.Server.People;

/// <summary>Words of searching and registering.</summary>
internal static class PeopleTexts
{
    public static readonly Words Title = new("服务对象", "People");
    public static readonly Words Search = new("查找", "Search");
    public static readonly Words SearchLabel = new("姓名、拼音、手机号、证件号或卡号", "Name, pinyin, phone, ID or card number");
    public static readonly Words SearchHelp = new("在本机构服务的人中查找，至少两个字。也可以扫服务卡上的二维码。", "Among the people in this unit's care; two characters at least. Or scan the code on the service card.");
    public static readonly Words Found = new("找到的人", "People found");
    public static readonly Words TooMany = new("只显示最接近的 20 人。请多输入一些：全名、出生年份不同的同名人请用手机号或卡号。", "Only the nearest 20 are shown. Type more of the name, or use the phone or card number.");
    public static readonly Words NobodyHere = new("本机构服务的人中没有找到。", "Nobody found among the people in this unit's care.");
    public static readonly Words NobodyAtAll = new("全县没有这个号码的档案。", "No record in the county has this number.");
    public static readonly Words TypeMore = new("再输入一些就开始查找。", "Type a little more.");
    public static readonly Words StartHere = new("输入姓名或扫卡就能打开档案。第一次来的，请点“登记”。", "Type a name or scan a card to open a record. Somebody who is here for the first time: register.");
    public static readonly Words Register = new("登记", "Register");
    public static readonly Words RegisterTitle = new("登记", "Registration");
    public static readonly Words Nameless = new("不留姓名，一键登记", "No name: register with one tap");
    public static readonly Words NamelessHelp = new("咨询、避孕套、紧急避孕药都不需要姓名。", "Advice, condoms and emergency pills need no name.");
    public static readonly Words NoName = new("未留姓名", "No name given");
    public static readonly Words NeedsScript = new("填写表单需要浏览器启用 JavaScript。不留姓名的登记不需要。", "Filling in a form needs JavaScript in the browser. Registering without a name does not.");
    public static readonly Words Years = new("{0} 岁", "{0} years");
    public static readonly Words Female = new("女", "Female");
    public static readonly Words Male = new("男", "Male");
    public static readonly Words PhoneEnds = new("手机尾号 {0}", "phone ends {0}");
    public static readonly Words Synthetic = new("虚构", "Made up");

    public static readonly Words Outside = new("在全县查找", "Search the whole county");
    public static readonly Words OutsideHelp = new(
        "本人到了本机构而档案在别处时用。须用服务卡号，或完整的证件号、手机号，并写明理由；这次查找会记入本人的查阅记录。",
        "For a person who is here while the record is elsewhere. Needs the card, or the whole ID or phone number, and a reason; the search goes into the person's access log.");
    public static readonly Words Number = new("服务卡号、证件号或手机号（完整）", "Card, ID or phone number, in full");
    public static readonly Words Reason = new("理由", "Reason");
    public static readonly Words ReasonWords = new("补充说明（选“其他”时必填）", "In words (needed with “other”)");
    public static readonly Words ReasonNeeded = new("请选择理由；选“其他”时请写明。", "Choose a reason; with “other”, say which.");
    public static readonly Words OutsideFound = new("请先与本人核对，再打开档案。打开后，今天可以为本人服务。", "Check with the person first, then open the record. It stays open to this unit for today.");
    public static readonly Words Open = new("打开档案", "Open the record");

    public static readonly Words AlikeTitle = new("可能已经登记过", "Perhaps registered already");
    public static readonly Words AlikeHelp = new("保存前请与本人核对。是同一个人的，打开原来的档案，不要再登记一次。", "Check with the person before saving. If it is the same person, open that record instead.");
    public static readonly Words AlikeElsewhere = new("另一家机构有一份相近的档案", "Another unit has a record that is alike");
    public static readonly Words AlikeElsewhereHelp = new("请本人出示服务卡，或用完整号码在全县查找。", "Ask for the service card, or search the county by the whole number.");

    public static readonly Words NotInCare = new("此人目前不由本机构服务", "This person is not in your unit's care");
    public static readonly Words NotInCareHelp = new("请本人出示服务卡，或凭完整号码并写明理由查找。", "Ask for the service card, or search by the full number with a reason.");
    public static readonly Words Emergency = new("紧急查阅", "Emergency access");
    public static readonly Words EmergencyHelp = new(
        "只在救治不能等、本人无法出示证件时使用。要写明理由，打开四小时；会通知本人所在机构并复核。私密记录仍不显示。",
        "Only when care cannot wait and the person cannot show a card. A reason is needed; it lasts four hours; the person's unit is told and reviews it. Private entries stay closed.");
    public static readonly Words EmergencyReason = new("发生了什么，为什么不能等", "What happened, and why it cannot wait");
    public static readonly Words EmergencyOpen = new("紧急打开", "Open in an emergency");
    public static readonly Words EmergencyNeeded = new("请用至少 5 个字写明理由。", "Give the reason in at least 5 characters.");
}
