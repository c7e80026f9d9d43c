using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Store.Blobs;

/// <summary>A picture that an answer names: the item, and the hash of the picture's bytes.</summary>
public readonly record struct Attachment(Item Item, Digest Hash);

/// <summary>The photos and drawn signatures that an entry or a draft names, in the form's order.</summary>
public static class Attachments
{
    public static IReadOnlyList<Attachment> Of(Entry entry) => Of(entry.Form, entry.Slots, entry.Signatures);

    public static IReadOnlyList<Attachment> Of(Draft draft) => Of(draft.Form, draft.Slots, draft.Signatures);

    private static IReadOnlyList<Attachment> Of(Form form, Value[] slots, IReadOnlyDictionary<string, Signature> signatures)
    {
        List<Attachment>? found = null;
        foreach (var section in form.Sections)
        {
            if (section.Repeat is null) InSection(section, slots, signatures, ref found);
            else foreach (var line in slots[section.Slot].Rows) InSection(section, line, signatures, ref found);
        }
        return found ?? (IReadOnlyList<Attachment>)[];
    }

    private static void InSection(Section section, Value[] slots, IReadOnlyDictionary<string, Signature> signatures, ref List<Attachment>? found)
    {
        foreach (var item in section.Items)
        {
            var name = item.Type switch
            {
                ItemType.Photo when slots[item.Slot] is { Kind: ValueKind.Text } photo => photo.Text,
                ItemType.Signature when signatures.TryGetValue(item.Id, out var signature) => signature.Image,
                _ => null,
            };
            if (name is not null && Digest.TryParse(name, out var hash)) (found ??= []).Add(new Attachment(item, hash));
        }
    }
}
