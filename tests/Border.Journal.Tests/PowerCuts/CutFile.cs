namespace Border.Journal.Tests.PowerCuts;

/// <summary>One file of a <see cref="CutDisk"/>: its content as programs see it, and what of it is durable (the real file).</summary>
internal sealed class CutFile : IDisposable
{
    private const int Sector = 512;

    private readonly string _path;
    private readonly FileStream _durable;
    private readonly MemoryStream _seen = new();
    private readonly List<Change> _pending = [];
    private int _claimedSynced;
    private bool _neverSynced;

    public CutFile(string path, bool isNew)
    {
        (_path, _neverSynced) = (path, isNew);
        _durable = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        _durable.CopyTo(_seen);
    }

    /// <summary>Its length in bytes as programs see it.</summary>
    public long Length => _seen.Length;

    /// <summary>Bytes read; fewer than asked for at the end of the file.</summary>
    public int Read(long at, Span<byte> into)
    {
        lock (_seen)
        {
            _seen.Position = at;
            return at >= _seen.Length ? 0 : _seen.Read(into);
        }
    }

    public void Write(long at, ReadOnlySpan<byte> data)
    {
        lock (_seen)
        {
            _seen.Position = at;
            _seen.Write(data);
        }

        _pending.Add(new Change(at, data.ToArray()));
    }

    public void Truncate(long length)
    {
        lock (_seen)
            _seen.SetLength(length);
        _pending.Add(new Change(length, null));
    }

    /// <summary>Makes what was written durable; a lying drive makes durable only what the sync before this one claimed.</summary>
    public void Sync(bool lies)
    {
        var real = lies ? _claimedSynced : _pending.Count;
        foreach (var change in _pending[..real])
            Apply(change);
        _pending.RemoveRange(0, real);
        _claimedSynced = _pending.Count;
        _neverSynced = false;
    }

    /// <summary>Leaves in the real file what a cut leaves of the writes that were not synced.</summary>
    public void Settle(Random random, CutMood mood)
    {
        if (mood == CutMood.Orderly)
            SettleInOrder(random);
        else if (mood == CutMood.Chaotic)
            SettleInAnyOrder(random);
        if (_neverSynced && random.Next(2) == 0)
            File.Delete(_path);
    }

    public void Dispose() => _durable.Dispose();

    private void SettleInOrder(Random random)
    {
        var arrived = random.Next(_pending.Count + 1);
        foreach (var change in _pending[..arrived])
            Apply(change);
        if (arrived < _pending.Count)
            Tear(_pending[arrived], random, garbled: false);
    }

    private void SettleInAnyOrder(Random random)
    {
        var changes = _pending.ToArray();
        random.Shuffle(changes);
        foreach (var change in changes)
        {
            switch (random.Next(4))
            {
                case 0:
                    Apply(change);
                    break;
                case 1:
                    Tear(change, random, garbled: false);
                    break;
                case 2:
                    Tear(change, random, garbled: true);
                    break;
                default: // lost
                    break;
            }
        }
    }

    private void Apply(Change change)
    {
        if (change.Data is null)
        {
            _durable.SetLength(change.At);
            return;
        }

        _durable.Position = change.At;
        _durable.Write(change.Data);
    }

    /// <summary>Some sectors arrive, some do not or as noise.</summary>
    private void Tear(Change change, Random random, bool garbled)
    {
        if (change.Data is null)
            return;
        for (var at = 0; at < change.Data.Length; at += Sector)
        {
            var part = change.Data[at..Math.Min(at + Sector, change.Data.Length)];
            if (random.Next(2) == 0)
                Apply(new Change(change.At + at, part));
            else if (garbled)
                Apply(new Change(change.At + at, Noise(part.Length, random)));
        }
    }

    private static byte[] Noise(int length, Random random)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }

    /// <summary>A write, or without data a truncation to <paramref name="At"/>.</summary>
    private sealed record Change(long At, byte[]? Data);
}
