using System.Threading.Channels;

namespace Border.Devices.Folders;

/// <summary>Wakes the reader when the system announces a change; the periodic look makes up for announcements that never come.</summary>
internal sealed class FolderWatch : IDisposable
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TimeProvider _time;
    private readonly FileSystemWatcher _watcher;
    private readonly Lock _lock = new();
    private HashSet<string> _renamed = new(StringComparer.Ordinal);

    public FolderWatch(string folder, TimeProvider time)
    {
        _time = time;
        _watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
        _watcher.Created += (_, _) => Wake();
        _watcher.Changed += (_, _) => Wake();
        _watcher.Error += (_, _) => Wake();
        _watcher.Renamed += (_, renamed) => AddRenamed(renamed.FullPath);
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Takes the paths renamed since the last call.</summary>
    public IReadOnlySet<string> TakeRenamed()
    {
        lock (_lock)
        {
            var taken = _renamed;
            _renamed = new HashSet<string>(StringComparer.Ordinal);
            return taken;
        }
    }

    /// <summary>Returns when something changed or after <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(atMost, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            await _wake.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
        }
    }

    public void Dispose() => _watcher.Dispose();

    private void AddRenamed(string path)
    {
        lock (_lock)
        {
            // Bounded: renames nobody asks for (the folder is not being read) must not fill the memory.
            if (_renamed.Count < 1024)
            {
                _renamed.Add(path);
            }
        }

        Wake();
    }

    private void Wake() => _wake.Writer.TryWrite(true);
}
