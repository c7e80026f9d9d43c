using System.Text;
using System.Text.Json;

namespace Kangyu.Kernel.Ledger;

/// <summary>A body while it is being read, key by key. <see cref="Fault"/> names the first key that is wrong.</summary>
internal sealed class BodyDraft(ReadOnlyMemory<byte> utf8)
{
    private int last = -1;
    private string? form;
    private string? unit;
    private string? reason;
    private string? device;
    private int version;
    private SubjectKind kind;
    private Guid subject;
    private Guid author;
    private Guid? amends;
    private Occurred occurred;
    private ReadOnlyMemory<byte> answers;
    private bool withdraws;
    private long? counter;
    private Digest[] blobs = [];

    public string? Fault { get; private set; }

    /// <summary>Takes the key the reader stands on and its value; keys stand in the canonical order, each once.</summary>
    public bool Take(ref Utf8JsonReader json)
    {
        var key = json.ValueSpan;
        var place = key.Length == 1 ? BodyJson.Order.IndexOf(key[0]) : -1;
        Fault = place > last ? null : Encoding.UTF8.GetString(key);
        if (Fault is not null) return false;
        last = place;
        var name = key[0];
        json.Read();
        // the name is taken before the value is read, so that a value that throws is blamed on its key
        Fault = ((char)name).ToString();
        if (!TakeValue(name, ref json)) return false;
        Fault = null;
        return true;
    }

    private bool TakeValue(byte name, ref Utf8JsonReader json) => name switch
    {
        (byte)'f' => TakeText(ref json, out form),
        (byte)'v' => json.TryGetInt32(out version) && version > 0,
        (byte)'k' => TakeKind(ref json),
        (byte)'s' => json.TryGetGuid(out subject),
        (byte)'u' => TakeText(ref json, out unit),
        (byte)'a' => json.TryGetGuid(out author),
        (byte)'o' => Occurred.TryParse(json.GetString(), out occurred),
        (byte)'q' => TakeAnswers(ref json),
        (byte)'m' => TakeGuid(ref json, out amends),
        (byte)'w' => withdraws = json.TokenType == JsonTokenType.True,
        (byte)'y' => TakeText(ref json, out reason),
        (byte)'d' => TakeText(ref json, out device),
        (byte)'n' => TakeCounter(ref json),
        _ => TakeBlobs(ref json),
    };

    private static bool TakeText(ref Utf8JsonReader json, out string? text)
    {
        text = json.GetString();
        return text is not null;
    }

    private static bool TakeGuid(ref Utf8JsonReader json, out Guid? id)
    {
        var good = json.TryGetGuid(out var value);
        id = value;
        return good;
    }

    private bool TakeKind(ref Utf8JsonReader json)
    {
        for (var i = 0; i < BodyJson.KindNames.Length; i++)
        {
            if (!json.ValueTextEquals(BodyJson.KindNames[i])) continue;
            kind = (SubjectKind)i;
            return true;
        }
        return false;
    }

    private bool TakeAnswers(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject) return false;
        var start = (int)json.TokenStartIndex;
        json.Skip();
        answers = utf8[start..(int)json.BytesConsumed];
        return true;
    }

    private bool TakeCounter(ref Utf8JsonReader json)
    {
        var good = json.TryGetInt64(out var value);
        counter = value;
        return good;
    }

    private bool TakeBlobs(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray) return false;
        var found = new List<Digest>();
        while (json.Read() && json.TokenType == JsonTokenType.String)
        {
            if (!Digest.TryParse(json.GetString(), out var blob)) return false;
            found.Add(blob);
        }
        blobs = [.. found];
        return json.TokenType == JsonTokenType.EndArray && blobs.Length > 0;
    }

    public Body? Finish(out string? fault)
    {
        fault = form is null ? "f" : version == 0 ? "v" : unit is null ? "u" : answers.IsEmpty ? "q" : null;
        fault ??= author == Guid.Empty ? "a" : occurred == default ? "o" : null;
        fault ??= (kind == SubjectKind.Nobody) != (subject == Guid.Empty) ? "s" : withdraws && amends is null ? "m" : null;
        if (fault is not null) return null;
        return new Body
        {
            Form = form!,
            Version = version,
            Subject = new Subject(kind, subject),
            Unit = unit!,
            Author = author,
            Occurred = occurred,
            Answers = answers,
            Amends = amends,
            Withdraws = withdraws,
            Reason = reason,
            Device = device,
            DeviceCounter = counter,
            Attachments = blobs,
        };
    }
}
