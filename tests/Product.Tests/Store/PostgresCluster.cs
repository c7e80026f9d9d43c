using System.Diagnostics;
using Npgsql;

namespace Product.Tests.Store;

/// <summary>
/// A private PostgreSQL server in a temporary directory, started for the first test that asks and gone with the process. It speaks only through its own
/// socket, and keeps nothing safe: what is tested is our side of a commit.
/// </summary>
internal static class PostgresCluster
{
    public const string Binaries = "/usr/lib/postgresql/15/bin";
    private static readonly Lazy<string> Started = new(Start);

    /// <summary>Null where the server can be started.</summary>
    public static string? Missing { get; } = File.Exists(Binaries + "/postgres") ? null : "PostgreSQL 15 is not installed";

    /// <summary>Where the server keeps its files.</summary>
    public static string DataDirectory => Started.Value + "/data";

    /// <summary>The address of a schema in the cluster.</summary>
    public static string Address(string schema) => $"postgres://postgres@localhost/postgres?host={Uri.EscapeDataString(Started.Value)}&schema={schema}";

    /// <summary>For connections of the tests' own.</summary>
    public static string Connection => $"Host={Started.Value};Username=postgres;Database=postgres;Pooling=false";

    public static void Drop(string schema)
    {
        using var connection = new NpgsqlConnection(Connection);
        connection.Open();
        using var command = new NpgsqlCommand($"DROP SCHEMA IF EXISTS {schema} CASCADE", connection);
        command.ExecuteNonQuery();
    }

    private static string Start()
    {
        var directory = Path.Combine(Path.GetTempPath(), "kypg" + Environment.ProcessId);
        Directory.CreateDirectory(directory);
        var isRoot = Environment.UserName == "root";
        if (isRoot) Run("chown", "postgres", directory);
        string[] user = isRoot ? ["--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
        Run("setpriv", [.. user, Binaries + "/initdb", "-D", directory + "/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]);
        string[] server =
        [
            .. user, "--pdeathsig", "INT", Binaries + "/postgres", "-D", directory + "/data", "-k", directory, "-c", "listen_addresses=", "-c", "fsync=off",
            "-c", "full_page_writes=off", "-c", "max_connections=600", "-c", "logging_collector=on", "-c", "max_wal_size=2GB",
        ];
        // the signal comes when the thread that started the server ends, so that thread lives as long as the process
        var ready = new ManualResetEventSlim();
        var thread = new Thread(() => Hold(server, directory, ready)) { IsBackground = true };
        thread.Start();
        ready.Wait();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(directory);
        return directory;
    }

    private static void Hold(string[] server, string directory, ManualResetEventSlim ready)
    {
        using var process = Process.Start(new ProcessStartInfo("setpriv", server) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        while (!File.Exists(directory + "/.s.PGSQL.5432") || !IsUp(directory))
        {
            if (process.HasExited) throw new InvalidOperationException("PostgreSQL did not start: " + process.StandardError.ReadToEnd());
            Thread.Yield();
        }
        ready.Set();
        process.WaitForExit();
    }

    private static bool IsUp(string directory)
    {
        try
        {
            using var connection = new NpgsqlConnection($"Host={directory};Username=postgres;Database=postgres;Pooling=false");
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {output.Result}{error}");
    }

    private static void Delete(string directory)
    {
        try
        {
            if (Directory.Exists(directory)) Run("rm", "-rf", directory);
        }
        catch (InvalidOperationException)
        {
            // the server may still be writing; the directory is a temporary one
        }
    }
}
