using System.Diagnostics;

namespace Border.Journal.Tests.Disk;

/// <summary>A real file system of a few megabytes, mounted for one test; needs root.</summary>
internal sealed class SmallDisk : IDisposable
{
    public const string NeedsRoot = "Mounting a small file system needs root; the same rules are tested through the free-space seam.";

    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static SmallDisk? TryMount(string path, int megabytes)
    {
        Directory.CreateDirectory(path);
        return Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path) ? new SmallDisk(path) : null;
    }

    public bool MakeReadOnly() => Run("mount", "-o", "remount,ro", Path);

    public void Dispose() => Run("umount", "-l", Path);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
