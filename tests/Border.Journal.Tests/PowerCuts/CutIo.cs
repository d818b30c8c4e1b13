using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Border.Journal.Tests.PowerCuts;

/// <summary>What SQLite does with an open file (<c>struct sqlite3_io_methods</c>, version 2), on a <see cref="CutDisk"/>.</summary>
internal static unsafe class CutIo
{
    private const int PowersafeOverwrite = 0x1000;
    private const int SectorBytes = 4096;

    /// <summary>The table SQLite calls through: the version, then 17 functions in the order of sqlite3.h.</summary>
    public static nint* Methods { get; } = MakeTable();

    private static nint* MakeTable()
    {
        nint[] table =
        [
            2,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, int>)&Close,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, byte*, int, long, int>)&Read,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, byte*, int, long, int>)&Write,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, long, int>)&Truncate,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, int, int>)&Sync,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, long*, int>)&FileSize,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, int, int>)&Lock,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, int, int>)&Unlock,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, int*, int>)&CheckReservedLock,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, int, void*, int>)&FileControl,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, int>)&SectorSize,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, int>)&DeviceCharacteristics,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, int, int, int, nint*, int>)&ShmMap,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, int, int, int, int>)&ShmLock,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, void>)&ShmBarrier,
            (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, int, int>)&ShmUnmap,
        ];
        var memory = (nint*)NativeMemory.Alloc((nuint)(table.Length * sizeof(nint)));
        table.CopyTo(new Span<nint>(memory, table.Length));
        return memory;
    }

    private static CutHandle Of(SqliteFile* file) => (CutHandle)GCHandle.FromIntPtr(file->Handle).Target!;

    /// <summary>Runs an operation; a failing disk becomes the result code.</summary>
    private static int Try(Action operation, int failure)
    {
        try
        {
            operation();
            return raw.SQLITE_OK;
        }
        catch (IOException)
        {
            return failure;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(SqliteFile* file)
    {
        var handle = Of(file);
        handle.Locks.Close(handle);
        GCHandle.FromIntPtr(file->Handle).Free();
        return raw.SQLITE_OK;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(SqliteFile* file, byte* into, int count, long at)
    {
        var handle = Of(file);
        if (handle.Disk.IsOff)
            return raw.SQLITE_IOERR_READ;
        var span = new Span<byte>(into, count);
        var read = handle.File.Read(at, span);
        span[read..].Clear();
        return read == count ? raw.SQLITE_OK : raw.SQLITE_IOERR_SHORT_READ;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(SqliteFile* file, byte* from, int count, long at)
    {
        var handle = Of(file);
        return Try(() => handle.Disk.Write(handle.File, at, new ReadOnlySpan<byte>(from, count)), raw.SQLITE_IOERR_WRITE);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(SqliteFile* file, long length)
    {
        var handle = Of(file);
        return Try(() => handle.Disk.Truncate(handle.File, length), raw.SQLITE_IOERR_TRUNCATE);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(SqliteFile* file, int flags)
    {
        var handle = Of(file);
        return Try(() => handle.Disk.Sync(handle.File), raw.SQLITE_IOERR_FSYNC);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileSize(SqliteFile* file, long* size)
    {
        *size = Of(file).File.Length;
        return raw.SQLITE_OK;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Lock(SqliteFile* file, int level) => Of(file) is var handle ? handle.Locks.Raise(handle, level) : raw.SQLITE_IOERR;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Unlock(SqliteFile* file, int level)
    {
        var handle = Of(file);
        handle.Locks.Lower(handle, level);
        return raw.SQLITE_OK;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CheckReservedLock(SqliteFile* file, int* result)
    {
        *result = Of(file).Locks.AnyReserved() ? 1 : 0;
        return raw.SQLITE_OK;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileControl(SqliteFile* file, int operation, void* argument) => raw.SQLITE_NOTFOUND;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SectorSize(SqliteFile* file) => SectorBytes;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int DeviceCharacteristics(SqliteFile* file) => PowersafeOverwrite;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmMap(SqliteFile* file, int index, int size, int extend, nint* region)
    {
        var handle = Of(file);
        *region = handle.Locks.Map(handle, index, size, extend != 0);
        return raw.SQLITE_OK;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmLock(SqliteFile* file, int first, int count, int flags)
    {
        var handle = Of(file);
        return handle.Locks.LockSlots(handle, first, count, flags);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void ShmBarrier(SqliteFile* file) => Thread.MemoryBarrier();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmUnmap(SqliteFile* file, int delete)
    {
        var handle = Of(file);
        handle.Locks.Unmap(handle);
        return raw.SQLITE_OK;
    }
}
