using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace Product.Tests.Server;

/// <summary>Two-step sign-in: set up with a first code, then asked for; a recovery code works once.</summary>
public sealed class SecondStepTests
{
    [Fact]
    public async Task The_second_step_is_asked_for_once_it_was_set_up_and_a_recovery_code_works_once()
    {
        await using var server = await TestServer.Start();
        using var doctor = await server.As("doctor").SignIn();
        var page = await doctor.Page("/account/second-step");
        var secret = page.QuerySelector("code")!.TextContent;
        var key = page.QuerySelector("input[name=key]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await doctor.PostForm("/account/second-step", ("key", key), ("code", "000000"))).StatusCode);
        var on = await Visitor.Read(await doctor.PostForm("/account/second-step", ("key", key), ("code", Code(secret))));
        var recovery = on.QuerySelectorAll("ul.list-unstyled li").Select(item => item.TextContent).ToList();
        Assert.Equal(8, recovery.Count);

        Assert.Equal("/", await Finish(server, recovery[0]));
        Assert.Null(await Finish(server, recovery[0]));
        Assert.Equal("/", await Finish(server, Code(secret)));
    }

    /// <summary>Password, then the code; answers where it leads, or null when it is refused.</summary>
    private static async Task<string?> Finish(TestServer server, string code)
    {
        using var visitor = server.As("doctor");
        var asked = await Visitor.Read(await visitor.PostForm("/sign-in", ("login", "doctor"), ("password", TestServer.Password)));
        var step = asked.QuerySelector("input[name=step]")!.GetAttribute("value")!;
        var answer = await visitor.PostForm("/sign-in/code", ("step", step), ("code", code));
        return answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.OriginalString : null;
    }

    /// <summary>RFC 6238 with 30 seconds, SHA-1, six digits.</summary>
    private static string Code(string secret)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(Base32(secret), counter);
        var offset = hash[^1] & 0xf;
        var number = ((hash[offset] & 0x7f) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Base32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
