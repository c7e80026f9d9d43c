using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Lists;

namespace Kangyu.Kernel.Packs.Model;

/// <summary>A checked pack. Everything in it is resolved: options are filled in, expressions are compiled, references exist.</summary>
public sealed record Pack
{
    public required string Name { get; init; }
    public required int Version { get; init; }
    public required Words Title { get; init; }
    /// <summary>Null while the pack is a draft for clinical review; the screen says so.</summary>
    public Review? Reviewed { get; init; }
    public int Order { get; init; }
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, Offer> Offers { get; init; } = new Dictionary<string, Offer>();
    /// <summary>What a text message says; the same for whatever it reminds of (S13). Null: this pack has no words for it.</summary>
    public Words? ReminderText { get; init; }
    /// <summary>Forms that usually follow one another within a visit: after one is saved the next is a press away. None is a condition for another (S8).</summary>
    public IReadOnlyList<WayStep> Way { get; init; } = [];
    /// <summary>Other forms (<c>pack.form</c>) that are often wanted, the most usual first.</summary>
    public IReadOnlyList<string> Usual { get; init; } = [];
    public IReadOnlyList<OptionList> Lists { get; init; } = [];
    /// <summary>Lists of codes that are searched.</summary>
    public IReadOnlyList<CodeList> CodeLists { get; init; } = [];
    public IReadOnlyList<Form> Forms { get; init; } = [];
    public IReadOnlyList<Pathway> Pathways { get; init; } = [];
    public IReadOnlyList<DecisionTable> Decisions { get; init; } = [];
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];
    public IReadOnlyList<MethodSheet> Sheets { get; init; } = [];
    public IReadOnlyList<SignedText> Texts { get; init; } = [];
    public IReadOnlyList<Case> Cases { get; init; } = [];
    /// <summary>SHA-256 (hex) over the pack's files in path order: what an activation entry names.</summary>
    public required string ContentHash { get; init; }
}

public sealed record Review(string By, DateOnly On);

/// <summary>Something a person can agree to be reminded of. <paramref name="Id"/> is <c>pack.offer</c>; it stands <paramref name="Months"/> months.</summary>
public sealed record Offer(string Id, Words Title, int Months, bool Draft, string? Source);

/// <summary>A form (<c>pack.form</c>) on the way. <paramref name="GoesOn"/>: where its entry says no to this, the way ends with it; null: it goes on.</summary>
public sealed record WayStep(string Form, Expression? GoesOn);

public sealed record OptionList(string Id, Words Title, IReadOnlyList<Option> Options);

public sealed record Option(string Code, Words Title)
{
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>The exact words a signature is bound to. <see cref="Hash"/> is SHA-256 over the UTF-8 body as written.</summary>
public sealed record SignedText(string Id, int Version, Words Title, Words Body, bool Draft, string? Source)
{
    private readonly string zh = HashOf(Body.Zh);
    private readonly string en = HashOf(Body.En);

    public string Hash(string language) => language.StartsWith("en", StringComparison.Ordinal) ? en : zh;

    private static string HashOf(string body) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(body)));
}

public sealed record MethodSheet
{
    public required string Id { get; init; }
    public required string Method { get; init; }
    public required int Version { get; init; }
    public required Words Title { get; init; }
    public bool Draft { get; init; }
    public bool Continuing { get; init; }
    /// <summary>Its own column in the eligibility table; null: never answered by another's (S9).</summary>
    public string? Column { get; init; }
    /// <summary>Tier (county, township, village, default) to provided | refill | referral | no.</summary>
    public IReadOnlyDictionary<string, string> AvailableHere { get; init; } = new Dictionary<string, string>();
    public Effectiveness? Effectiveness { get; init; }
    public Words? Lasts { get; init; }
    public Words? HowItWorks { get; init; }
    public IReadOnlyList<Words> Benefits { get; init; } = [];
    public IReadOnlyList<Words> Risks { get; init; } = [];
    public IReadOnlyList<Words> SideEffects { get; init; } = [];
    public IReadOnlyList<Words> WarningSigns { get; init; } = [];
    public IReadOnlyList<Words> HowToUse { get; init; } = [];
    public Words? HowToStop { get; init; }
    public Words? DoesNotProtect { get; init; }
    public IReadOnlyList<string> Sources { get; init; } = [];
}

/// <summary>Per cent of women pregnant in the first year, perfect and typical use; null where the source gives none.</summary>
public sealed record Effectiveness(double? Perfect, double? Typical, Words? Of, string Source);
