using System.Runtime.InteropServices;

namespace Border.Ledger.Evidence;

/// <summary>Makes names in a folder durable: without it a file may be there after a power cut and its name not.</summary>
internal static partial class DurableFolder
{
    private const int ReadOnlyDirectory = 0x10000 | 0x80000;

    /// <summary>Makes a folder, durably.</summary>
    public static void Make(string folder)
    {
        if (Directory.Exists(folder))
            return;
        Directory.CreateDirectory(folder);
        Sync(Path.GetDirectoryName(folder)!);
    }

    /// <summary>Makes renames and new names in a folder durable.</summary>
    /// <exception cref="IOException">The disk does not do it.</exception>
    public static void Sync(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var descriptor = Open(folder, ReadOnlyDirectory);
        if (descriptor < 0)
            throw new IOException($"Cannot open the folder {folder} to sync it (errno {Marshal.GetLastPInvokeError()}).");
        var synced = FSync(descriptor) == 0;
        _ = Close(descriptor);
        if (!synced)
            throw new IOException($"Cannot sync the folder {folder}.");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
