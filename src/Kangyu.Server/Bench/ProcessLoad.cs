using System.Globalization;

namespace Kangyu.Server.Bench;

/// <summary>
/// What a process has used so far: processor time (ticks of 10 ms) and bytes it caused to be written to disk. Where the database is a server of its own, its processes count too.
/// </summary>
internal readonly record struct ProcessLoad(double CpuSeconds, long BytesWritten)
{
    /// <summary>Where the database's first process is told: set by whoever started it for the measurement.</summary>
    public const string DatabaseProcess = "KANGYU_BENCH_POSTGRES_PID";

    public static ProcessLoad Of(int process, bool withDatabase)
    {
        var load = Of(process);
        if (!withDatabase || !int.TryParse(Environment.GetEnvironmentVariable(DatabaseProcess), NumberStyles.None, CultureInfo.InvariantCulture, out var first)) return load;
        foreach (var id in Children(first).Append(first)) load += Of(id);
        return load;
    }

    public static ProcessLoad operator +(ProcessLoad one, ProcessLoad other) => new(one.CpuSeconds + other.CpuSeconds, one.BytesWritten + other.BytesWritten);

    public static ProcessLoad operator -(ProcessLoad one, ProcessLoad other) => new(one.CpuSeconds - other.CpuSeconds, one.BytesWritten - other.BytesWritten);

    /// <summary>Resident memory in MB: now, and at its most.</summary>
    public static (double Now, double Most) Memory(int process) => (Status(process, "VmRSS:") / 1024.0, Status(process, "VmHWM:") / 1024.0);

    private static ProcessLoad Of(int process)
    {
        try
        {
            var fields = Fields(process);
            var written = File.ReadLines($"/proc/{process}/io").First(line => line.StartsWith("write_bytes:", StringComparison.Ordinal));
            return new((Number(fields[11]) + Number(fields[12])) / 100.0, Number(written.AsSpan(12)));
        }
        catch (IOException)
        {
            // it has ended meanwhile
            return default;
        }
    }

    private static List<int> Children(int parent)
    {
        var found = new List<int>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
            try
            {
                if (Number(Fields(id)[1]) == parent) found.Add(id);
            }
            catch (IOException)
            {
                // it has ended meanwhile
            }
        }
        return found;
    }

    // what follows the name in brackets: state, parent, ...
    private static string[] Fields(int process)
    {
        var text = File.ReadAllText($"/proc/{process}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static long Status(int process, string name) =>
        Number(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).AsSpan(name.Length).Trim().TrimEnd("kB "));

    private static long Number(ReadOnlySpan<char> text) => long.Parse(text.Trim(), CultureInfo.InvariantCulture);
}
