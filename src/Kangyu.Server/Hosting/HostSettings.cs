using System.Net;
using Kangyu.Server.Messages;

namespace Kangyu.Server.Hosting;

/// <summary>What one server process is started with. One process serves one county.</summary>
internal sealed record HostSettings
{
    public required string Data { get; init; }
    /// <summary>Master key, signing key and the keys that protect cookies: never inside <see cref="Data"/>.</summary>
    public required string Keys { get; init; }
    public required string Packs { get; init; }
    /// <summary>Null: SQLite in <see cref="Data"/>.</summary>
    public string? Database { get; init; }
    /// <summary>The six-digit code; null: whatever county lies in <see cref="Data"/>.</summary>
    public string? County { get; init; }
    public string Urls { get; init; } = "http://127.0.0.1:8080";
    /// <summary>The screen locks after so many minutes without a hand on it.</summary>
    public int IdleMinutes { get; init; } = 15;

    /// <summary>How text messages leave the house; null: none does.</summary>
    public MessageSettings? Messages { get; init; }

    /// <summary>Everything it listens on can be reached from this machine only.</summary>
    public bool OnLoopback => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries).All(IsLoopback);

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
