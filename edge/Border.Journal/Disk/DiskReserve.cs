namespace Border.Journal.Disk;

/// <summary>
/// Space kept for work in progress (invariant I10): a file that occupies it, so that nobody else on the disk can take it. New work is
/// refused when little is left beside it; work in progress may have the file deleted when the disk is really full. It is taken again
/// when there is room. Used by the journal's writing thread alone.
/// </summary>
internal sealed class DiskReserve
{
    private readonly string _directory;
    private readonly string _file;
    private readonly long _bytes;
    private readonly long _lowWater;
    private readonly IDiskSpace _space;

    /// <param name="directory">Where the journal is.</param>
    /// <param name="bytes">How much to keep; 0 keeps none.</param>
    /// <param name="lowWater">New work needs more than this free beside the reserve.</param>
    /// <param name="space">Says how much is free.</param>
    public DiskReserve(string directory, long bytes, long lowWater, IDiskSpace space)
    {
        (_directory, _bytes, _lowWater, _space) = (directory, bytes, lowWater, space);
        _file = Path.Combine(directory, "reserve");
        Held = bytes == 0 || (new FileInfo(_file) is { Exists: true } found && found.Length == bytes);
        Refresh();
    }

    /// <summary>Whether the reserve is there to be used.</summary>
    public bool Held { get; private set; }

    /// <summary>Free beside the reserve, when last asked.</summary>
    public long FreeBytes { get; private set; }

    /// <summary>Whether new work may be written.</summary>
    public bool AdmitsNewWork => Held && FreeBytes > _lowWater;

    /// <summary>Why new work is refused and what to do.</summary>
    public string Explanation =>
        $"Only {FreeBytes / 1_000_000} MB are free on the journal's disk{(Held ? "" : " and its reserve is in use")}; new work needs more than " +
        $"{(_lowWater + (Held ? 0 : _bytes)) / 1_000_000} MB. Free space in or beside {_directory}; crossings in progress can still be finished.";

    /// <summary>Asks the disk again, and takes the reserve when it is not held and there is room.</summary>
    public void Refresh()
    {
        FreeBytes = _space.FreeBytes(_directory);
        if (Held || FreeBytes < _bytes + (2 * _lowWater))
            return;
        try
        {
            using (var file = DurableFile.Create(_file, _bytes))
                file.SetLength(_bytes);
            Held = true;
            FreeBytes = _space.FreeBytes(_directory);
        }
        catch (IOException)
        {
            Release();
        }
    }

    /// <summary>Gives the reserve to work in progress. False when it was given already.</summary>
    public bool Release()
    {
        var released = Held && _bytes > 0;
        Held = _bytes == 0;
        File.Delete(_file);
        FreeBytes = _space.FreeBytes(_directory);
        return released;
    }
}
