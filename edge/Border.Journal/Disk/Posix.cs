using System.Runtime.InteropServices;

namespace Border.Journal.Disk;

/// <summary>The few calls of the C library that .NET does not offer.</summary>
internal static partial class Posix
{
    private const int AtFdCwd = -100;
    private const int ReadOnlyDirectory = 0x10000 | 0x80000;
    private const uint WantInodeAndBirth = 0x100 | 0x800;

    /// <summary>Makes renames and new names in a directory durable; without it a file may be there and its name not.</summary>
    public static void SyncDirectory(string directory)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var descriptor = Open(directory, ReadOnlyDirectory);
        if (descriptor < 0)
            throw new IOException($"Cannot open the directory {directory} to sync it (errno {Marshal.GetLastPInvokeError()}).");
        try
        {
            if (Sync(descriptor) != 0)
                throw new IOException($"Cannot sync the directory {directory} (errno {Marshal.GetLastPInvokeError()}).");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>What the file system says a file is: device, inode and time of birth. Null where it does not say.</summary>
    public static string? FileIdentity(string file)
    {
        if (!OperatingSystem.IsLinux() || StatX(AtFdCwd, file, 0, WantInodeAndBirth, out var found) != 0)
            return null;
        return $"{found.DeviceMajor}:{found.DeviceMinor}/{found.Inode}/{found.Birth.Seconds}.{found.Birth.Nanoseconds:D9}";
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int directory, string path, int flags, uint mask, out StatXResult result);

    // struct statx of linux/stat.h, the same on every architecture: 256 bytes.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatXResult
    {
        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(80)]
        public StatXTime Birth;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }

    [StructLayout(LayoutKind.Explicit, Size = 16)]
    private struct StatXTime
    {
        [FieldOffset(0)]
        public long Seconds;

        [FieldOffset(8)]
        public uint Nanoseconds;
    }
}
