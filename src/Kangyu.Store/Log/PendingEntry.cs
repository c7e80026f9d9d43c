using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Blobs;

namespace Kangyu.Store.Log;

/// <summary>An admitted entry that waits to be sealed and chained.</summary>
internal sealed record PendingEntry(Entry Entry, Draft Draft, byte[] Answers, long Mark, long? Subject, IReadOnlyDictionary<Digest, Blob> Blobs)
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
        Attachments = [.. Store.Blobs.Attachments.Of(Entry).Select(attachment => attachment.Hash)],
    };
}
