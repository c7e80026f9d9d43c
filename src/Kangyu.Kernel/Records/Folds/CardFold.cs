using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Records.Folds;

/// <summary>Who the person is: birth date and sex into the state, identifiers only into the changes (they are sealed, never in the state).</summary>
internal static class CardFold
{
    public static void Apply(PersonState state, Entry entry, Changes changes)
    {
        Basics(state, entry, changes);
        // each record of merged ones keeps its own card, so that either name finds the person
        if (entry.Subject.Id == state.Person && CardOf(entry) is { } card) changes.Card = (changes.Card ?? PersonCard.Empty).Under(card);
    }

    public static PersonCard? CardOf(Entry entry)
    {
        var card = new PersonCard(Text(entry, "name"), Text(entry, "id_number"), Text(entry, "phone"), Text(entry, "address"), Text(entry, "card"));
        return card == PersonCard.Empty ? null : card;
    }

    private static void Basics(PersonState state, Entry entry, Changes changes)
    {
        if (entry.Role("born") is { Kind: ValueKind.Date } born && state.Born != born.Date)
        {
            state.Born = born.Date;
            changes.PersonChanged = true;
        }
        if (entry.Role("sex") is { Kind: ValueKind.Text } sex && state.Sex != sex.Text)
        {
            state.Sex = sex.Text;
            changes.PersonChanged = true;
        }
        // who has a name in one of the merged records is not nameless
        if (entry.Role("unnamed") is { Kind: ValueKind.YesNo } unnamed && (entry.Subject.Id == state.Person || !unnamed.IsTrue)) state.Unnamed = unnamed.IsTrue;
        if (entry.Role("synthetic").IsTrue) state.Synthetic = true;
        if (entry.Form.Id != CoreForms.Registration || state.HomeUnit == entry.Unit) return;
        state.HomeUnit = entry.Unit;
        changes.PersonChanged = true;
    }

    private static string? Text(Entry entry, string role) => entry.Role(role) is { Kind: ValueKind.Text } value ? value.Text : null;
}
