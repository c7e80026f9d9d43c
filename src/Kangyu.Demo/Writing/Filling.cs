using System.Globalization;
using Kangyu.Demo.People;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo.Writing;

/// <summary>A form while it is being filled, with the values that reading its JSON would give. What the form calculates is left to admission.</summary>
internal sealed class Filling
{
    private readonly PreparedForm prepared;
    private readonly Value[] slots;
    private readonly Dictionary<string, Signature> signatures;

    public Filling(PreparedForm prepared)
        : this(prepared, new Value[prepared.Form.Slots], [])
    {
    }

    public Filling(PreparedForm prepared, Value[] slots, Dictionary<string, Signature> signatures)
    {
        this.prepared = prepared;
        this.slots = slots;
        this.signatures = signatures;
    }

    public Form Form => prepared.Form;

    /// <summary>The form asks whether the person wants to be reminded of something.</summary>
    public bool HasOffers => prepared.HasOffers;

    public Value this[string item] => slots[prepared[item].Slot];

    public bool Has(string item) => prepared.Has(item);

    public Filling Put(string item, bool yes) => Set(item, Value.Of(yes));

    public Filling Put(string item, double number) => Set(item, Value.Of(number));

    public Filling Put(string item, DateOnly day) => Set(item, Value.Of(day));

    public Filling Put(string item, DateTime time) => Set(item, Value.Of(time));

    public Filling Put(string item, Guid staff) => Set(item, Value.Of(staff.ToString("D", CultureInfo.InvariantCulture)));

    /// <summary>A choice, an offer's answer, a unit, a lot, words; null leaves it open.</summary>
    public Filling Put(string item, string? text)
    {
        if (text is null) return this;
        var known = prepared[item];
        return Set(item, Value.Of(known.Type == ItemType.Choice ? CodeOf(known, text) : text));
    }

    /// <summary>Several codes, kept in the order of the options as a reader would.</summary>
    public Filling Codes(string item, params ReadOnlySpan<string> codes)
    {
        var known = prepared[item];
        var kept = new string[codes.Length];
        int count = 0;
        foreach (var option in known.Options)
            if (codes.Contains(option.Code)) kept[count++] = option.Code;
        if (count != codes.Length) throw new InvalidOperationException($"{Form.Id}.{item} has not all of {string.Join(',', codes!)}, or one is named twice");
        return Set(item, Value.OfCodes(kept));
    }

    /// <summary>Each option with the same chance, but never none at all; codes that stand alone are left out.</summary>
    public Filling Some(string item, int perMille, Chance chance)
    {
        var known = prepared[item];
        var kept = new List<string>(known.Options.Count);
        foreach (var option in known.Options)
            if (!known.Alone.Contains(option.Code, StringComparer.Ordinal) && chance.PerMille(perMille)) kept.Add(option.Code);
        if (kept.Count == 0) kept.Add(known.Options[0].Code);
        return Set(item, Value.OfCodes([.. kept]));
    }

    public Filling Clear(string item) => Set(item, default);

    /// <summary>Signs the text that the item binds, in the words that were shown.</summary>
    public Filling Sign(string item, Occurred at, string language = "zh")
    {
        var text = prepared.TextOf(item);
        string hash = text.Hash(language);
        signatures[item] = new Signature(text.Id, hash, language, at, null);
        return Set(item, Value.Of(hash));
    }

    public Filling Copy() => new(prepared, (Value[])slots.Clone(), new(signatures, StringComparer.Ordinal));

    /// <summary>The answers together with what the form calculates from them; facts of the record are not in it.</summary>
    public Value[] WithResults(DateOnly day)
    {
        var all = (Value[])slots.Clone();
        var context = new EvalContext(all, day);
        foreach (var item in prepared.Calculated)
            if (item.When is null || item.When.Evaluate(context).IsTrue) all[item.Slot] = item.Calc!.Evaluate(context);
        return all;
    }

    public Draft ToDraft(Heading heading) => new()
    {
        Id = heading.Id,
        Form = Form,
        Version = Form.Version,
        Subject = heading.Subject,
        Unit = heading.Unit,
        Author = heading.Author.Account,
        AuthorRole = Kernel.Access.Roles.Code(heading.Author.Role),
        Occurred = heading.Occurred,
        Slots = heading.Withdraws ? new Value[Form.Slots] : slots,
        Signatures = signatures,
        Amends = heading.Amends,
        Withdraws = heading.Withdraws,
        Reason = heading.Reason,
    };

    private Filling Set(string item, Value value)
    {
        slots[prepared[item].Slot] = value;
        return this;
    }

    private string CodeOf(Item item, string code)
    {
        foreach (var option in item.Options)
            if (option.Code == code) return option.Code;
        throw new InvalidOperationException($"{Form.Id}.{item.Id} has no option {code}: the demo must follow the pack");
    }
}
