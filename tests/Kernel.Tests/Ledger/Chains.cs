using System.Text;
using Kangyu.Kernel.Ledger;

namespace Kernel.Tests.Ledger;

/// <summary>Chains of stored bytes, to verify and to tamper with.</summary>
internal sealed class Chain
{
    public static readonly Guid Node = new("0197b2a0-0000-7000-8000-00000000000a");
    public static readonly DateTimeOffset At = new(2026, 9, 30, 16, 0, 0, TimeSpan.Zero);

    public required List<byte[]> Envelopes { get; init; }

    public required List<byte[]> Bodies { get; init; }

    public required List<Head> Heads { get; init; }

    public Head Start { get; init; } = Head.Start(Node);

    public static Chain Of(int entries, Head? start = null, string text = "body")
    {
        var head = start ?? Head.Start(Node);
        var chain = new Chain { Envelopes = [], Bodies = [], Heads = [head], Start = head };
        for (var i = 1; i <= entries; i++)
        {
            var body = Encoding.UTF8.GetBytes($"{text} {i}");
            var stored = new byte[Envelope.Size];
            head = head.Append(Id(i), HybridTime.Of(1_780_000_000_000 + i), Id(1000 + i), Id(2000 + i), Digest.Of(body), stored).Head;
            chain.Envelopes.Add(stored);
            chain.Bodies.Add(body);
            chain.Heads.Add(head);
        }
        return chain;
    }

    public static Guid Id(int number)
    {
        Span<byte> random = stackalloc byte[EntryId.RandomSize];
        random.Clear();
        random[9] = (byte)number;
        random[8] = (byte)(number >> 8);
        return EntryId.Make(1_780_000_000_000, random);
    }

    /// <summary>The anchor of the entry with this number.</summary>
    public Attested Anchored(int seq) => Attested.By(new Anchor(Anchor.Ledger, Heads[seq], At));

    public Attested HeadRecord() => Attested.ByHeadRecord(Heads[^1], At);

    public List<ChainProblem> Verify(params Attested[] attested)
    {
        var problems = new List<ChainProblem>();
        var verifier = new ChainVerifier(Start, attested, problems.Add);
        for (var i = 0; i < Envelopes.Count; i++) verifier.Next(i + 1, Envelopes[i], Bodies[i]);
        verifier.Finish();
        return problems;
    }

    /// <summary>The problems as <c>code@seq</c>.</summary>
    public string Found(params Attested[] attested) => string.Join(' ', Verify(attested).Select(problem => $"{problem.Code}@{problem.Seq}"));
}
