using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Blobs;

namespace Kangyu.Server.Forms;

/// <summary>
/// Reads the photos and drawn signatures of a submission: <c>{"hash": {"type": "image/png", "data": base64}}</c>, each named by the SHA-256 of its bytes. What an entry names must
/// be there, or on file already.
/// </summary>
internal sealed class ReadBlobs(BlobView onFile)
{
    /// <summary>The largest picture, 4 MB.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    public static (IReadOnlyDictionary<Digest, Blob> Blobs, Problem? Problem) Read(JsonElement submission)
    {
        var found = new Dictionary<Digest, Blob>();
        if (!submission.TryGetProperty("blobs", out var blobs) || blobs.ValueKind == JsonValueKind.Null) return (found, null);
        if (blobs.ValueKind != JsonValueKind.Object) return (found, Problem.At("blobs", "wrong_type", "blobs 应是一个对象", "blobs must be an object"));
        foreach (var blob in blobs.EnumerateObject())
        {
            if (Read(blob, out var hash, out var read) is { } problem) return (found, problem);
            found[hash] = read!;
        }
        return (found, null);
    }

    /// <summary>The first picture that a draft names and nobody has; null when there is none.</summary>
    public async Task<Problem?> Missing(Draft draft, IReadOnlyDictionary<Digest, Blob> given, CancellationToken stop)
    {
        foreach (var (item, hash) in Attachments.Of(draft))
        {
            if (given.ContainsKey(hash) || await onFile.IsOnFile(draft, hash, stop)) continue;
            return Problem.At(item.Id, "blob_missing", "图片没有随表单一起送到，请重新签名或拍照后再提交", "The picture did not come with the form: sign or photograph again and send it");
        }
        return null;
    }

    private static Problem? Read(JsonProperty blob, out Digest hash, out Blob? read)
    {
        var path = $"blobs.{blob.Name}";
        read = null;
        if (!Digest.TryParse(blob.Name, out hash) || blob.Value.ValueKind != JsonValueKind.Object
            || !blob.Value.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
            return Problem.At(path, "blob_type", "图片应是 PNG 或 JPEG", "A picture is PNG or JPEG, named by its SHA-256");
        if (!blob.Value.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.String || !data.TryGetBytesFromBase64(out var bytes))
            return Problem.At(path, "blob_data", "图片内容应是 Base64", "The picture's data must be base64");
        if (bytes.Length is 0 or > MostBytes) return Problem.At(path, "blob_too_large", "图片应在 4 MB 以内", "A picture has at most 4 MB");
        if (!Blob.IsPicture(type.GetString()!, bytes)) return Problem.At(path, "blob_type", "图片应是 PNG 或 JPEG", "A picture is PNG or JPEG, and its bytes say so");
        read = new Blob(type.GetString()!, bytes);
        return read.Hash == hash ? null : Problem.At(path, "blob_hash", "图片与其摘要不符，请重新添加", "The picture does not match its hash: add it again");
    }
}
