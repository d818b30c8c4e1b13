using System.Diagnostics;

namespace Border.Testing;

/// <summary>A real file system of a few megabytes, mounted for one test; needs root.</summary>
public sealed class SmallDisk : IDisposable
{
    /// <summary>Why a test that needs it is skipped.</summary>
    public const string NeedsRoot = "Mounting a small file system needs root; the same rules are tested through the free-space seam.";

    private SmallDisk(string path) => Path = path;

    /// <summary>Where it is mounted.</summary>
    public string Path { get; }

    /// <summary>Mounts one; null without root.</summary>
    /// <param name="path">A folder, made when missing.</param>
    /// <param name="megabytes">Its size, MiB.</param>
    public static SmallDisk? TryMount(string path, int megabytes)
    {
        Directory.CreateDirectory(path);
        return Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path) ? new SmallDisk(path) : null;
    }

    /// <summary>From now on nothing can be written to it; false when that failed.</summary>
    public bool MakeReadOnly() => Run("mount", "-o", "remount,ro", Path);

    /// <inheritdoc />
    public void Dispose() => Run("umount", "-l", Path);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
