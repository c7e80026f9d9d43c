using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Product.Tests.Keys;

namespace Product.Tests.Messages;

/// <summary>Debian's Kannel in a directory of its own, with its fake network: bearerbox, smsbox, and for each phone call a fakesmsc. Gone with the test.</summary>
internal sealed class Kannel : IDisposable
{
    private const string FakeNetwork = "/usr/lib/kannel/test/fakesmsc";
    private readonly Scratch scratch = new();
    private readonly List<Process> running = [];
    private readonly int network = StubGateway.FreePort();
    private readonly int admin = StubGateway.FreePort();
    private readonly int boxes = StubGateway.FreePort();
    private readonly int send = StubGateway.FreePort();

    /// <summary>Null where it can be started.</summary>
    public static string? Missing { get; } = File.Exists("/usr/sbin/bearerbox") && File.Exists(FakeNetwork) ? null : "Kannel with its fake SMSC is not installed";

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{send}/cgi-bin/sendsms"));

    /// <param name="replies">Where it passes replies on: with <c>%p</c> and <c>%a</c> for number and text.</param>
    public static async Task<Kannel> Start(string user, string password, string replies)
    {
        var kannel = new Kannel();
        await File.WriteAllTextAsync(kannel.scratch["kannel.conf"], kannel.Configuration(user, password, replies));
        kannel.Run("/usr/sbin/bearerbox", kannel.scratch["kannel.conf"]);
        await IsUp(kannel.admin);
        kannel.Run("/usr/sbin/smsbox", kannel.scratch["kannel.conf"]);
        await IsUp(kannel.send);
        return kannel;
    }

    /// <summary>The network: sends one text from a number, and tells line by line what it does and gets.</summary>
    public Process Network(string from, string text) =>
        Run(FakeNetwork, "-H", "127.0.0.1", "-r", network.ToString(CultureInfo.InvariantCulture), "-i", "0", "-m", "1", $"{from} 10690001 text {text}");

    /// <summary>The text that the network got, in UCS-2 as it travels.</summary>
    public static async Task<(string To, string Text)> Got(Process network, CancellationToken stop)
    {
        const string Line = "Got message ";
        while (await network.StandardError.ReadLineAsync(stop) is { } line)
        {
            if (!line.Contains(Line, StringComparison.Ordinal)) continue;
            var words = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')].Split(' ', 4);
            Assert.Equal("ucs-2", words[2]);
            return (words[1], Encoding.BigEndianUnicode.GetString(System.Web.HttpUtility.UrlDecodeToBytes(words[3], Encoding.Latin1)));
        }
        throw new InvalidOperationException("the network ended without getting a message");
    }

    public void End(Process process)
    {
        running.Remove(process);
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    public void Stop()
    {
        foreach (var process in running.AsEnumerable().Reverse().ToList()) End(process);
    }

    public void Dispose()
    {
        Stop();
        scratch.Dispose();
    }

    private Process Run(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = scratch.Path })!;
        running.Add(process);
        // nobody reads what the boxes say: a full pipe would stop them
        if (program != FakeNetwork) process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task IsUp(int port)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port, limit.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Yield();
            }
        }
    }

    private string Configuration(string user, string password, string replies) => string.Create(CultureInfo.InvariantCulture, $"""
        group = core
        admin-port = {admin}
        admin-password = tests
        admin-deny-ip = "*.*.*.*"
        admin-allow-ip = "127.0.0.1"
        smsbox-port = {boxes}
        box-deny-ip = "*.*.*.*"
        box-allow-ip = "127.0.0.1"
        dlr-storage = internal

        group = smsc
        smsc = fake
        smsc-id = fake
        port = {network}
        connect-allow-ip = 127.0.0.1

        group = smsbox
        bearerbox-host = 127.0.0.1
        sendsms-port = {send}
        sendsms-interface = 127.0.0.1

        group = sendsms-user
        username = {user}
        password = {password}
        concatenation = true
        max-messages = 4

        group = sms-service
        keyword = default
        catch-all = yes
        max-messages = 0
        get-url = "{replies}"

        """);
}
