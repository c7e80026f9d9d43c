using System.Text;
using Kangyu.Kernel.Ledger;
using Xunit;

namespace Kernel.Tests.Ledger;

public sealed class BodyTests
{
    private const string Id = "0197b2a0-0000-7000-8000-000000000001";
    private const string Author = "0197b2a0-0000-7000-8000-000000000002";
    private const string Root = "0197b2a0-0000-7000-8000-000000000003";

    private const string Small =
        "{\"f\":\"bp.visit\",\"v\":2,\"k\":\"person\",\"s\":\"" + Id + "\",\"u\":\"360830100001\",\"a\":\"" + Author
        + "\",\"o\":\"2026-03-01\",\"q\":{\"systolic\":120}}";

    private static readonly Body Full = new()
    {
        Form = "contraception.choice",
        Version = 3,
        Subject = Subject.Person(new Guid(Id)),
        Unit = "360830100001",
        Author = new Guid(Author),
        Occurred = new Occurred(new DateOnly(2026, 3, 1), new TimeOnly(9, 30)),
        Answers = Encoding.UTF8.GetBytes("""{"note":"喝水 \"多\"","rows":[{"n":1}],"x":{}}"""),
        Amends = new Guid(Root),
        Withdraws = true,
        Reason = "写错了人 <test>",
        Device = "pad-7",
        DeviceCounter = 42,
        Attachments = [Digest.Of("photo"u8), Digest.Of("signature"u8)],
    };

    [Fact]
    public void The_canonical_text_never_changes()
    {
        var blobs = $"\"{Digest.Of("photo"u8)}\",\"{Digest.Of("signature"u8)}\"";
        Assert.Equal(
            $$$"""{"f":"contraception.choice","v":3,"k":"person","s":"{{{Id}}}","u":"360830100001","a":"{{{Author}}}","o":"2026-03-01T09:30","""
            + """ "q":{"note":"喝水 \"多\"","rows":[{"n":1}],"x":{}},""".TrimStart()
            + $$$""" "m":"{{{Root}}}","w":true,"y":"写错了人 <test>","d":"pad-7","n":42,"b":[{{{blobs}}}]}""".TrimStart(),
            Encoding.UTF8.GetString(Full.ToUtf8()));
    }

    [Fact]
    public void What_is_written_is_read_again_to_the_byte()
    {
        var utf8 = Full.ToUtf8();
        Assert.True(Body.TryRead(utf8, out var read, out _));
        Assert.Equal(utf8, read.ToUtf8());
        Assert.Equal(Full.Subject, read.Subject);
        Assert.Equal(Full.Occurred, read.Occurred);
        Assert.Equal(Full.Attachments, read.Attachments);
        Assert.Equal(("写错了人 <test>", "pad-7", 42L, true), (read.Reason, read.Device, read.DeviceCounter, read.Withdraws));
    }

    [Fact]
    public void A_small_body_has_only_what_it_says()
    {
        Assert.True(Body.TryRead(Encoding.UTF8.GetBytes(Small), out var body, out _));
        Assert.Equal(Small, Encoding.UTF8.GetString(body.ToUtf8()));
        Assert.Null(body.Amends);
        Assert.Empty(body.Attachments);
    }

    [Theory]
    [InlineData(SubjectKind.Nobody)]
    [InlineData(SubjectKind.Person)]
    [InlineData(SubjectKind.Unit)]
    [InlineData(SubjectKind.Staff)]
    [InlineData(SubjectKind.Lot)]
    [InlineData(SubjectKind.Event)]
    public void Every_kind_of_subject_is_read_again(SubjectKind kind)
    {
        var subject = new Subject(kind, kind == SubjectKind.Nobody ? Guid.Empty : new Guid(Id));
        Assert.True(Body.TryRead((Full with { Subject = subject }).ToUtf8(), out var body, out _));
        Assert.Equal(subject, body.Subject);
    }

    [Theory]
    [InlineData("", "json")]
    [InlineData("[]", "json")]
    [InlineData("{", "json")]
    [InlineData("{}", "f")]
    [InlineData("{} {}", "json")]
    [InlineData("""{"f":"bp.visit","zz":1}""", "zz")]
    [InlineData("""{"f":"bp.visit","x":1}""", "x")]
    [InlineData("""{"v":1,"f":"bp.visit"}""", "f")]
    [InlineData("""{"f":"bp.visit","f":"bp.visit"}""", "f")]
    [InlineData("""{"f":7}""", "f")]
    [InlineData("""{"f":null}""", "f")]
    [InlineData("""{"f":"a","v":0}""", "v")]
    [InlineData("""{"f":"a","v":"1"}""", "v")]
    [InlineData("""{"f":"a","v":1,"k":"dog"}""", "k")]
    [InlineData("""{"f":"a","v":1,"k":"person","s":"1"}""", "s")]
    [InlineData("""{"f":"a","v":1,"k":"person","u":"1","a":"?"}""", "a")]
    [InlineData("""{"f":"a","v":1,"k":"person","o":"2026-02-30"}""", "o")]
    [InlineData("""{"f":"a","v":1,"k":"person","q":[]}""", "q")]
    [InlineData("""{"f":"a","v":1,"k":"person","q":{"a":}}""", "q")]
    [InlineData("""{"f":"a","v":1,"k":"person","w":"yes"}""", "w")]
    [InlineData("""{"f":"a","v":1,"k":"person","n":1.5}""", "n")]
    [InlineData("""{"f":"a","v":1,"k":"person","b":["00"]}""", "b")]
    [InlineData("""{"f":"a","v":1,"k":"person","b":[]}""", "b")]
    public void A_body_that_is_not_one_names_the_key_that_is_wrong(string json, string fault)
    {
        Assert.False(Body.TryRead(Encoding.UTF8.GetBytes(json), out _, out var found));
        Assert.Equal(fault, found);
    }

    [Theory]
    [InlineData("\"k\":\"person\"", "\"k\":\"nobody\"", "s")]
    [InlineData(",\"s\":\"" + Id + "\"", "", "s")]
    [InlineData(",\"q\":{\"systolic\":120}", "", "q")]
    [InlineData(",\"u\":\"360830100001\"", "", "u")]
    [InlineData(",\"a\":\"" + Author + "\"", "", "a")]
    [InlineData(",\"o\":\"2026-03-01\"", "", "o")]
    [InlineData("120}", "120},\"w\":true", "m")]
    [InlineData("120}}", "120}", "json")]
    public void A_body_with_a_part_missing_names_it(string part, string instead, string fault)
    {
        Assert.False(Body.TryRead(Encoding.UTF8.GetBytes(Small.Replace(part, instead, StringComparison.Ordinal)), out _, out var found));
        Assert.Equal(fault, found);
    }

    [Theory]
    [InlineData("2026-03-01", true)]
    [InlineData("2026-03-01T09:30", true)]
    [InlineData("2026-02-29", false)]
    [InlineData("2026-3-1", false)]
    [InlineData("2026-03-01T24:00", false)]
    [InlineData("2026-03-01 09:30", false)]
    [InlineData("2026-03-01T09:30:00", false)]
    [InlineData("", false)]
    public void Occurred_is_a_date_or_a_date_and_minute(string text, bool good)
    {
        Assert.Equal(good, Occurred.TryParse(text, out var occurred));
        if (good) Assert.Equal(text, occurred.ToString());
    }

    [Fact]
    public void A_date_alone_comes_before_its_times()
    {
        Occurred[] ordered = [Of("2026-02-28T23:59"), Of("2026-03-01"), Of("2026-03-01T00:00"), Of("2026-03-01T09:30"), Of("2026-03-02")];
        Assert.Equal(ordered, ordered.Reverse().Order());
    }

    private static Occurred Of(string text) => Occurred.TryParse(text, out var occurred) ? occurred : throw new ArgumentException(text, nameof(text));
}
