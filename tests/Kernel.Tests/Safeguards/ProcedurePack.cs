using Kangyu.Kernel.Tests.Packs;

namespace Kangyu.Kernel.Tests.Safeguards;

/// <summary>A made-up pack with a choice, a procedure with its consent and review, a request to end it, and an anonymous question.</summary>
internal static class ProcedurePack
{
    public static PackText Text { get; } = new("care", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pack.yaml"] = "pack: care\nversion: 1\ntitle: {zh: 护理, en: Care}\nstatus: draft\n",
        ["texts/agree.yaml"] = "text: care.agree\nversion: 1\ntitle: {zh: 同意, en: Consent}\nbody: {zh: 我同意, en: I agree}\n",
        ["lists/methods.yaml"] = "list: care.methods\ntitle: {zh: 方法, en: Methods}\noptions: {one: {zh: 一, en: One}, none: {zh: 不用, en: None}, not_today: {zh: 今天不, en: Not today}}\n",
        ["forms/choice.yaml"] = Form("choice", "", """
              - {id: first, ask: {zh: 首次, en: First}, type: yesno, required: true, role: first_choice}
              - {id: considered, ask: {zh: 想了解, en: Considered}, type: choices, options: {list: methods}, role: methods_considered}
              - {id: shown, ask: {zh: 看过, en: Shown}, type: choices, options: {list: methods}, role: sheets_shown}
              - {id: offered, ask: {zh: 提供, en: Offered}, type: choices, options: {list: methods}, role: methods_offered}
              - {id: referred, ask: {zh: 转介, en: Referred}, type: yesno, role: referral_logged}
              - {id: chosen, ask: {zh: 选择, en: Chosen}, type: choice, options: {list: methods}, role: method_chosen}

        """),
        ["forms/consent.yaml"] = Form("consent", "consent_for: sterilisation\n", """
              - {id: asked, ask: {zh: 申请, en: Request}, type: signature, signs: agree, by: person, required: true, role: own_request}
              - {id: labour, ask: {zh: 临产, en: In labour}, type: yesno, required: true, role: in_labour}
              - {id: condition, ask: {zh: 条件, en: A condition}, type: yesno, required: true, role: condition_of_care}
              - {id: proxy, ask: {zh: 代签, en: By proxy}, type: yesno, required: true, role: by_proxy}
              - {id: signed, ask: {zh: 签名, en: Signature}, type: signature, signs: agree, by: person, required: true, role: consent_signature}

        """),
        ["forms/done.yaml"] = Form("done", "procedure: {kind: sterilisation, consent: care.consent}\n", "      - {id: went_well, ask: {zh: 顺利, en: Went well}, type: yesno}\n"),
        ["forms/review.yaml"] = Form("review", "", "      - {id: reviewed, ask: {zh: 已复核, en: Reviewed}, type: yesno}\n"),
        ["forms/end.yaml"] = Form("end", "", """
              - {id: wanted, ask: {zh: 希望哪天, en: Wanted by}, type: date, role: wanted_by}
              - {id: declined, ask: {zh: 不做的原因, en: Why not}, type: choice, options: {infection: {zh: 炎症, en: Inflammation}}, role: decline_reason}

        """),
        ["forms/voice.yaml"] = Form("voice", "write: [machine]\n", "      - {id: pressured, ask: {zh: 受到压力, en: Pressured}, type: choice, options: {'yes': {zh: 是, en: 'Yes'}, 'no': {zh: 否, en: 'No'}}, role: pressured}\n", "nobody"),
        ["pathways/review.yaml"] = Duty("review", "event", "{form: done, flag: consent_missing}", "review"),
        ["pathways/ended.yaml"] = Duty("ended", "request", "{form: end}", "review"),
    });

    /// <summary>The answer to a complaint.</summary>
    public static string Reply => Form("reply", "write: [quality_reviewer]\n",
        "      - {id: complained, ask: {zh: 机构, en: Unit}, type: unit, role: complained_unit}\n" +
        "      - {id: received_on, ask: {zh: 收到, en: Received}, type: date}\n      - {id: answered_on, ask: {zh: 答复, en: Answered}, type: date}\n" +
        "      - {id: urgent, ask: {zh: 紧急, en: Urgent}, type: yesno}\n" +
        "      - {id: found, ask: {zh: 结论, en: Result}, type: choice, options: {founded: {zh: 属实, en: Founded}, not_founded: {zh: 不属实, en: Not founded}}}\n" +
        "      - {id: in_time, show: {zh: 按时, en: In time}, type: yesno, calc: 'answered_on <= if(urgent, received_on + 1 day, received_on + 7 days)'}\n" +
        "      - {id: days_taken, show: {zh: 天数, en: Days}, type: integer, calc: answered_on - received_on}\n" +
        "      - {id: turned_down, show: {zh: 驳回, en: Turned down}, type: yesno, calc: \"found = 'not_founded'\"}\n" +
        "      - {id: fine_and_fast, show: {zh: 又好又快, en: Fine and fast}, type: yesno, calc: \"answered_on <= received_on and found = 'not_founded'\"}\n", "nobody");

    /// <summary>What the person thinks of it.</summary>
    public static string Verdict => Form("verdict", "write: [machine]\n", "      - {id: accepts, ask: {zh: 接受, en: Accepts}, type: choice, options: {'yes': {zh: 是, en: 'Yes'}, 'no': {zh: 否, en: 'No'}}, role: verdict}\n", "nobody");

    private static string Form(string name, string keys, string items, string about = "person") =>
        $"form: care.{name}\nversion: 1\nabout: {about}\ntitle: {{zh: 表, en: Form}}\n{keys}sections:\n  - title: {{zh: 部分, en: Part}}\n    items:\n{items}";

    private static string Duty(string name, string kind, string start, string form) =>
        $"pathway: care.{name}\ntitle: {{zh: 责任, en: Duty}}\nduty: {kind}\nstarts: {start}\nsteps:\n  - {{id: task, due: start + 7 days, window: [-7 days, +0 days], form: {form}}}\n";
}
