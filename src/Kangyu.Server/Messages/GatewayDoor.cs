using System.Net;
using System.Security.Cryptography;
using System.Text;
using Kangyu.Server.Errors;

namespace Kangyu.Server.Messages;

/// <summary>Who may report and pass on replies: the gateway, known by its address and by the token it was given. To everybody else there is nothing here.</summary>
internal static class GatewayDoor
{
    public static bool Opens(HttpContext context, MessageSettings? settings, string? token) =>
        settings is not null && context.Connection.RemoteIpAddress is { } address && IsAllowed(address, settings)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token ?? ""), Encoding.UTF8.GetBytes(settings.Token));

    public static IResult Closed => Fault.NotFound;

    private static bool IsAllowed(IPAddress address, MessageSettings settings)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(plain) || settings.Allow.Contains(plain);
    }
}
