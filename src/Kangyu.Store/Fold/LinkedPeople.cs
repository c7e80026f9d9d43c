using System.Data.Common;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Log;

namespace Kangyu.Store.Fold;

/// <summary>People who are or were merged: what follows from one depends on the entries of the others, so they are folded together.</summary>
internal static class LinkedPeople
{
    /// <summary>Sets of people joined by a merge that was ever written and can be read, withdrawn ones too.</summary>
    public static IReadOnlyList<IReadOnlySet<Guid>> Read(DbConnection connection, EntryOpener opener)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {EntryOpener.Columns} FROM entry WHERE form = 'core.merge'";
        using var rows = command.ExecuteReader();
        var pairs = new List<(Guid, Guid)>();
        foreach (var entry in opener.Read(rows))
            if (entry.Subject.Kind == SubjectKind.Person && Merges.OtherOf(entry.Form, entry.Slots) is { } other) pairs.Add((entry.Subject.Id, other));
        return Merges.Joined(pairs);
    }
}
