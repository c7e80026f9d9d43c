using System.Text;
using Kangyu.Kernel.Ledger;
using Xunit;

namespace Kernel.Tests.Ledger;

public sealed class ChainVerifierTests
{
    [Fact]
    public void An_untouched_chain_has_no_problem()
    {
        var chain = Chain.Of(20);
        Assert.Equal("", chain.Found(chain.Anchored(5), chain.Anchored(20), chain.HeadRecord()));
    }

    [Fact]
    public void Any_flipped_bit_of_any_stored_byte_is_found_at_its_own_entry()
    {
        var chain = Chain.Of(20);
        for (var entry = 0; entry < 20; entry++)
        {
            foreach (var bytes in new[] { chain.Envelopes[entry], chain.Bodies[entry] })
            {
                for (var bit = 0; bit < bytes.Length * 8; bit++)
                {
                    bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                    var problems = chain.Verify();
                    Assert.True(problems.Count > 0, $"entry {entry + 1}, bit {bit}: nothing found");
                    Assert.All(problems, problem => Assert.Equal(entry + 1, problem.Seq));
                    bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                }
            }
        }
        Assert.Empty(chain.Verify());
    }

    public static TheoryData<string, int, string> ChangedParts => new()
    {
        { "version", 0, "entry_layout@7" },
        { "id", 1, "entry_hash@7" },
        { "node", 17, "entry_hash@7" },
        { "seq", 40, "entry_hash@7" },
        { "recorded", 41, "entry_hash@7" },
        { "group", 49, "entry_hash@7" },
        { "key id", 65, "entry_hash@7" },
        { "body hash", 81, "entry_hash@7 body_hash@7" },
        { "prev", 113, "entry_hash@7" },
        { "hash", 145, "entry_hash@7" },
    };

    [Theory]
    [MemberData(nameof(ChangedParts))]
    public void A_changed_part_is_named(string part, int at, string found)
    {
        var chain = Chain.Of(20);
        chain.Envelopes[6][at] ^= 1;
        Assert.True(found == chain.Found(), part);
    }

    [Fact]
    public void A_changed_body_is_named()
    {
        var chain = Chain.Of(20);
        chain.Bodies[2][0] ^= 1;
        Assert.Equal("body_hash@3", chain.Found());
    }

    [Fact]
    public void A_truncated_envelope_is_named_and_its_successor_is_not_blamed()
    {
        var chain = Chain.Of(20);
        chain.Envelopes[2] = chain.Envelopes[2][..100];
        Assert.Equal("entry_layout@3", chain.Found());
    }

    [Fact]
    public void A_removed_entry_is_a_gap_from_its_number_on()
    {
        var chain = Chain.Of(20);
        Assert.Equal("seq_gap@4", Without(chain, 4));
        Assert.Equal("seq_gap@1", Without(chain, 1, 2, 3));
        Assert.Equal("seq_gap@4 seq_gap@9", Without(chain, 4, 5, 9));
    }

    [Fact]
    public void An_anchor_on_a_removed_entry_adds_nothing_to_the_gap()
    {
        var chain = Chain.Of(20);
        Assert.Equal("seq_gap@4", Without(chain, [4], chain.Anchored(4), chain.Anchored(20)));
    }

    [Fact]
    public void Swapped_entries_are_named_in_both_places()
    {
        var chain = Chain.Of(20);
        (chain.Envelopes[4], chain.Envelopes[5]) = (chain.Envelopes[5], chain.Envelopes[4]);
        (chain.Bodies[4], chain.Bodies[5]) = (chain.Bodies[5], chain.Bodies[4]);
        Assert.Equal("order@5 order@6", chain.Found());
    }

    [Fact]
    public void A_repeated_number_is_out_of_order()
    {
        var chain = Chain.Of(3);
        var problems = new List<ChainProblem>();
        var verifier = new ChainVerifier(chain.Start, [], problems.Add);
        foreach (var seq in (int[])[1, 2, 2, 3]) verifier.Next(seq, chain.Envelopes[seq - 1], chain.Bodies[seq - 1]);
        var problem = Assert.Single(problems);
        Assert.Equal(("order", 2L), (problem.Code, problem.Seq));
        Assert.Equal(chain.Heads[3], verifier.Head);
    }

    [Fact]
    public void Entries_numbered_anew_after_one_was_taken_out_break_the_link()
    {
        var chain = Chain.Of(20);
        // entry 6 takes the number, and the hash, of a fifth: only its prev still names the true fifth
        Assert.True(Envelope.TryRead(chain.Envelopes[5], out var sixth));
        Renumber(sixth with { Seq = 5 }, chain.Envelopes[4]);
        chain.Bodies[4] = chain.Bodies[5];
        Assert.StartsWith("prev_link@5", chain.Found(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_of_another_node_is_named()
    {
        var chain = Chain.Of(5);
        var other = Chain.Of(5, Head.Start(Chain.Id(77)));
        chain.Envelopes[2] = other.Envelopes[2];
        Assert.Equal("node@3", chain.Found());
    }

    [Fact]
    public void A_chain_computed_anew_is_sound_in_itself_and_found_by_its_anchors()
    {
        var true_ = Chain.Of(20);
        var forged = Chain.Of(20, text: "other");
        Assert.Equal("", forged.Found());
        Assert.Equal("anchor_mismatch@10", forged.Found(true_.Anchored(10)));
        Assert.Equal("head_mismatch@20", forged.Found(true_.HeadRecord()));
    }

    [Fact]
    public void A_part_computed_anew_is_found_by_the_anchors_after_it_only()
    {
        var chain = Chain.Of(20);
        var forged = Chain.Of(20);
        var tail = Chain.Of(8, chain.Heads[12], "other");
        for (var i = 0; i < 8; i++) (forged.Envelopes[12 + i], forged.Bodies[12 + i]) = (tail.Envelopes[i], tail.Bodies[i]);
        Assert.Equal("anchor_mismatch@15 anchor_mismatch@20", forged.Found(chain.Anchored(15), chain.Anchored(12), chain.Anchored(20)));
    }

    [Fact]
    public void A_changed_entry_under_an_anchor_is_named_once()
    {
        var chain = Chain.Of(20);
        chain.Envelopes[9][50] ^= 1;
        Assert.Equal("entry_hash@10", chain.Found(chain.Anchored(10)));
    }

    [Fact]
    public void The_last_ten_entries_cut_are_found_by_the_newest_of_anchors_and_head_record()
    {
        var chain = Chain.Of(20);
        var cut = Cut(chain, 10);
        Assert.Equal("", cut.Found(chain.Anchored(10)));
        Assert.Equal("tail_cut@11", cut.Found(chain.Anchored(10), chain.HeadRecord()));
        Assert.Equal("tail_cut@11", cut.Found(chain.Anchored(15)));
        var problem = Assert.Single(cut.Verify(chain.Anchored(15), chain.HeadRecord()));
        Assert.Contains("the last 10 are missing", problem.Message.En, StringComparison.Ordinal);
        Assert.Contains("少了 10 条", problem.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_that_is_gone_altogether_is_a_cut_tail()
    {
        var chain = Chain.Of(20);
        Assert.Equal("tail_cut@1", Cut(chain, 0).Found(chain.HeadRecord()));
    }

    [Fact]
    public void A_chain_that_grew_after_the_head_record_is_sound()
    {
        var chain = Chain.Of(20);
        Assert.Equal("", chain.Found(Attested.ByHeadRecord(chain.Heads[17], Chain.At)));
    }

    [Fact]
    public void Nothing_may_follow_where_a_restore_ended_the_chain()
    {
        var chain = Chain.Of(20);
        var end = Attested.By(new Anchor(Anchor.Ledger, chain.Heads[12], Chain.At, Ends: true));
        Assert.Equal("", Cut(chain, 12).Found(chain.Anchored(5), end));
        Assert.Equal("after_end@13", chain.Found(end, chain.Anchored(5), chain.Anchored(12)));
        Assert.Equal("tail_cut@11", Cut(chain, 10).Found(end));
    }

    [Fact]
    public void A_node_that_a_restore_began_is_linked_to_the_old_head()
    {
        var old = Chain.Of(12);
        var start = Head.StartAfter(Chain.Id(88), old.Heads[^1]);
        var chain = Chain.Of(3, start);
        Assert.Equal("", chain.Found());
        Assert.True(Envelope.TryRead(chain.Envelopes[0], out var first));
        Assert.Equal((1L, old.Heads[^1].Hash), (first.Seq, first.Prev));
        var elsewhere = Chain.Of(3, Head.StartAfter(Chain.Id(88), Chain.Of(11).Heads[^1]));
        var mixed = new Chain { Envelopes = chain.Envelopes, Bodies = chain.Bodies, Heads = chain.Heads, Start = elsewhere.Start };
        Assert.Equal("prev_link@1", mixed.Found());
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "body_missing@2")]
    public void A_body_may_be_gone_only_when_its_key_is(bool mayBeGone, string found)
    {
        var chain = Chain.Of(3);
        var problems = new List<ChainProblem>();
        var verifier = new ChainVerifier(chain.Start, [chain.Anchored(3)], problems.Add);
        verifier.Next(1, chain.Envelopes[0], chain.Bodies[0]);
        verifier.NextStub(2, chain.Envelopes[1], mayBeGone);
        verifier.Next(3, chain.Envelopes[2], chain.Bodies[2]);
        verifier.Finish();
        Assert.Equal(found, string.Join(' ', problems.Select(problem => $"{problem.Code}@{problem.Seq}")));
    }

    [Fact]
    public void A_problem_names_node_number_and_entry()
    {
        var chain = Chain.Of(3);
        chain.Bodies[1][0] ^= 1;
        var problem = Assert.Single(chain.Verify());
        Assert.Equal(Chain.Id(2), problem.Id);
        Assert.Equal($"{Chain.Node:N}/2", problem.ToProblem().Path);
        Assert.Equal("body_hash", problem.ToProblem().Code);
    }

    private static string Without(Chain chain, params int[] removed) => Without(chain, removed, []);

    private static string Without(Chain chain, int[] removed, params Attested[] attested)
    {
        var found = new List<string>();
        var verifier = new ChainVerifier(chain.Start, attested, problem => found.Add($"{problem.Code}@{problem.Seq}"));
        for (var seq = 1; seq <= chain.Envelopes.Count; seq++)
        {
            if (!removed.Contains(seq)) verifier.Next(seq, chain.Envelopes[seq - 1], chain.Bodies[seq - 1]);
        }
        verifier.Finish();
        return string.Join(' ', found);
    }

    private static Chain Cut(Chain chain, int left) => new()
    {
        Envelopes = chain.Envelopes[..left],
        Bodies = chain.Bodies[..left],
        Heads = chain.Heads[..(left + 1)],
        Start = chain.Start,
    };

    private static void Renumber(Envelope envelope, byte[] stored)
    {
        envelope.Write(stored);
        Envelope.HashOf(stored).Write(stored.AsSpan(Envelope.HashedSize));
    }
}
