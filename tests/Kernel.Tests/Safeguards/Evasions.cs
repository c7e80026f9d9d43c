using Kangyu.Kernel.Tests.Packs;

namespace Kangyu.Kernel.Tests.Safeguards;

/// <summary>A way in which a pack may try to get round a safeguard. <paramref name="Code"/>: what refuses it, the rule itself or the closed world that has no word for it.</summary>
internal sealed record Evasion(string Rule, string How, PackText Pack, string Code);

/// <summary>
/// Attempts on every safeguard, as somebody would make them who means to get round it: another name, another language, a way through a calc, a fact, a table or a formula, a switch that does not exist.
/// </summary>
internal static class Evasions
{
    private static PackText Clinic => ClinicPack.Text;

    private static PackText Care => ProcedurePack.Text;

    public static IReadOnlyList<Evasion> All =>
    [
        .. Targets, .. Rewards, .. Permission, .. Watching, .. Agreement, .. Choice, .. OwnConsent, .. Removal, .. Orders, .. SmallNumbers, .. Looks, .. Erasure, .. Rooms, .. Sex, .. Voice, .. OldWords,
    ];

    private static IEnumerable<Evasion> Targets =>
    [
        Of("S1", "a choice under another name, through a calc", Share(Item("well_served", "calc: method = 'coil'"), "well_served")),
        Of("S1", "two calcs between the choice and the number", Share(Item("points", "calc: if(well_served, 1, 0)", Item("well_served", "calc: method = 'coil'")), "points > 0")),
        Of("S1", "a concept of its own for the same thing", Share(Asked("service_kind", "concept: method\n        type: choice\n        options: {list: clinic.methods}"), "service_kind = 'coil'")),
        Of("S1", "hidden in the filter of the formula", Clinic.With("indicators/share.yaml", ShareOf("rested").Replace("where: occurred", "where: method = 'coil' and occurred", StringComparison.Ordinal))),
        Of("S1", "a question asked only after one choice", Share(Item("explained", "when: method = 'coil'\n        calc: rested"), "explained")),
        Of("S1", "a goal in Chinese words", Clinic.Edit("indicators/levels.yaml", "zh: 测量人次", "zh: 测量人次（目标）")),
        Of("S1", "a goal in English words", Clinic.Edit("indicators/levels.yaml", "en: Measurements", "en: Measurements (should reach 90 %)")),
        Of("S1", "a duty that is done when somebody chose", Clinic.Edit("pathways/owed.yaml", "    form: clinic.answer\n", "    form: clinic.visit\n    if: method = 'coil'\n"), "unknown_key"),
        Of("S1", "a sum of ones instead of a count", Clinic.Edit("indicators/levels.yaml", "count: entries", "sum: one").Edit("indicators/levels.yaml", "by: [county]", "by: [unit]").Edit("forms/visit.yaml", "  - id: drugs\n", "      - id: one\n        show: {zh: 项, en: Item}\n        type: integer\n        calc: if(rested, 1, 1)\n  - id: drugs\n")),
        Of("S1", "who came, as coverage", Clinic.Edit("indicators/levels.yaml", "kind: volume", "kind: coverage")),
    ];

    private static IEnumerable<Evasion> Rewards =>
    [
        Of("S2", "a bonus beside the choice, in Chinese", Label("{zh: 奖补金额, en: Amount}")),
        Of("S2", "a penalty beside the choice, in English", Label("{zh: 金额, en: Points deducted}")),
        Of("S2", "an option that pays", Clinic.Edit("forms/visit.yaml", "left: {zh: 左, en: Left}", "left: {zh: 发红包, en: Left}")),
        Of("S2", "in the words of a number", Clinic.Edit("indicators/levels.yaml", "zh: 测量人次", "zh: 绩效工资人次")),
    ];

    private static IEnumerable<Evasion> Permission =>
    [
        Of("S3", "a permit, in Chinese", Label("{zh: 准生证号, en: Number}")),
        Of("S3", "a permit, in English", Label("{zh: 号, en: Birth permit number}")),
        Of("S3", "a permit, in pinyin", Asked("zhunshengzheng", "type: text")),
        Of("S3", "a permit, in a code", Clinic.Edit("lists/methods.yaml", "cap: {zh", "birth_permit: {zh")),
        Of("S3", "a verdict on marrying in the rows of a table", Clinic.Edit("decisions/level.csv", "high,复查,Measure again", "high,暂缓结婚,Measure again")),
    ];

    private static IEnumerable<Evasion> Watching =>
    [
        Of("S4", "the last period under another name, known by its code", Number(Asked("day_one", "type: date\n        maps: {loinc: 8665-2}"), "day_one is answered", "supply")),
        Of("S4", "the last period in its label alone", Number(Clinic.Edit("forms/visit.yaml", "  - id: drugs\n", "      - id: day_one\n        ask: {zh: 末次月经, en: A day}\n        type: date\n  - id: drugs\n"), "day_one is answered", "supply")),
        Of("S4", "a duty that a pregnancy starts", Asked("due_day", "type: date\n        protected: pregnancy").Edit("pathways/owed.yaml", "if: rested = no", "if: due_day is answered")),
        Of("S4", "a duty that goes on and on", Clinic.Edit("pathways/owed.yaml", "    form: clinic.answer\n", "    form: clinic.answer\n    repeat: {every: 7 days, count: 3}\n")),
        Of("S4", "a method on the slip, in Chinese", Slip("{zh: 上环后复查, en: Health check}")),
        Of("S4", "a result on the slip, in English", Slip("{zh: 健康复查, en: Your test results}")),
        Of("S4", "a list of who did not come", Clinic.With("lists/lapsed.yaml", "list: clinic.lapsed\ntitle: {zh: 名单, en: List}\nof: {due: clinic.again.months_3, where: lapsed}\n"), "unknown_key"),
    ];

    private static IEnumerable<Evasion> Agreement =>
    [
        Of("S5", "reminders without an agreement", Clinic.Edit("pathways/again.yaml", "offer: again\n", "")),
        Of("S5", "messages that cannot be stopped", Clinic.Edit("pack.yaml", "，不再收到请回复TD", "")),
        Of("S5", "messages that tell nobody to ask", Clinic.Edit("pack.yaml", "咨询{unit_phone}，", "")),
        Of("S5", "an agreement given beforehand", Clinic.Edit("forms/visit.yaml", "offer: again\n        when", "offer: again\n        prefill: rested\n        when"), "offer_prefill"),
    ];

    private static IEnumerable<Evasion> Choice =>
    [
        Of("S6", "nobody is asked whether it is the first choice", Care.Edit("forms/choice.yaml", ", role: first_choice", "")),
        Of("S6", "a first choice is worked out to be none", Care.Edit("forms/choice.yaml", "ask: {zh: 首次, en: First}, type: yesno, required: true, role", "show: {zh: 首次, en: First}, type: yesno, calc: 'no', role")),
        Of("S6", "the methods offered are filled in beforehand", Care.Edit("forms/choice.yaml", "title: {zh: 表, en: Form}\n", "title: {zh: 表, en: Form}\nfacts: {before: latest offered}\n").Edit("forms/choice.yaml", "options: {list: methods}, role: methods_offered", "options: {list: methods}, prefill: before, role: methods_offered")),
        Of("S6", "the sheets count as shown by a calc", Care.Edit("forms/choice.yaml", "ask: {zh: 看过, en: Shown}, type: choices, options: {list: methods}, role", "show: {zh: 看过, en: Shown}, type: choices, options: {list: methods}, calc: considered, role")),
        Of("S6", "none and not today are asked of some alone", Care.Edit("lists/methods.yaml", "one: {zh: 一, en: One}", "one: {zh: 一, en: One, tags: [kept]}").Edit("forms/choice.yaml", "options: {list: methods}, role: method_chosen", "options: {list: methods, tagged: kept}, role: method_chosen")),
    ];

    private static IEnumerable<Evasion> OwnConsent =>
    [
        Of("S7", "a signature that is asked of some alone", Care.Edit("forms/consent.yaml", "required: true, role: consent_signature", "required: true, when: labour = no, role: consent_signature")),
        Of("S7", "a signature in a part that is asked of some alone", Care.Edit("forms/consent.yaml", "  - title: {zh: 部分, en: Part}\n", "  - title: {zh: 先, en: First}\n    items:\n      - {id: sure, ask: {zh: 确定, en: Sure}, type: yesno}\n  - title: {zh: 部分, en: Part}\n    when: sure\n")),
        Of("S7", "labour is worked out to be none", Care.Edit("forms/consent.yaml", "ask: {zh: 临产, en: In labour}, type: yesno, required: true", "show: {zh: 临产, en: In labour}, type: yesno, calc: 'no'")),
        Of("S7", "whether it is a condition of care is left to be asked of some", Care.Edit("forms/consent.yaml", "type: yesno, required: true, role: condition_of_care", "type: yesno, required: true, when: labour, role: condition_of_care")),
        Of("S7", "nobody has to say whether it is by proxy", Care.Edit("forms/consent.yaml", "type: yesno, required: true, role: by_proxy", "type: yesno, role: by_proxy")),
        Of("S7", "every case is an emergency", Abortion("show: {zh: 抢救, en: Emergency}, type: yesno, calc: went_well is answered or went_well is not answered, role: emergency")),
        Of("S7", "a sterilisation consent in the clothes of another", Care.Edit("forms/consent.yaml", "consent_for: sterilisation", "consent_for: insertion")),
        Of("S7", "an emergency that sterilises", Care.Edit("forms/done.yaml", "items:\n", "items:\n      - {id: urgent, ask: {zh: 抢救, en: Emergency}, type: yesno, role: emergency}\n      - {id: why, ask: {zh: 理由, en: Why}, type: text, role: emergency_reason}\n")),
    ];

    private static IEnumerable<Evasion> Removal =>
    [
        Of("S8", "a task for next year", Care.Edit("pathways/ended.yaml", "due: start + 7 days", "due: start + 300 days")),
        Of("S8", "a task with a window that never ends", Care.Edit("pathways/ended.yaml", "window: [-7 days, +0 days]", "window: [-7 days, +300 days]")),
        Of("S8", "the reason of declining is anything that is typed", Care.Edit("forms/end.yaml", "type: choice, options: {infection: {zh: 炎症, en: Inflammation}}, role: decline_reason", "type: text, role: decline_reason"), "wrong_type"),
        Of("S8", "counselling before a removal", Care.Edit("forms/done.yaml", "kind: sterilisation", "kind: removal").Edit("forms/consent.yaml", "consent_for: sterilisation", "consent_for: removal")
            .Edit("forms/done.yaml", "items:\n", "items:\n      - {id: shown_sheets, ask: {zh: 看过, en: Shown}, type: choices, options: {list: methods}, role: sheets_shown}\n")),
    ];

    /// <summary>A table only ever answers: nothing in a pack lets an answer choose, refuse or close something.</summary>
    private static IEnumerable<Evasion> Orders =>
    [
        Of("S9", "a table that refuses", Clinic.Edit("decisions/fit.yaml", "otherwise: none", "otherwise: none\nrefuses: ['3']"), "unknown_key"),
        Of("S9", "what was not asked counts as the best", Clinic.Edit("decisions/fit.yaml", "otherwise: none", "otherwise: '1'"), "unknown_word"),
        Of("S9", "an answer chosen by the table", Clinic.Edit("forms/visit.yaml", "protected: method\n", "protected: method\n        calc: decide('clinic.fit')\n"), "expr_type"),
        Of("S9", "methods in the table's order", Clinic.Edit("decisions/fit.yaml", "policy: worst category", "policy: worst category\norder: best_first"), "unknown_key"),
    ];

    /// <summary>Hiding small numbers is not a pack's to say.</summary>
    private static IEnumerable<Evasion> SmallNumbers =>
    [
        Of("S10", "a switch", Clinic.Edit("indicators/levels.yaml", "count: entries", "count: entries\nsuppress: no"), "unknown_key"),
        Of("S10", "a lower limit", Clinic.Edit("indicators/levels.yaml", "count: entries", "count: entries\nleast: 1"), "unknown_key"),
        Of("S10", "by worker", Clinic.Edit("indicators/levels.yaml", "by: [county]", "by: [author]"), "unknown_word"),
        Of("S10", "by the day", Clinic.Edit("indicators/levels.yaml", "period: quarter", "period: day"), "unknown_word"),
    ];

    /// <summary>Looks are logged whatever a pack says.</summary>
    private static IEnumerable<Evasion> Looks =>
    [
        Of("S11", "a form whose looks are not logged", Clinic.Edit("forms/visit.yaml", "draft: true\n", "draft: true\nlogged: no\n"), "unknown_key"),
        Of("S11", "a role that reads unseen", Clinic.Edit("forms/visit.yaml", "write: [clinician, village_doctor]", "write: [clinician, inspector]"), "unknown_word"),
        Of("S11", "a pack that opens records", Clinic.Edit("pack.yaml", "order: 7", "order: 7\naccess: all"), "unknown_key"),
    ];

    /// <summary>What is kept by law names its law and a term; nothing is kept for ever.</summary>
    private static IEnumerable<Evasion> Erasure =>
    [
        Of("S12", "kept for ever", Clinic.Edit("forms/visit.yaml", "legal: 15 years", "legal: forever"), "wrong_type"),
        Of("S12", "kept without a law", Clinic.Edit("forms/visit.yaml", "retention: {legal: 15 years, source: guide}", "retention: {legal: 15 years}"), "missing_key"),
        Of("S12", "a form that cannot be corrected", Clinic.Edit("forms/visit.yaml", "draft: true\n", "draft: true\namend: no\n"), "unknown_key"),
    ];

    private static IEnumerable<Evasion> Rooms =>
    [
        Of("S13", "an open duty that a private form answers", PrivateAnswer),
        Of("S13", "a private answer that starts an open pathway", Clinic.Edit("forms/visit.yaml", "ask: {zh: 休息过, en: Rested}\n", "ask: {zh: 休息过, en: Rested}\n        sensitive: violence\n")),
        Of("S13", "private visits counted by unit", Clinic.Without("pathways/owed.yaml").Without("pathways/again.yaml").Without("indicators/reminded.yaml").Without("cases/first.yaml")
            .Edit("forms/answer.yaml", "title: {zh: 答复, en: Answer}\nsections:", "title: {zh: 答复, en: Answer}\nsensitive: sti\nsections:").With("indicators/answers.yaml", Counting("clinic.answer", "occurred in period", "volume").Replace("[county]", "[unit]", StringComparison.Ordinal))),
    ];

    private static IEnumerable<Evasion> Sex =>
    [
        Of("S14", "in Chinese", Label("{zh: 胎儿性别, en: Finding}")),
        Of("S14", "in English", Label("{zh: 所见, en: Sex of the fetus}")),
        Of("S14", "in pinyin", Asked("taier_xingbie", "type: text")),
        Of("S14", "as an option", Clinic.Edit("forms/visit.yaml", "left: {zh: 左, en: Left}", "left: {zh: 男胎, en: Left}")),
        Of("S14", "in the rows of a table", Clinic.Edit("decisions/level.csv", "high,复查,Measure again", "high,复查,Tell the fetal gender")),
    ];

    private static IEnumerable<Evasion> Voice =>
    [
        Of("S15", "a worker writes it down", Care.Edit("forms/voice.yaml", "write: [machine]", "write: [machine, clinician]")),
        Of("S15", "the answer is worked out", Care.Edit("forms/voice.yaml", "ask: {zh: 受到压力, en: Pressured}", "show: {zh: 受到压力, en: Pressured}").Edit("forms/voice.yaml", "role: pressured", "calc: \"'no'\", role: pressured")),
        Of("S15", "a phone beside it", Care.Edit("forms/voice.yaml", "items:\n", "items:\n      - {id: call, ask: {zh: 电话, en: Phone}, type: text, role: phone}\n")),
        Of("S15", "complaints by unit, as a sum", Care.With("forms/reply.yaml", ProcedurePack.Reply).With("indicators/replies.yaml", "indicator: care.replies\nkind: volume\ntitle: {zh: 答复, en: Answers}\nof: {form: reply, where: occurred in period}\nsum: days_taken\nperiod: quarter\nby: [complained]\n")),
        Of("S15", "fewer complaints are better", Care.With("indicators/voices.yaml", "indicator: care.voices\nkind: experience\ntitle: {zh: 回答, en: Answers}\nof: {form: voice, where: \"pressured = 'yes' and occurred in period\"}\ncount: entries\nperiod: quarter\nby: [unit]\nbetter: lower\n")),
    ];

    private static IEnumerable<Evasion> OldWords =>
    [
        Of("S16", "in Chinese", Label("{zh: 查环查孕日期, en: Day}")),
        Of("S16", "in English", Label("{zh: 日期, en: IUD inspection day}")),
        Of("S16", "in pinyin", Asked("shehui_fuyangfei", "type: decimal")),
        Of("S16", "as the name of a list", Clinic.Edit("lists/methods.yaml", "title: {zh: 方法, en: Methods}", "title: {zh: 二女户, en: Methods}")),
    ];

    private static PackText PrivateAnswer => Clinic.Edit("forms/answer.yaml", "title: {zh: 答复, en: Answer}\nsections:", "title: {zh: 答复, en: Answer}\nsensitive: sti\nsections:");

    private static PackText Abortion(string emergency) => Care.Edit("forms/done.yaml", "kind: sterilisation", "kind: abortion").Edit("forms/consent.yaml", "consent_for: sterilisation", "consent_for: abortion")
        .Edit("forms/done.yaml", "items:\n", $"items:\n      - {{id: urgent, {emergency}}}\n      - {{id: why, ask: {{zh: 理由, en: Why}}, type: text, role: emergency_reason}}\n");

    private static Evasion Of(string rule, string how, PackText pack, string? code = null) => new(rule, how, pack, code ?? rule);

    private static PackText Label(string words) => Clinic.Edit("forms/visit.yaml", "ask: {zh: 批号, en: Lot}", "ask: " + words);

    private static PackText Slip(string words) => Clinic.Edit("pathways/again.yaml", "{zh: 健康复查, en: Health check}", words);

    private static PackText Item(string id, string keys, PackText? pack = null) => Before(pack ?? Clinic, $"      - id: {id}\n        show: {{zh: 项, en: Item}}\n        {keys}\n");

    private static PackText Asked(string id, string keys) => Before(Clinic, $"      - id: {id}\n        ask: {{zh: 项, en: Item}}\n        {keys}\n");

    private static PackText Before(PackText pack, string item) => pack.Edit("forms/visit.yaml", "  - id: drugs\n", item + "  - id: drugs\n");

    private static PackText Share(PackText pack, string those) => pack.With("indicators/share.yaml", ShareOf(those));

    private static string ShareOf(string those) =>
        $"indicator: clinic.share\nkind: quality\ntitle: {{zh: 比例, en: Share}}\nof: {{form: clinic.visit, where: occurred in period}}\nthose: {those}\nperiod: quarter\nby: [unit]\nbetter: higher\n";

    private static PackText Number(PackText pack, string where, string kind) => pack.With("indicators/number.yaml", Counting("clinic.visit", where + " and occurred in period", kind));

    private static string Counting(string form, string where, string kind) =>
        $"indicator: clinic.number\nkind: {kind}\ntitle: {{zh: 次数, en: A count}}\nof: {{form: {form}, where: {where}}}\ncount: entries\nperiod: quarter\nby: [county]\n";
}
