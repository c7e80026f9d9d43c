using Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.Walks;

/// <summary>
/// The whole course at the desk of a township, from a person nobody knows to the reminder she asked for, only by what stands on the screen: every step is reached by a link or a
/// button of the page before.
/// </summary>
public sealed class WholeServiceTests(Chromium chromium)
{
    private static readonly (string, string)[] Considered = [("含铜宫内节育器", "Copper IUD"), ("男用避孕套", "Male condom"), ("皮下埋植剂", "Implant")];

    [Theory]
    [InlineData(360, "zh")]
    [InlineData(1280, "en")]
    public async Task A_person_is_registered_counselled_chooses_consents_is_served_and_reminded(int width, string language)
    {
        await using var server = await WalkServer.Start();
        await using var context = await chromium.Open(width, language, touch: width < 600);
        var walker = await Walker.Begin(context, server, "course", width, language);
        await SignIn.As(walker.Page, server, "clinician");
        await Register(walker);
        await Counsel(walker);
        await Examine(walker, width);
        await Choose(walker);
        await Consent(walker);
        await Insert(walker);

        server.Clock.Move(TimeSpan.FromDays(32));
        await walker.Page.Clock.SetFixedTimeAsync(server.Clock.GetUtcNow().UtcDateTime);
        await SignIn.As(walker.Page, server, "clinician");
        await FindInToday(walker);
        await PrintSlip(walker);
        Assert.Empty(walker.Faults);
    }

    private static async Task Register(Walker walker)
    {
        await Expect(walker.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/today$"));
        await walker.Look("today-empty");
        await walker.Page.Locator("#q").FillAsync("李小芳");
        await walker.Page.Keyboard.PressAsync("Enter");
        await Expect(walker.Page.Locator("#hits .btn-primary")).ToBeVisibleAsync();
        await walker.Look("nobody");
        await walker.Page.Locator("#hits .btn-primary").ClickAsync();
        await walker.Opened();
        await walker.Look("register");
        await Expect(walker.Box("姓名", "Name").Locator("input").First).ToHaveValueAsync("李小芳");
        await walker.Pick("性别", "Sex", ("女", "Female"));
        await walker.Type("出生日期", "Date of birth", "19920402");
        await walker.Type("手机号", "Phone", "15400001234");
        await walker.Pick("本人希望怎样联系", "How the person wants", ("电话", "Phone"), ("封口的提醒单", "A sealed slip"));
        await walker.Yes("本人同意建立健康档案", "The person agrees to a record");
        await walker.Save();
        await walker.Look("registered");
    }

    private static async Task Counsel(Walker walker)
    {
        await walker.Follow("接着填：避孕咨询", "Next: Counselling");
        await walker.Opened();
        await walker.Pick("您今天想谈谈避孕吗", "Would you like to talk", ("想", "Yes"));
        await walker.Yes("在不被旁人听到的地方交谈", "Held where nobody else");
        await walker.Pick("今天做到了哪几步", "Which steps were taken", ("宣传", "Learning"), ("双向知情", "Both sides"), ("个性化咨询", "Individual"));
        await walker.Pick("谈到了哪些方法", "Which methods were talked", Considered);
        await walker.Pick("本人接下来想", "What the person wants next", ("现在选择", "Choose now"));
        await walker.Look("counselling");
        await walker.Save();
    }

    private static async Task Examine(Walker walker, int width)
    {
        await walker.Follow("接着填：病史与检查", "Next: History");
        await walker.Opened();
        var combined = walker.Page.Locator("[data-method=CHC] .ky-category");
        await Expect(combined).ToHaveTextAsync(["1", "1"]);
        await walker.Type("收缩压", "Systolic", "128");
        await walker.Type("舒张压", "Diastolic", "82");
        await walker.Type("身高", "Height", "160");
        await walker.Type("体重", "Weight", "58");
        await walker.Yes("现在吸烟吗", "Do you smoke now");
        await walker.Type("每天几支", "How many cigarettes", "20");
        await Expect(combined).ToHaveTextAsync(["2", "2"]);
        await walker.Look("examination");
        if (width < 992) await SeeResults(walker);
        await walker.Save();
    }

    /// <summary>On a phone the panel comes over the form, shows the rows that speak, and goes again without losing the place.</summary>
    private static async Task SeeResults(Walker walker)
    {
        await Expect(walker.Page.Locator(".ky-see")).ToHaveTextAsync("看结果 7/60");
        await walker.Page.Locator(".ky-see").ClickAsync();
        await walker.Page.Locator("[data-method=CHC] .ky-why summary").ClickAsync();
        await Expect(walker.Page.Locator("[data-method=CHC] .ky-why")).ToContainTextAsync("吸烟，不满 35 岁");
        await walker.Look("results");
        await walker.Page.Keyboard.PressAsync("Escape");
        await Expect(walker.Page.Locator(".ky-save")).ToBeEnabledAsync();
    }

    private static async Task Choose(Walker walker)
    {
        await walker.Follow("接着填：知情选择", "Next: Informed choice");
        await walker.Opened();
        await ShowSheet(walker);
        await walker.Yes("本人第一次选用", "A first choice");
        await walker.Pick("本人想了解哪些方法", "Which methods did the person consider", Considered);
        await walker.Pick("给本人看了哪些方法说明", "Which method sheets", Considered);
        await walker.Pick("今天可以提供", "Which methods were offered", Considered);
        await walker.Find("本人选择", "The person chooses", "含铜宫内节育器", "Copper IUD");
        await walker.Yes("是本人自己决定的吗", "Was it the person's own");
        await walker.Pick("本人怎样得到", "How will the person get it", ("今天在这里", "Here today"));
        await walker.Find("今天得到的方法", "The method received today", "含铜宫内节育器", "Copper IUD");
        await walker.Look("choice");
        await walker.Save();
    }

    /// <summary>The sheet of a method opens beside the form, for the person to read.</summary>
    private static async Task ShowSheet(Walker walker)
    {
        await walker.Page.Locator("main summary", new() { HasText = walker.Say("方法说明", "Method sheets") }).ClickAsync();
        var sheet = await walker.Page.RunAndWaitForPopupAsync(() =>
            walker.Page.Locator("main details").GetByRole(AriaRole.Link, new() { Name = walker.Say("含铜宫内节育器", "Copper IUD") }).First.ClickAsync());
        await Expect(sheet.Locator("h1")).ToHaveTextAsync(walker.Say("含铜宫内节育器", "Copper IUD"));
        await sheet.CloseAsync();
    }

    private static async Task Consent(Walker walker)
    {
        await walker.Follow("接着填：放置宫内节育器知情同意书", "Next: Consent to an IUD");
        await walker.Opened();
        await walker.Pick("哪一种", "Which", ("含铜", "Copper"));
        await walker.Pick("已向本人讲清", "Explained to the person", ("做什么", "What is done"), ("好处", "Benefits"), ("风险", "Risks"), ("其他方法", "Other ways"), ("做之前", "One may change"), ("之后", "What to do"));
        await walker.Yes("本人的问题", "The person's questions");
        await walker.Sign("本人签名", "The person's signature");
        await walker.Look("consent");
        await walker.Save();
    }

    private static async Task Insert(Walker walker)
    {
        await walker.Follow("接着填：放置宫内节育器", "Next: IUD insertion");
        await walker.Opened();
        await walker.No("这是以前或在别处做的", "Done earlier or elsewhere");
        await walker.Pick("哪一种", "Which", ("含铜", "Copper"));
        await walker.Pick("怎样排除妊娠", "How pregnancy was excluded", ("核对表", "Checklist"));
        await walker.Pick("术中或术后即刻情况", "During or right after", ("顺利", "No trouble"));
        await walker.Pick("讲清了什么", "What was explained", ("怎样摸尾丝", "How to feel"), ("随时可以取出", "It can be taken out"));
        await walker.Pick("4-6 周复查时提醒吗", "A reminder at 4-6 weeks", ("要", "Yes"));
        await walker.Pick("3 个月时提醒吗", "A reminder at 3 months", ("不要", "No"));
        await walker.Look("insertion");
        await walker.Save();
        await Expect(walker.Page.Locator(".ky-stage")).ToHaveTextAsync(walker.Say("避孕方法启用期", "New method"));
        await Expect(walker.Page.Locator(".ky-timeline .ky-draft")).ToHaveCountAsync(0);
        await walker.Look("served");
    }

    private static async Task FindInToday(Walker walker)
    {
        var line = walker.Page.Locator(".ky-list > li").Filter(new() { HasText = "李小芳" }).First;
        await Expect(line).ToContainTextAsync(walker.Say("健康随访", "Health follow-up"));
        var words = await walker.Page.Locator("main").InnerTextAsync();
        foreach (var told in new[] { "节育器", "避孕", "IUD", "contracept", "复查" }) Assert.DoesNotContain(told, words, StringComparison.OrdinalIgnoreCase);
        await walker.Look("today");
    }

    private static async Task PrintSlip(Walker walker)
    {
        await walker.Follow("提醒单", "Reminder slips");
        await walker.Look("slips");
        await walker.Page.Locator("main form .btn-primary").ClickAsync();
        var slip = walker.Page.Locator(".ky-slip");
        await Expect(slip).ToHaveCountAsync(1);
        await Expect(slip).ToContainTextAsync("李小芳");
        await Expect(slip).Not.ToContainTextAsync("节育器");
        await walker.Look("slip");
        await walker.Go("/today");
        await Expect(walker.Page.Locator(".ky-list > li").Filter(new() { HasText = "李小芳" }).First).ToContainTextAsync(walker.Say("已提醒", "reminded on"));
        await walker.Look("reminded");
    }
}
