using System.Data.Common;
using System.Globalization;
using System.Text;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Backups;

/// <summary>
/// Writes tables as plain rows, the same for both databases: "KYDUMP1", county, number of migrations, moment; then for each table its name, columns and rows, each row led
/// by a 1; a 0 ends a table, an empty name the dump. A value is led by its kind: 0 null, 1 number, 2 double, 3 text, 4 bytes.
/// </summary>
internal sealed class DumpWriter(Stream stream) : IDisposable
{
    public const string Magic = "KYDUMP1";
    private readonly BinaryWriter writer = new(stream, Encoding.UTF8, leaveOpen: true);

    public void Begin(string county, int migrations, DateTimeOffset at)
    {
        writer.Write(Magic);
        writer.Write(county);
        writer.Write(migrations);
        writer.Write(at.ToUnixTimeMilliseconds());
    }

    /// <returns>How many rows there were.</returns>
    public long Write(DbConnection connection, string table, Action<long> progress)
    {
        using var rows = connection.Rows($"SELECT * FROM {table}");
        writer.Write(table);
        writer.Write(rows.FieldCount);
        for (var i = 0; i < rows.FieldCount; i++) writer.Write(rows.GetName(i));
        var count = 0L;
        while (rows.Read())
        {
            writer.Write((byte)1);
            for (var i = 0; i < rows.FieldCount; i++) Write(rows.GetValue(i));
            if (++count % 20_000 == 0) progress(count);
        }
        writer.Write((byte)0);
        return count;
    }

    public void End()
    {
        writer.Write("");
        writer.Flush();
    }

    public void Dispose() => writer.Dispose();

    private void Write(object value)
    {
        switch (value)
        {
            case DBNull:
                writer.Write((byte)0);
                break;
            case double real:
                writer.Write((byte)2);
                writer.Write(real);
                break;
            case string text:
                writer.Write((byte)3);
                writer.Write(text);
                break;
            case byte[] bytes:
                writer.Write((byte)4);
                writer.Write7BitEncodedInt(bytes.Length);
                writer.Write(bytes);
                break;
            default:
                writer.Write((byte)1);
                writer.Write(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
