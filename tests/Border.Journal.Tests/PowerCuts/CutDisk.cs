namespace Border.Journal.Tests.PowerCuts;

/// <summary>The power is gone: nothing more reaches the disk.</summary>
internal sealed class PowerLostException() : IOException("The power was cut.");

/// <summary>
/// A disk whose power can be cut at any operation. What was written and not synced lies in its cache; a cut keeps, drops, tears, garbles
/// and reorders it at random, as drives do. What is durable is in the real files, so a journal can be opened from them afterwards.
/// </summary>
/// <remarks>
/// A write never harms bytes beside its own (SQLite's "powersafe overwrite", its default on Linux). A file that was never synced may
/// vanish with its name; a deletion without a sync of the directory may be undone.
/// </remarks>
/// <param name="random">Decides what becomes of each write.</param>
internal sealed class CutDisk(Random random)
{
    private const string DeletedSuffix = ".deleted";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, CutFile> _files = [];
    private readonly HashSet<string> _deleted = [];
    private int _operationsLeft = int.MaxValue;

    /// <summary>True once the power is gone.</summary>
    public bool IsOff { get; private set; }

    /// <summary>A drive that reports a sync as done when only the one before it is.</summary>
    public bool LiesAboutSync { get; init; }

    /// <summary>The power goes when this many more writes, syncs, truncations and deletions were asked for.</summary>
    public void CutAfter(int operations) => _operationsLeft = operations;

    /// <summary>The file at a path; null when it is not there and not to be made.</summary>
    public CutFile? Open(string path, bool create)
    {
        lock (_lock)
        {
            Check();
            if (_files.TryGetValue(path, out var open))
                return open;
            var isNew = !File.Exists(path);
            if (isNew && !create)
                return null;
            return _files[path] = new CutFile(path, isNew);
        }
    }

    public bool Exists(string path) => File.Exists(path);

    public void Write(CutFile file, long at, ReadOnlySpan<byte> data)
    {
        lock (_lock)
        {
            Spend();
            file.Write(at, data);
        }
    }

    public void Truncate(CutFile file, long length)
    {
        lock (_lock)
        {
            Spend();
            file.Truncate(length);
        }
    }

    public void Sync(CutFile file)
    {
        lock (_lock)
        {
            Spend();
            file.Sync(LiesAboutSync);
        }
    }

    /// <summary>Takes a file's name away; durably where the directory is synced with it.</summary>
    public void Delete(string path, bool durable)
    {
        lock (_lock)
        {
            Spend();
            if (_files.Remove(path, out var file))
                file.Dispose();
            if (!File.Exists(path))
                return;
            File.Move(path, path + DeletedSuffix, overwrite: true);
            _deleted.Add(path);
            if (durable)
                Forget();
        }
    }

    /// <summary>Cuts the power now, unless it is gone already, and leaves in the real files what survived.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            IsOff = true;
            var mood = (CutMood)random.Next(3);
            foreach (var file in _files.Values)
            {
                file.Settle(random, mood);
                file.Dispose();
            }

            foreach (var path in _deleted.Where(p => !File.Exists(p) && random.Next(2) == 0))
                File.Move(path + DeletedSuffix, path);
            Forget();
            _files.Clear();
        }
    }

    private void Forget()
    {
        foreach (var path in _deleted)
            File.Delete(path + DeletedSuffix);
        _deleted.Clear();
    }

    private void Spend()
    {
        Check();
        if (--_operationsLeft < 0)
            IsOff = true;
        Check();
    }

    private void Check()
    {
        if (IsOff)
            throw new PowerLostException();
    }
}

/// <summary>What a cut does to writes that were not synced.</summary>
internal enum CutMood
{
    /// <summary>Each meets a fate of its own, in any order.</summary>
    Chaotic,

    /// <summary>They had arrived in order up to some point; the next one is torn.</summary>
    Orderly,

    /// <summary>None had arrived.</summary>
    Nothing,
}
