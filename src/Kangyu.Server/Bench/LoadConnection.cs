using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Kangyu.Server.Bench;

/// <summary>One kept-alive connection: a request out, a whole response in. Reads only the status and the length.</summary>
internal sealed class LoadConnection(IPEndPoint server) : IDisposable
{
    private readonly Socket socket = new(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[256 * 1024];
    private bool connected;

    /// <summary>The status of the last response.</summary>
    public int Status { get; private set; }

    /// <summary>The body's length of the last response, as it was sent.</summary>
    public int BodyLength { get; private set; }

    /// <summary>True for a 2xx answer.</summary>
    public async ValueTask<bool> Exchange(ReadOnlyMemory<byte> request, CancellationToken stop)
    {
        if (!connected)
        {
            await socket.ConnectAsync(server, stop);
            connected = true;
        }
        for (var sent = 0; sent < request.Length;) sent += await socket.SendAsync(request[sent..], SocketFlags.None, stop);
        await Receive(stop);
        return Status is >= 200 and < 300;
    }

    public void Dispose() => socket.Dispose();

    private async ValueTask Receive(CancellationToken stop)
    {
        var filled = 0;
        var head = -1;
        while (head < 0)
        {
            filled += await Read(filled, stop);
            head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
        }
        Status = int.Parse(buffer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
        var length = LengthOf(buffer.AsSpan(0, head));
        var left = length is { } whole ? head + 4 + whole - filled : -1;
        BodyLength = length ?? 0;
        if (length is null)
        {
            while (!buffer.AsSpan(0, filled).EndsWith("0\r\n\r\n"u8)) filled += await Read(filled, stop);
            BodyLength = filled - head - 4;
        }
        for (; left > 0; left -= await Read(0, stop))
        {
        }
    }

    private async ValueTask<int> Read(int from, CancellationToken stop)
    {
        var read = await socket.ReceiveAsync(buffer.AsMemory(from), SocketFlags.None, stop);
        return read > 0 ? read : throw new IOException("The server closed the connection.");
    }

    /// <summary>Null when the body is sent in chunks.</summary>
    private static int? LengthOf(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _) ? length : null;
    }
}
