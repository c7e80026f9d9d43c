using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Kangyu.Server.Bench;

/// <summary>One kept-alive connection: a request out, a whole response in. Reads only the status and the length.</summary>
internal sealed class LoadConnection(IPEndPoint server) : IDisposable
{
    private readonly Socket socket = new(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[16 * 1024];
    private bool connected;
    private int bodyAt;

    /// <summary>The status of the last response.</summary>
    public int Status { get; private set; }

    /// <summary>The body's length of the last response, as it was sent.</summary>
    public int BodyLength { get; private set; }

    /// <summary>The last response's body, when it was not compressed and not sent in chunks (in chunks: with their marks). Valid until the next exchange.</summary>
    public ReadOnlySpan<byte> Body => buffer.AsSpan(bodyAt, BodyLength);

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
        bodyAt = head + 4;
        if (LengthOf(buffer.AsSpan(0, head)) is { } length)
            while (filled < bodyAt + length) filled += await Read(filled, stop);
        else
            while (!buffer.AsSpan(bodyAt, filled - bodyAt).EndsWith("0\r\n\r\n"u8)) filled += await Read(filled, stop);
        BodyLength = filled - bodyAt;
    }

    private async ValueTask<int> Read(int from, CancellationToken stop)
    {
        if (from == buffer.Length) Array.Resize(ref buffer, from * 2);
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
