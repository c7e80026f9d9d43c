using Kangyu.Kernel.Messages;
using Kangyu.Server.Hosting;
using Kangyu.Server.Messages;
using Product.Tests.Keys;

namespace Product.Tests.Messages;

/// <summary>The file that says how text messages leave the house.</summary>
public sealed class MessageSettingsTests
{
    private const string Good = """
        {
          // as in the guide for operators
          "gateway": "http://127.0.0.1:13013/cgi-bin/sendsms", "user": "kangyu", "password": "secret", "from": "10690001",
          "callback": "http://127.0.0.1:8080", "token": "0123456789abcdefghij", "allow": ["10.1.2.3"], "quiet": "21:00-07:30"
        }
        """;

    private static string File(Scratch scratch, string text, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        var path = scratch["messages.json"];
        System.IO.File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(path, mode);
        return path;
    }

    [Fact]
    public void A_whole_file_is_read()
    {
        using var scratch = new Scratch();
        var settings = MessageSettings.Read(File(scratch, Good));
        Assert.Equal(("kangyu", "10690001", new QuietHours(new TimeOnly(21, 0), new TimeOnly(7, 30)), "10.1.2.3"), (settings.User, settings.From, settings.Quiet, Assert.Single(settings.Allow).ToString()));
    }

    [Fact]
    public void The_example_of_the_guide_can_be_read()
    {
        using var scratch = new Scratch();
        var guide = System.IO.File.ReadAllText(Path.Combine(Product.Tests.Store.TestPacks.Root, "docs/guide/messages.md")).ReplaceLineEndings("\n");
        var example = guide.Split("```json\n")[1].Split("```")[0];
        Assert.Equal("20:00-08:00", MessageSettings.Read(File(scratch, example)).Quiet.ToString());
    }

    [Fact]
    public void Without_quiet_hours_the_usual_ones_hold()
    {
        using var scratch = new Scratch();
        Assert.Equal("20:00-08:00", MessageSettings.Read(File(scratch, Good.Replace(""", "quiet": "21:00-07:30" """.TrimEnd(), "", StringComparison.Ordinal))).Quiet.ToString());
    }

    [Theory]
    [InlineData("\"user\"", "\"usr\"")]
    [InlineData("http://127.0.0.1:13013/cgi-bin/sendsms", "127.0.0.1")]
    [InlineData("http://127.0.0.1:8080", "file:///tmp")]
    [InlineData("0123456789abcdefghij", "short")]
    [InlineData("\"secret\"", "\"\"")]
    [InlineData("10.1.2.3", "the gateway")]
    [InlineData("21:00-07:30", "at night")]
    [InlineData("{", "")]
    public void What_is_wrong_is_said_before_anything_is_served(string find, string replace)
    {
        using var scratch = new Scratch();
        var fault = Assert.Throws<StartFault>(() => MessageSettings.Read(File(scratch, Good.Replace(find, replace, StringComparison.Ordinal))));
        Assert.Equal("messages_settings", fault.Problem.Code);
    }

    [Fact]
    public void A_file_that_others_can_read_or_that_is_not_there_is_refused()
    {
        using var scratch = new Scratch();
        Assert.Throws<StartFault>(() => MessageSettings.Read(scratch["nowhere.json"]));
        Assert.Throws<StartFault>(() => MessageSettings.Read(File(scratch, Good, UnixFileMode.UserRead | UnixFileMode.OtherRead)));
    }
}
