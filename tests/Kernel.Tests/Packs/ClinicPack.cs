namespace Kangyu.Kernel.Tests.Packs;

/// <summary>A small made-up pack that uses every kind of file and nearly every key, for tests to break one thing at a time.</summary>
internal static class ClinicPack
{
    public static PackText Text { get; } = new("clinic", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pack.yaml"] = Pack,
        ["lists/methods.yaml"] = List,
        ["lists/herbs.yaml"] = Herbs,
        ["lists/herbs.csv"] = HerbsCsv,
        ["texts/agree.yaml"] = Agree,
        ["sheets/coil.yaml"] = Sheet,
        ["decisions/level.yaml"] = Level,
        ["decisions/level.csv"] = LevelCsv,
        ["decisions/fit.yaml"] = Fit,
        ["decisions/fit.csv"] = FitCsv,
        ["forms/visit.yaml"] = Visit,
        ["forms/answer.yaml"] = Answer,
        ["pathways/again.yaml"] = Again,
        ["pathways/owed.yaml"] = Owed,
        ["indicators/reminded.yaml"] = Reminded,
        ["indicators/levels.yaml"] = Levels,
        ["cases/first.yaml"] = Cases,
    });

    private const string Pack = """
        pack: clinic
        version: 3
        title: {zh: 门诊, en: Clinic}
        status: {reviewed: {by: 测试甲, on: 2026-01-05}}
        order: 7
        sources:
          guide: A made-up guide, 2020
        offers:
          again: {zh: 复查提醒, en: Reminder to come again}
          yearly: {title: {zh: 每年提醒, en: Yearly reminder}, months: 14, draft: true, source: guide}
        messages:
          reminder: {zh: "{unit}：{date}前后方便时请来。咨询{unit_phone}，不再收到请回复TD", en: "{unit}: please come around {date}. Questions {unit_phone}; reply TD for no more"}

        """;

    private const string List = """
        list: clinic.methods
        title: {zh: 方法, en: Methods}
        options:
          coil: {zh: 甲法, en: Method A, tags: [continuing]}
          cap: {zh: 乙法, en: Method B}

        """;

    private const string Herbs = """
        list: clinic.herbs
        title: {zh: 草药, en: Herbs}
        source: guide
        licence: CC0-1.0
        rows: herbs.csv
        columns: {code: number}

        """;

    private const string HerbsCsv = """
        number,zh,en,until
        H1,甘草,Liquorice,
        H2,薄荷,Mint,2026-01-31

        """;

    private const string Agree = """
        text: clinic.agree
        version: 1
        title: {zh: 同意书, en: Agreement}
        body:
          zh: |
            我同意。
          en: |
            I agree.

        """;

    private const string Sheet = """
        sheet: clinic.coil
        version: 1
        title: {zh: 甲法, en: Method A}
        continuing: true
        column: A
        available_here: {default: referral, tiers: {county: provided}}
        effectiveness: {perfect: 0.6, typical: 0.8, source: guide}
        benefits: [{zh: 好处, en: A benefit}]
        how_to_stop: {zh: 随时停用, en: Stop at any time}
        does_not_protect: {zh: 不防感染, en: Does not protect from infections}
        sources: [guide]

        """;

    private const string Level = """
        decision: clinic.level
        title: {zh: 水平, en: Level}
        facts: {systolic: integer}
        answers: [normal, high]
        policy: worst row that applies
        otherwise: none
        rows: level.csv

        """;

    private const string LevelCsv = """
        row,if,answer,advice_zh,advice_en,source
        low,systolic < 140,normal,保持,Keep it up,guide
        up,systolic >= 140,high,复查,Measure again,guide

        """;

    private const string Fit = """
        decision: clinic.fit
        version: 2
        title: {zh: 适用性, en: Fit}
        facts: {age: integer, habits: "choices(smokes, drinks, none)"}
        conditions:
          old: age >= 60
          smokes: includes(habits, 'smokes')
        unreachable: [rare]
        methods: {A: {zh: 甲, en: A}, B: {zh: 乙, en: B}}
        categories: ["1", "2", "3"]
        policy: worst category
        otherwise: none
        cells: fit.csv

        """;

    private const string FitCsv = """
        code,condition_group,condition,sub_condition,method,category_initiation,category_continuation,note_flag
        old,Age,60 and over,,A,2,2,
        old,Age,60 and over,,B,2/3,3,CLARIFY;RANGE
        smokes,Habits,Smokes,,A,3,NA,
        rare,Rare,A rare thing,,B,1,1,

        """;

    private const string Visit = """
        form: clinic.visit
        version: 2
        about: person
        title: {zh: 就诊, en: Visit}
        retention: {legal: 15 years, source: guide}
        draft: true
        source: [guide]
        write: [clinician, village_doctor]
        facts:
          age: person age
          born: person born
          last_systolic: latest systolic within 12 months
          last_on: date of latest systolic
          ever_rested: ever rested
          ever_left: ever arm = 'left'
          visits: count of clinic.visit within 12 months
        checks:
          - that: seen_on >= born
            at: seen_on
            else: {zh: 日期不对, en: The dates do not fit}
            code: dates_contradict
        upcasts:
          - from: 1
            was: {systolic: sys}
            values: {arm: {l: left, r: right}}
            fill: {rested: no}
        sections:
          - title: {zh: 测量, en: Measurement}
            items:
              - id: rested
                ask: {zh: 休息过, en: Rested}
                help: {zh: 五分钟, en: Five minutes}
                type: yesno
                required: true
              - id: arm
                ask: {zh: 手臂, en: Arm}
                type: choice
                options:
                  left: {zh: 左, en: Left}
                  right: {zh: 右, en: Right}
                when: rested
              - id: systolic
                ask: {zh: 收缩压, en: Systolic}
                type: integer
                unit: mm[Hg]
                limits: {refuse: [50, 300], confirm: [80, 220]}
                required: rested
                prefill: last_systolic
                maps: {loinc: 8480-6, ws: }
                check:
                  - that: systolic > 60
                    else: {zh: 太低, en: Too low}
              - id: seen_on
                ask: {zh: 日期, en: Date}
                type: date
                limits: {refuse: [born, today]}
              - id: habits
                ask: {zh: 习惯, en: Habits}
                type: choices
                options:
                  smokes: {zh: 吸烟, en: Smokes}
                  drinks: {zh: 饮酒, en: Drinks}
                  none: {zh: 都没有, en: None}
                alone: [none]
              - id: change
                show: {zh: 变化, en: Change}
                calc: systolic - last_systolic
              - id: level
                show: {zh: 结果, en: Result}
                calc: decide('clinic.level')
              - id: fit
                show: {zh: 适用, en: Fit}
                calc: decide('clinic.fit')
              - id: method
                ask: {zh: 方法, en: Method}
                type: choice
                options: {list: clinic.methods, tagged: continuing}
                protected: method
              - id: wish
                ask: {zh: 想要提醒吗？, en: "A reminder, perhaps?"}
                type: offer
                offer: again
                when: level = 'high'
              - id: agreement
                ask: {zh: 签名, en: Signature}
                type: signature
                signs: agree
                by: person
              - id: batch
                ask: {zh: 批号, en: Lot}
                type: lot
                product: [coil]
              - id: herb
                ask: {zh: 草药, en: Herb}
                type: code
                list: herbs
              - id: herb_why
                ask: {zh: 为什么, en: Why}
                type: text
                when: herb in ('H1', 'H2')
          - id: drugs
            title: {zh: 用药, en: Medicines}
            repeat: {min: 0, max: 5}
            items:
              - id: drug
                ask: {zh: 药名, en: Name}
                type: text
                length: 80
              - id: dose
                ask: {zh: 剂量, en: Dose}
                type: decimal
                unit: mg
                when: drug is answered
          - title: {zh: 小结, en: Summary}
            when: any(drugs, dose > 100)
            items:
              - id: remark
                ask: {zh: 说明, en: Remark}
                type: text

        """;

    private const string Answer = """
        form: clinic.answer
        version: 1
        about: person
        title: {zh: 答复, en: Answer}
        sections:
          - title: {zh: 答复, en: Answer}
            items:
              - id: answered_well
                ask: {zh: 已答复, en: Answered}
                type: yesno

        """;

    private const string Again = """
        pathway: clinic.again
        stage: under_treatment
        offer: again
        starts:
          form: clinic.visit
          if: level = 'high'
          at: seen_on
        steps:
          - id: months_3
            due: start + 3 months
            window: [-14 days, +30 days]
            form: clinic.visit
            slip: {zh: 健康复查, en: Health check}
            source: guide
          - id: every_year
            title: {zh: 每年, en: Every year}
            offer: yearly
            due: start + 12 months
            window: [-1 months, +2 months]
            forms: [clinic.visit, clinic.answer]
            repeat: {every: 12 months, until: 36 months}
            slip: {zh: 健康服务, en: Health service}
            draft: true
        ends:
          - {form: clinic.visit, if: level = 'normal'}

        """;

    private const string Owed = """
        pathway: clinic.owed
        title: {zh: 答复, en: Answer}
        duty: request
        starts: {form: clinic.visit, if: rested = no}
        steps:
          - id: answer
            due: start + 7 days
            window: [-7 days, +7 days]
            form: clinic.answer

        """;

    private const string Reminded = """
        indicator: clinic.reminded
        kind: timeliness
        title: {zh: 按时提醒, en: Reminded in time}
        of: {due: clinic.again.months_3, where: window_end in period}
        those: reminded_on between window_start and window_start + 3 days
        period: quarter
        by: [unit]
        better: higher
        words: {zh: 按时提醒的比例, en: The share reminded in time}

        """;

    private const string Levels = """
        indicator: clinic.levels
        kind: volume
        title: {zh: 测量人次, en: Measurements}
        of: {form: clinic.visit, where: "systolic >= 140 and arm in ('left') and occurred in period"}
        count: entries
        period: quarter
        by: [county]

        """;

    private const string Cases = """
        case: high, wants a reminder
        person: {born: 1980-03-01, sex: female}
        unit: township
        story:
          - on: 2026-03-01
            form: clinic.visit
            by: clinician
            answers: {rested: yes, systolic: 150, wish: yes, drugs: [{drug: 甲药, dose: 5}]}
            expect: {level: high, rows: [up], due: []}
          - on: 2026-03-02
            amend: 1
            reason: wrong arm
            answers: {rested: yes, arm: left, systolic: 150}
          - today: 2026-06-01
            expect: {stage: under_treatment, due: [{step: months_3, state: due}]}
        ---
        case: old
        decide: clinic.fit
        facts: {age: 70}
        expect: {codes: [old], results: {A: {initiation: "2"}}}

        """;
}
