using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Server.Errors;
using Kangyu.Store.Blobs;

namespace Kangyu.Server.People;

/// <summary>Photos and drawn signatures of an entry that the reader may have; the look was logged with the entry's page.</summary>
internal static class Pictures
{
    public static async Task<IResult> Answer(BlobView blobs, Entry entry, string hash, Func<Item, bool> may, HttpContext context)
    {
        if (!Digest.TryParse(hash, out var named) || !Attachments.Of(entry).Any(attachment => attachment.Hash == named && may(attachment.Item))
            || await blobs.Find(entry, named, context.RequestAborted) is not { } blob) return Fault.NotFound;
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Bytes(blob.Content, blob.Type);
    }
}
