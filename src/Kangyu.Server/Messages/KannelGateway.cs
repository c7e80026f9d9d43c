using System.Globalization;
using System.Net;
using System.Text;

namespace Kangyu.Server.Messages;

/// <summary>What came of handing a message over. <see cref="Later"/>: not taken, or not known whether it was.</summary>
internal enum HandOver { Taken, Later, Refused }

/// <summary>
/// Hands text messages to Kannel's HTTP interface (Kannel user's guide, "Using the HTTP interface to send SMS messages"), which many other gateways speak too. Number and text are
/// in the address, as that interface wants it: neither is ever logged here.
/// </summary>
internal sealed class KannelGateway(MessageSettings settings) : IDisposable
{
    /// <summary>Delivered, not delivered, refused by the network.</summary>
    private const string Reports = "19";

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) }) { Timeout = TimeSpan.FromSeconds(20) };

    /// <param name="handle">The same at each attempt: the report names it.</param>
    public async Task<HandOver> Send(Guid handle, string number, string text, CancellationToken stop)
    {
        try
        {
            using var answer = await client.GetAsync(Address(handle, number, text), stop);
            return answer.StatusCode switch
            {
                HttpStatusCode.Accepted => HandOver.Taken,
                // its own words: something of this message it will never take
                HttpStatusCode.BadRequest => HandOver.Refused,
                _ => HandOver.Later,
            };
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return HandOver.Later;
        }
    }

    public void Dispose() => client.Dispose();

    private Uri Address(Guid handle, string number, string text)
    {
        var report = new Uri(settings.Callback, $"/messages/report?token={Uri.EscapeDataString(settings.Token)}&id={handle:N}&status=%d");
        var query = new StringBuilder(settings.Gateway.Query.Length > 0 ? settings.Gateway.Query + "&" : "?");
        foreach (var (name, value) in new[]
        {
            ("username", settings.User), ("password", settings.Password), ("from", settings.From), ("to", number), ("text", text), ("charset", "UTF-8"),
            // 2: UCS-2, for which there is a character for everything
            ("coding", text.All(char.IsAscii) ? "0" : "2"), ("dlr-mask", Reports), ("dlr-url", report.OriginalString),
        })
        {
            if (query.Length > 1) query.Append('&');
            query.Append(CultureInfo.InvariantCulture, $"{name}={Uri.EscapeDataString(value)}");
        }
        return new UriBuilder(settings.Gateway) { Query = query.ToString() }.Uri;
    }
}
