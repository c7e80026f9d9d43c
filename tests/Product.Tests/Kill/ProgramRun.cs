using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Product.Tests.Kill;

/// <summary>One run of the built program in a process of its own.</summary>
internal sealed class ProgramRun : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder errors = new();
    private readonly Task reading;

    private ProgramRun(Process process)
    {
        this.process = process;
        reading = ReadErrors();
    }

    /// <summary>What it wrote to standard error so far.</summary>
    public string Errors
    {
        get { lock (errors) return errors.ToString(); }
    }

    public static ProgramRun Start(IEnumerable<string> words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "kangyu.dll"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        // a short life: no time is lost on making fast what runs for a second
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["LC_ALL"] = "C.UTF-8";
        return new ProgramRun(Process.Start(start)!);
    }

    /// <summary>Waits until it serves and answers its address.</summary>
    public async Task<Uri> Address()
    {
        const string Words = "Kangyu is serving: ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Words, StringComparison.Ordinal)) return new Uri(line[Words.Length..]);
        }
        await process.WaitForExitAsync();
        await reading;
        throw new InvalidOperationException($"the server ended with {process.ExitCode}: {Errors}");
    }

    /// <summary>True when the process holds a file of this name open, or has ended.</summary>
    public bool HasOpened(string name)
    {
        try
        {
            return process.HasExited || Directory.EnumerateFiles($"/proc/{process.Id}/fd").Any(file => File.ResolveLinkTarget(file, returnFinalTarget: false)?.Name == name);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // a file was closed while we looked
            return false;
        }
    }

    /// <summary>SIGKILL: nothing is written, flushed or said any more.</summary>
    public void Kill()
    {
        try
        {
            process.Kill();
        }
        catch (Win32Exception) when (process.HasExited)
        {
            // it ended by itself, which the caller sees from its exit code
        }
        process.WaitForExit();
    }

    /// <summary>SIGTERM, as a service manager stops it; answers the exit code.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await Exit();
    }

    public async Task<int> Exit()
    {
        await process.WaitForExitAsync();
        await reading;
        return process.ExitCode;
    }

    /// <summary>Everything it still says on standard output, to its end.</summary>
    public Task<string> Output() => process.StandardOutput.ReadToEndAsync();

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }

    private async Task ReadErrors()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            lock (errors) errors.AppendLine(line);
        }
    }
}
