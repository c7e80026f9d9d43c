using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.Forms;

/// <summary>Numbers that a mistyped digit would spoil: the resident ID number (GB 11643), a phone, a card.</summary>
internal static class IdentifierRules
{
    public static void Check(Entry entry, DateOnly today, List<Problem> problems)
    {
        if (Find(entry, "id_number") is { } id) Add(ResidentId.Read(id.Text, today, id.Path).Problem, problems);
        if (Find(entry, "phone") is { } phone) Add(PhoneNumber.Read(phone.Text, phone.Path).Problem, problems);
        if (Find(entry, "card") is { } card) Add(CardNumber.Read(card.Text, card.Path).Problem, problems);
    }

    private static (string Text, string Path)? Find(Entry entry, string role) =>
        entry.Form.ItemWith(role) is { } item && entry[item] is { Kind: ValueKind.Text } value ? (value.Text, item.Id) : null;

    private static void Add(Problem? problem, List<Problem> problems)
    {
        if (problem is not null) problems.Add(problem);
    }
}
