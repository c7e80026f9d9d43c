using System.Buffers;
using System.Security.Cryptography;
using Kangyu.Demo;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Records;
using Product.Tests.Store;

namespace Product.Tests.Demo;

/// <summary>A small demo county on the shipped packs.</summary>
internal static class DemoRun
{
    public static readonly DateOnly Today = new(2026, 11, 1);

    public static PackSet Packs { get; } = TestPacks.Load([TestPacks.Read("packs/core"), TestPacks.Read("packs/contraception")]);

    public static Engine Engine { get; } = new(Packs);

    public static DemoHistory History(int people, int years = 8, long seed = 1) => DemoHistory.Create(Packs, new DemoOptions("360830", people, years, seed, Today)).Value!;

    /// <summary>Everything admitted and folded, in memory.</summary>
    public static MemoryCounty Live(int people, int years = 8, long seed = 1)
    {
        var county = new MemoryCounty(Engine);
        foreach (var submission in History(people, years, seed).Submissions()) county.Append(submission);
        return county;
    }

    public static string Export(MemoryCounty county)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var (entry, answers) in county.All) DemoExport.Write(entry.Id, entry.Group, BodyOf(entry, answers), lines);
        return Convert.ToHexStringLower(SHA256.HashData(lines.WrittenSpan));
    }

    private static Body BodyOf(Entry entry, byte[] answers) => new()
    {
        Form = entry.Form.Id,
        Version = entry.Version,
        Subject = entry.Subject,
        Unit = entry.Unit,
        Author = entry.Author,
        Occurred = entry.Occurred,
        Answers = answers,
        Amends = entry.Amends ? entry.Root : null,
        Withdraws = entry.Withdraws,
        Reason = entry.Reason,
    };
}
