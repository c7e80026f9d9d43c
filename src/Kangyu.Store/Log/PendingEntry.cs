using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Store.Log;

/// <summary>An admitted entry that waits to be sealed and chained.</summary>
internal sealed record PendingEntry(Entry Entry, Draft Draft, byte[] Answers, long Mark, long? Subject)
{
    /// <summary>The body; its answers are those of the form's current version, so this is the version it bears.</summary>
    public Body ToBody() => new()
    {
        Form = Entry.Form.Id,
        Version = Entry.Form.Version,
        Subject = Entry.Subject,
        Unit = Entry.Unit,
        Author = Entry.Author,
        Occurred = Entry.Occurred,
        Answers = Answers,
        Amends = Draft.Amends,
        Withdraws = Entry.Withdraws,
        Reason = Entry.Reason,
        Device = Draft.Device,
        DeviceCounter = Draft.DeviceCounter,
        Attachments = Attachments(),
    };

    private Digest[] Attachments()
    {
        var found = new List<Digest>();
        foreach (var signature in Entry.Signatures.Values)
        {
            if (signature.Image is { } image && Digest.TryParse(image, out var hash)) found.Add(hash);
        }
        foreach (var section in Entry.Form.Sections)
        {
            if (section.Repeat is null) Photos(section, Entry.Slots, found);
            else foreach (var line in Entry.Slots[section.Slot].Rows) Photos(section, line, found);
        }
        return [.. found];
    }

    private static void Photos(Section section, Value[] slots, List<Digest> found)
    {
        foreach (var item in section.Items)
        {
            if (item.Type == ItemType.Photo && slots[item.Slot] is { Kind: ValueKind.Text } photo && Digest.TryParse(photo.Text, out var hash)) found.Add(hash);
        }
    }
}
