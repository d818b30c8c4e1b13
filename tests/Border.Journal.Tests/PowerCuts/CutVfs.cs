using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Border.Journal.Storage;
using SQLitePCL;

namespace Border.Journal.Tests.PowerCuts;

/// <summary>
/// A file layer for SQLite (https://sqlite.org/vfs.html) whose files are on a <see cref="CutDisk"/>: a connection to
/// <see cref="Address"/> writes there instead of to the operating system.
/// </summary>
internal static unsafe partial class CutVfs
{
    private const string Name = "power-cut";

    private static readonly ConcurrentDictionary<string, (CutDisk Disk, CutLocks Locks)> Disks = new();
    private static readonly Lazy<bool> Registered = new(Register);

    /// <summary>The address of a database file on a disk.</summary>
    public static string Address(string file, CutDisk disk)
    {
        _ = Registered.Value;
        Disks[file] = (disk, new CutLocks());
        return $"file:{file}?vfs={Name}";
    }

    /// <summary>The address is no longer used.</summary>
    public static void Release(string file) => Disks.TryRemove(file, out _);

    private static bool Register()
    {
        SqliteLibrary.Bind();
        var vfs = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
        // Time, randomness and sleeping stay the operating system's.
        *vfs = *FindVfs(0);
        vfs->OsFileSize = sizeof(SqliteFile);
        vfs->Name = Marshal.StringToCoTaskMemUTF8(Name);
        vfs->Open = (nint)(delegate* unmanaged[Cdecl]<Vfs*, nint, SqliteFile*, int, int*, int>)&Open;
        vfs->Delete = (nint)(delegate* unmanaged[Cdecl]<Vfs*, nint, int, int>)&Delete;
        vfs->Access = (nint)(delegate* unmanaged[Cdecl]<Vfs*, nint, int, int*, int>)&Access;
        return RegisterVfs(vfs, 0) == raw.SQLITE_OK ? true : throw new InvalidOperationException("SQLite took no file layer.");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* vfs, nint name, SqliteFile* file, int flags, int* outFlags)
    {
        file->Methods = null;
        try
        {
            if (Marshal.PtrToStringUTF8(name) is not { } path || Find(path) is not { } place
                || place.Disk.Open(path, (flags & raw.SQLITE_OPEN_CREATE) != 0) is not { } found)
            {
                return raw.SQLITE_CANTOPEN;
            }

            file->Handle = GCHandle.ToIntPtr(GCHandle.Alloc(new CutHandle(place.Disk, found, place.Locks)));
            file->Methods = CutIo.Methods;
            if (outFlags != null)
                *outFlags = flags;
            return raw.SQLITE_OK;
        }
        catch (IOException)
        {
            return raw.SQLITE_CANTOPEN;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(Vfs* vfs, nint name, int syncDirectory)
    {
        try
        {
            var path = Marshal.PtrToStringUTF8(name)!;
            Find(path)!.Value.Disk.Delete(path, syncDirectory != 0);
            return raw.SQLITE_OK;
        }
        catch (IOException)
        {
            return raw.SQLITE_IOERR_DELETE;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Access(Vfs* vfs, nint name, int flags, int* result)
    {
        var path = Marshal.PtrToStringUTF8(name)!;
        *result = Find(path) is { } place && place.Disk.Exists(path) ? 1 : 0;
        return raw.SQLITE_OK;
    }

    // The log and the rollback journal lie beside the database and bear its name with an ending.
    private static (CutDisk Disk, CutLocks Locks)? Find(string path)
    {
        foreach (var ending in new[] { "", "-wal", "-journal" })
        {
            if (path.EndsWith(ending, StringComparison.Ordinal) && Disks.TryGetValue(path[..^ending.Length], out var place))
                return place;
        }

        return null;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial Vfs* FindVfs(nint name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int RegisterVfs(Vfs* vfs, int makeDefault);
}

/// <summary><c>struct sqlite3_vfs</c>, version 3.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Vfs
{
    public int Version;
    public int OsFileSize;
    public int MaxPath;
    public nint Next, Name, AppData, Open, Delete, Access, FullPath, DlOpen, DlError, DlSym, DlClose, Randomness, Sleep, CurrentTime, LastError;
    public nint CurrentTimeInt64, SetSystemCall, GetSystemCall, NextSystemCall;
}

/// <summary><c>struct sqlite3_file</c> with a handle of our own behind it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteFile
{
    public nint* Methods;
    public nint Handle;
}
