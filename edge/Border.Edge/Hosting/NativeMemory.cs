using System.Runtime.InteropServices;

namespace Border.Edge.Hosting;

/// <summary>
/// Keeps the C library from holding memory that nobody uses. Recognition allocates tensors of megabytes on whatever thread is free:
/// without this each thread has a heap of its own, and one small block that lives on top of a freed tensor keeps all of it. With it a
/// large block is a mapping of its own, which goes back to the system when it is freed.
/// </summary>
internal static partial class NativeMemory
{
    private const int TrimThreshold = -1;
    private const int MmapThreshold = -3;
    private const int ArenaMax = -8;

    /// <summary>Call before anything else runs. Does nothing where the C library is not glibc.</summary>
    public static void Limit()
    {
        if (!OperatingSystem.IsLinux())
            return;
        _ = Set(ArenaMax, 2);

        // Naming a threshold also stops glibc from raising it to 32 MB, which it does after the first large block was freed.
        _ = Set(MmapThreshold, 1024 * 1024);
        _ = Set(TrimThreshold, 4 * 1024 * 1024);
    }

    /// <summary>
    /// Gives back what both heaps hold but nobody uses. Takes some 50 milliseconds in which everything may wait: for after the start, where
    /// reading and preparing models leaves three times their size behind.
    /// </summary>
    public static void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux())
            _ = Trim(0);
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint keep);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int Set(int parameter, int value);
}
