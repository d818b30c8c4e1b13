using System.Globalization;
using System.Runtime.InteropServices;

namespace Border.Benchmarks.Reporting;

/// <summary>Where a benchmark ran: figures mean nothing without it.</summary>
/// <param name="Cpu">The processor's name.</param>
/// <param name="Cores">How many this process may use.</param>
/// <param name="MemoryMb">Memory of the machine in MB.</param>
/// <param name="FileSystem">Type and device of the file system that holds the benchmark's files.</param>
/// <param name="Os">Operating system and kernel.</param>
/// <param name="Runtime">.NET's version.</param>
/// <param name="Load1Minute">Load average over the last minute when the run began: others were working too if it is not near 0.</param>
public sealed record BenchMachine(string Cpu, int Cores, long MemoryMb, string FileSystem, string Os, string Runtime, double Load1Minute)
{
    /// <summary>Looks at this machine and the file system of <paramref name="directory"/>.</summary>
    public static BenchMachine Describe(string directory) => new(
        ReadLine("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_000_000,
        DescribeFileSystem(directory),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        ReadLoad());

    private static string DescribeFileSystem(string directory)
    {
        var full = Path.GetFullPath(directory);
        var drive = DriveInfo.GetDrives()
            .Where(d => full.StartsWith(d.Name, StringComparison.Ordinal))
            .MaxBy(d => d.Name.Length);
        return drive is null ? "unknown" : $"{drive.DriveFormat} on {drive.Name}, {drive.AvailableFreeSpace / 1_000_000_000} GB free";
    }

    private static double ReadLoad() =>
        File.Exists("/proc/loadavg") && double.TryParse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture, out var load) ? load : -1;

    private static string? ReadLine(string file, string name) =>
        !File.Exists(file) ? null : File.ReadLines(file).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
}
