using System.Globalization;
using System.Runtime.InteropServices;

namespace Kangyu.Server.Bench;

/// <summary>What a figure was measured on: processor, cores, memory, system. Never a name by which the machine could be found.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(CultureInfo.InvariantCulture,
        $"{Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores, {Memory()} GB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}");

    private static long Memory() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30);

    private static string? Field(string file, string name) => !File.Exists(file) ? null : File.ReadLines(file)
        .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2) is [_, var value] ? value.Trim() : null;
}
