using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Log;

/// <summary>Writes down, signed and outside the data directory, how far the chains have come.</summary>
internal static class Anchoring
{
    public static Anchor Run(CountyParts parts, WriteSession session)
    {
        var now = parts.Options.Clock.GetUtcNow();
        // what is attested has to be there after a power cut
        session.Sync();
        var chain = session.Connection.QuerySingle<(long Seq, byte[] Hash)>("SELECT seq, hash FROM node WHERE number = @Number", new { parts.Node.Number });
        var looks = session.Connection.QuerySingle<(long Seq, byte[] Hash)>("SELECT looks, looks_hash FROM county WHERE id = 1");
        var anchor = new Anchor(Anchor.Ledger, new Head(parts.Node.Id, chain.Seq, Digest.Read(chain.Hash)), now);
        using var key = parts.Keys.ReadAnchorKey();
        var file = parts.Keys.OpenAnchors();
        file.Append(anchor, key);
        file.Append(new Anchor(Anchor.Access, new Head(parts.Node.Id, looks.Seq, Digest.Read(looks.Hash)), now), key);
        parts.HeadFile.Flush();
        return anchor;
    }
}
