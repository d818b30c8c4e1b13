using SQLitePCL;

namespace Border.Journal.Tests.PowerCuts;

/// <summary>
/// SQLite's locks and the write-ahead log's index of one database file, for connections of one process
/// (https://sqlite.org/c3ref/io_methods.html).
/// </summary>
internal sealed unsafe class CutLocks
{
    public const int Shared = 1, Reserved = 2, Pending = 3, Exclusive = 4;

    private const int Unlock = 1, SharedSlot = 4;

    private readonly Lock _lock = new();
    private readonly HashSet<CutHandle> _handles = [];
    private readonly List<nint> _regions = [];

    public int Raise(CutHandle handle, int level)
    {
        lock (_lock)
        {
            _handles.Add(handle);
            var others = _handles.Where(h => h != handle).Select(h => h.Level).DefaultIfEmpty().Max();
            var busy = level switch
            {
                Shared => others >= Pending,
                Reserved => others >= Reserved,
                _ => others >= Shared,
            };
            if (busy)
                return raw.SQLITE_BUSY;
            handle.Level = Math.Max(handle.Level, level);
            return raw.SQLITE_OK;
        }
    }

    public void Lower(CutHandle handle, int level)
    {
        lock (_lock)
            handle.Level = Math.Min(handle.Level, level);
    }

    public bool AnyReserved()
    {
        lock (_lock)
            return _handles.Any(h => h.Level >= Reserved);
    }

    public nint Map(CutHandle handle, int index, int size, bool extend)
    {
        lock (_lock)
        {
            _handles.Add(handle);
            handle.Mapped = true;
            while (extend && _regions.Count <= index)
                _regions.Add((nint)System.Runtime.InteropServices.NativeMemory.AllocZeroed((nuint)size));
            return index < _regions.Count ? _regions[index] : 0;
        }
    }

    public int LockSlots(CutHandle handle, int first, int count, int flags)
    {
        var wanted = ((1 << count) - 1) << first;
        lock (_lock)
        {
            if ((flags & Unlock) != 0)
            {
                handle.SharedSlots &= ~wanted;
                handle.ExclusiveSlots &= ~wanted;
                return raw.SQLITE_OK;
            }

            var shared = (flags & SharedSlot) != 0;
            if (_handles.Any(h => h != handle && ((h.ExclusiveSlots & wanted) != 0 || (!shared && (h.SharedSlots & wanted) != 0))))
                return raw.SQLITE_BUSY;
            if (shared)
                handle.SharedSlots |= wanted;
            else
                handle.ExclusiveSlots |= wanted;
            return raw.SQLITE_OK;
        }
    }

    /// <summary>A connection lets go of the index; with the last one the index is gone, as after a restart.</summary>
    public void Unmap(CutHandle handle)
    {
        lock (_lock)
        {
            (handle.Mapped, handle.SharedSlots, handle.ExclusiveSlots) = (false, 0, 0);
            if (_handles.Any(h => h.Mapped))
                return;
            foreach (var region in _regions)
                System.Runtime.InteropServices.NativeMemory.Free((void*)region);
            _regions.Clear();
        }
    }

    public void Close(CutHandle handle)
    {
        lock (_lock)
            _handles.Remove(handle);
    }
}

/// <summary>A file as one connection has it open.</summary>
internal sealed class CutHandle(CutDisk disk, CutFile file, CutLocks locks)
{
    public CutDisk Disk => disk;

    public CutFile File => file;

    public CutLocks Locks => locks;

    /// <summary>The lock this connection holds, 0 (none) to 4 (exclusive).</summary>
    public int Level { get; set; }

    /// <summary>Whether it has the log's index mapped.</summary>
    public bool Mapped { get; set; }

    /// <summary>Bits of the index's lock slots it shares.</summary>
    public int SharedSlots { get; set; }

    /// <summary>Bits of the index's lock slots it has alone.</summary>
    public int ExclusiveSlots { get; set; }
}
