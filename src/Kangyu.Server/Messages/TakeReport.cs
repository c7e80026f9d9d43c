using Kangyu.Server.Errors;
using Kangyu.Server.Hosting;
using Kangyu.Store.Messages;

namespace Kangyu.Server.Messages;

/// <summary><c>GET /messages/report?token=&amp;id=&amp;status=</c>: the gateway tells what became of a message (Kannel's dlr-url).</summary>
internal static class TakeReport
{
    public static async Task<IResult> Handle(HttpContext context, HostSettings settings, MessageTable table, TimeProvider clock, string? token, string? id, string? status)
    {
        if (!GatewayDoor.Opens(context, settings.Messages, token)) return GatewayDoor.Closed;
        if (!Guid.TryParseExact(id, "N", out var handle) || !int.TryParse(status, System.Globalization.CultureInfo.InvariantCulture, out var report)) return Fault.NotFound;
        // erased meanwhile, or of another county: the gateway need not try again
        await table.Report(handle, report, clock.GetUtcNow());
        return TypedResults.Text("");
    }
}
