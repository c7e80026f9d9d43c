using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Net;
using System.Net.Sockets;
using Kangyu.Server.Messages;

namespace Product.Tests.Messages;

/// <summary>What a gateway's HTTP interface looks like from outside: it keeps what it was handed, and answers as the test says.</summary>
internal sealed class StubGateway : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly int port = FreePort();
    private readonly ConcurrentQueue<NameValueCollection> taken = new();

    public StubGateway()
    {
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        _ = Serve();
    }

    /// <summary>How it answers; it may also break the connection off.</summary>
    public Action<HttpListenerResponse> Answer { get; set; } = response => response.StatusCode = 202;

    /// <summary>Runs between taking a message and answering.</summary>
    public Func<NameValueCollection, Task> Between { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<NameValueCollection> Taken => [.. taken];

    public IReadOnlyList<Guid> Handles => [.. taken.Select(HandleOf)];

    public MessageSettings Settings(string callback = "http://127.0.0.1:1", string user = "kangyu") => new()
    {
        Gateway = new Uri($"http://127.0.0.1:{port}/cgi-bin/sendsms"),
        User = user,
        Password = "a secret & more",
        From = "10690001",
        Callback = new Uri(callback),
        Token = "a token of the tests",
    };

    public static Guid HandleOf(NameValueCollection query) => Guid.ParseExact(System.Web.HttpUtility.ParseQueryString(new Uri(query["dlr-url"]!).Query)["id"]!, "N");

    private static int last = Random.Shared.Next(10_000, 30_000);

    /// <summary>A port that nobody listens on, each given once: below those that the system hands out by itself, of which the tests beside this one take hundreds.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var free = Interlocked.Increment(ref last);
            try
            {
                using var socket = new TcpListener(IPAddress.Loopback, free);
                socket.Start();
                return free;
            }
            catch (SocketException)
            {
                // taken: the next one
            }
        }
    }

    public void Dispose() => listener.Close();

    private async Task Serve()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            var query = System.Web.HttpUtility.ParseQueryString(context.Request.Url!.Query);
            taken.Enqueue(query);
            await Between(query);
            try
            {
                Answer(context.Response);
                context.Response.Close();
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException)
            {
                // the other side did not wait
            }
        }
    }
}
