using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kangyu.Kernel;
using Kangyu.Kernel.Messages;
using Kangyu.Server.Hosting;

namespace Kangyu.Server.Messages;

/// <summary>
/// How text messages leave the house: a file of its own, since it holds passwords (<c>--messages FILE</c>). Without it none is sent.
/// </summary>
internal sealed record MessageSettings
{
    /// <summary>Where the gateway takes messages: <c>http://127.0.0.1:13013/cgi-bin/sendsms</c>.</summary>
    public required Uri Gateway { get; init; }
    public required string User { get; init; }
    public required string Password { get; init; }
    /// <summary>The number that people see and answer to.</summary>
    public required string From { get; init; }
    /// <summary>Where the gateway reaches this server.</summary>
    public required Uri Callback { get; init; }
    /// <summary>What reports and replies must carry.</summary>
    public required string Token { get; init; }
    /// <summary>Addresses besides this machine's own from which reports and replies are taken.</summary>
    public IReadOnlyList<IPAddress> Allow { get; init; } = [];
    public QuietHours Quiet { get; init; } = QuietHours.Usual;

    private const int LeastToken = 20;

    /// <exception cref="StartFault"><c>messages_settings</c>: the file cannot be used, and why.</exception>
    public static MessageSettings Read(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None)
            throw Fault(path, "其中有密码，别人也能读。请运行 chmod 600", "It holds passwords and others can read it. Run chmod 600 on it");
        try
        {
            return Of(path, JsonSerializer.Deserialize(File.ReadAllBytes(path), MessageSettingsJson.Default.MessageSettingsFile) ?? new());
        }
        catch (Exception bad) when (bad is IOException or JsonException or UnauthorizedAccessException)
        {
            throw Fault(path, "不能读：" + bad.Message, "Cannot be read: " + bad.Message);
        }
    }

    private static MessageSettings Of(string path, MessageSettingsFile file) => new()
    {
        Gateway = Address(path, "gateway", file.Gateway),
        User = Need(path, "user", file.User),
        Password = Need(path, "password", file.Password),
        From = Need(path, "from", file.From),
        Callback = Address(path, "callback", file.Callback),
        Token = Need(path, "token", file.Token).Length >= LeastToken ? file.Token! : throw Fault(path, $"token 至少 {LeastToken} 个字符", $"token has at least {LeastToken} characters"),
        Allow = [.. file.Allow.Select(text => IPAddress.TryParse(text, out var address) ? address : throw Fault(path, $"allow 里的“{text}”不是地址", $"\"{text}\" in allow is no address"))],
        Quiet = file.Quiet is null ? QuietHours.Usual : QuietHours.Read(file.Quiet) ?? throw Fault(path, "quiet 应写成 20:00-08:00", "quiet is written 20:00-08:00"),
    };

    private static Uri Address(string path, string name, string? text) =>
        Uri.TryCreate(Need(path, name, text), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : throw Fault(path, $"{name} 应是 http 地址", $"{name} is an http address");

    private static string Need(string path, string name, string? text) => !string.IsNullOrWhiteSpace(text) ? text : throw Fault(path, $"缺少 {name}", $"{name} is missing");

    private static StartFault Fault(string path, string zh, string en) => new(Problem.At("messages", "messages_settings", $"短信设置 {path}：{zh}。", $"Settings of text messages {path}: {en}."));
}

/// <summary>The file as written; keys that are not known are refused.</summary>
internal sealed record MessageSettingsFile
{
    public string? Gateway { get; init; }
    public string? User { get; init; }
    public string? Password { get; init; }
    public string? From { get; init; }
    public string? Callback { get; init; }
    public string? Token { get; init; }
    public IReadOnlyList<string> Allow { get; init; } = [];
    public string? Quiet { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(MessageSettingsFile))]
internal sealed partial class MessageSettingsJson : JsonSerializerContext;
