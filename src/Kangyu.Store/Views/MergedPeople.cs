using System.Data.Common;
using System.Globalization;
using Dapper;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Views;

/// <summary>Reads join the alias: whichever of the merged records is asked for, the one that holds what follows from all of them is read.</summary>
internal static class MergedPeople
{
    /// <summary>The number of the record that holds what follows from the subject <c>s</c>.</summary>
    public const string Host = "COALESCE((SELECT a.host FROM alias a WHERE a.person = s.number AND a.until IS NULL), s.number)";

    /// <summary>All records that are one person, the one who holds them first; empty for somebody unknown.</summary>
    public static async Task<IReadOnlyList<(long Number, Guid Id)>> Of(DbConnection connection, Guid person, CancellationToken cancel)
    {
        var host = await connection.ExecuteScalarAsync<long?>(new CommandDefinition($"SELECT {Host} FROM subject s WHERE s.id = @id", new { id = EntryId.ToBytes(person) }, cancellationToken: cancel));
        if (host is null) return [];
        var rows = await connection.QueryAsync<(long Number, byte[] Id)>(new CommandDefinition(
            "SELECT s.number, s.id FROM subject s WHERE s.number = @host UNION ALL SELECT s.number, s.id FROM alias a JOIN subject s ON s.number = a.person WHERE a.host = @host AND a.until IS NULL",
            new { host }, cancellationToken: cancel));
        return [.. rows.Select(row => (row.Number, EntryId.Read(row.Id)))];
    }

    /// <summary>A condition on a column of subjects' numbers; null: nobody is there. Numbers are our own, never text from outside.</summary>
    public static string? In(string column, IReadOnlyList<(long Number, Guid Id)> people) => people.Count switch
    {
        0 => null,
        1 => string.Create(CultureInfo.InvariantCulture, $"{column} = {people[0].Number}"),
        _ => $"{column} IN ({string.Join(", ", people.Select(person => person.Number.ToString(CultureInfo.InvariantCulture)))})",
    };
}
