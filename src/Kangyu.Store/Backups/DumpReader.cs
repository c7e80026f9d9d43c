using System.Text;
using Dapper;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Backups;

/// <summary>Reads what <see cref="DumpWriter"/> wrote into tables that are there and empty.</summary>
internal sealed class DumpReader : IDisposable
{
    private const int Block = 2000;
    private readonly BinaryReader reader;

    /// <exception cref="StoreException"><c>backup_layout</c>: not a dump of this kind.</exception>
    public DumpReader(Stream stream)
    {
        reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadString() != DumpWriter.Magic)
            throw StoreException.At("backup", "backup_layout", "备份的格式不认识。请用做备份的版本恢复。", "The layout of this backup is not known. Restore it with the release that made it.");
        County = reader.ReadString();
        Migrations = reader.ReadInt32();
        At = DateTimeOffset.FromUnixTimeMilliseconds(reader.ReadInt64());
    }

    public string County { get; }

    /// <summary>The newest migration of the database that was dumped.</summary>
    public int Migrations { get; }

    public DateTimeOffset At { get; }

    /// <summary>Reads everything and keeps nothing; answers how many rows there are.</summary>
    public long Count(Action<string, long> progress)
    {
        var all = 0L;
        for (var table = reader.ReadString(); table.Length > 0; table = reader.ReadString())
        {
            var columns = reader.ReadInt32();
            for (var i = 0; i < columns; i++) reader.ReadString();
            var count = 0L;
            while (reader.ReadByte() == 1)
            {
                for (var i = 0; i < columns; i++) Skip();
                if (++count % 20_000 == 0) progress(table, count);
            }
            all += count;
        }
        return all;
    }

    /// <summary>Loads all tables within the session's transaction.</summary>
    public long Load(Dialect dialect, WriteSession session, Action<string, long> progress)
    {
        var all = 0L;
        for (var table = reader.ReadString(); table.Length > 0; table = reader.ReadString())
        {
            var rows = new Rows(RowShape.Insert(table, Columns(dialect, session, table)));
            var count = 0L;
            while (reader.ReadByte() == 1)
            {
                for (var i = 0; i < rows.Columns.Count; i++) Add(rows);
                if (++count % Block != 0) continue;
                session.Write([rows]);
                progress(table, count);
            }
            session.Write([rows]);
            if (session.Connection.ExecuteScalar<long>($"SELECT count(*) FROM {table}") != count)
                throw StoreException.At(table, "restore_failed", "写入的行数与备份不符，磁盘可能有故障。请恢复到另一处。", "Not as many rows were written as the backup has: the disk may be failing. Restore to another place.");
            all += count;
        }
        return all;
    }

    public void Dispose() => reader.Dispose();

    private RowColumn[] Columns(Dialect dialect, WriteSession session, string table)
    {
        var types = dialect.ColumnsOf(session.Connection, table).ToDictionary(column => column.Name, column => Dialect.Read(column.Type), StringComparer.Ordinal);
        var columns = new RowColumn[reader.ReadInt32()];
        for (var i = 0; i < columns.Length; i++)
        {
            var name = reader.ReadString();
            if (!types.TryGetValue(name, out var type))
                throw StoreException.At($"{table}.{name}", "backup_layout", "备份中有未知的数据列。请用做备份的版本恢复。", "The backup has a column that is not known. Restore it with the release that made it.");
            columns[i] = new RowColumn(name, type);
        }
        return columns;
    }

    private void Skip()
    {
        switch (reader.ReadByte())
        {
            case 0: break;
            case 1 or 2: reader.ReadInt64(); break;
            case 3: reader.ReadString(); break;
            default: reader.ReadBytes(reader.Read7BitEncodedInt()); break;
        }
    }

    private void Add(Rows rows)
    {
        switch (reader.ReadByte())
        {
            case 0: rows.AddNull(); break;
            case 1: rows.Add(reader.ReadInt64()); break;
            case 2: rows.Add(reader.ReadDouble()); break;
            case 3: rows.Add(reader.ReadString()); break;
            default: rows.Add(reader.ReadBytes(reader.Read7BitEncodedInt())); break;
        }
    }
}
