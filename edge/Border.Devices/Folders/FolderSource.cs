using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Border.Devices.Folders;

/// <summary>
/// Takes images from a watched folder. Nothing is read ahead: a file leaves the folder only when the reader comes back for the next
/// one, so that a node that dies on a page finds it again.
/// </summary>
public abstract partial class FolderSource : IImageSource
{
    private readonly FolderSourceOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly DeviceStatusBoard _status;
    private readonly FolderFiling _filing;
    private readonly HashSet<SeenFile> _stuck = [];
    private readonly CancellationTokenSource _stop = new();
    private long _taken;

    private protected FolderSource(FolderSourceOptions options, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options with { Path = Path.GetFullPath(options.Path) };
        _time = time;
        _logger = logger;
        _status = new DeviceStatusBoard(s => StatusChanged?.Invoke(s));
        _filing = new FolderFiling(_options.Path, _options.AfterTaking);
    }

    /// <inheritdoc />
    public event Action<DeviceStatus>? StatusChanged;

    /// <inheritdoc />
    public string Name => _options.Name;

    /// <inheritdoc />
    public bool IsSimulated => _options.IsSimulated;

    /// <inheritdoc />
    public DeviceStatus Status => _status.Now;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellation)
    {
        TryMakeFolder();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<CapturedImage> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stop.Token);
        while (!TryMakeFolder())
        {
            await Task.Delay(_options.Rescan, _time, either.Token);
        }

        using var watch = new FolderWatch(_options.Path, _time);
        var scan = new FolderScan(_options.Path, _options.Settle, _time);
        while (true)
        {
            foreach (var file in Choose(Look(scan, watch)))
            {
                if (Open(file) is { } image)
                {
                    yield return image;
                    PutAway(file, () => _filing.Taken(file.Path));
                }
            }

            await watch.WaitAsync(scan.IsSettling && _options.Settle < _options.Rescan ? _options.Settle : _options.Rescan, either.Token);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _stop.Cancel();
        return ValueTask.CompletedTask;
    }

    /// <summary>Which complete files are read now; the others must be given to <see cref="Drop"/>.</summary>
    /// <param name="complete">Oldest first.</param>
    private protected abstract IEnumerable<SeenFile> Choose(IReadOnlyList<SeenFile> complete);

    /// <summary>Puts files away unread because later ones replace them.</summary>
    private protected void Drop(IReadOnlyList<SeenFile> files, long droppedSoFar)
    {
        foreach (var file in files)
        {
            PutAway(file, () => _filing.Taken(file.Path));
        }

        Report(DeviceState.Flooding, $"More than {_options.Backlog} images wait in {_options.Path}; {droppedSoFar} older ones were dropped so far. Make the camera write fewer.");
    }

    private bool TryMakeFolder()
    {
        try
        {
            Directory.CreateDirectory(_options.Path);
            return Status.State != DeviceState.Starting || Report(DeviceState.Ready, "");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Report(DeviceState.Failed, $"The folder {_options.Path} cannot be made: {problem.Message} Correct the setting or the rights; trying again.");
            return false;
        }
    }

    private IReadOnlyList<SeenFile> Look(FolderScan scan, FolderWatch watch)
    {
        try
        {
            var complete = scan.Complete(watch.TakeRenamed(), _stuck);
            if (Status.State is DeviceState.Failed or DeviceState.Starting && _stuck.Count == 0)
            {
                Report(DeviceState.Ready, "");
            }

            return complete;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Report(DeviceState.Failed, $"The folder {_options.Path} cannot be read: {problem.Message} Make it again or correct its rights; trying again.");
            return [];
        }
    }

    private CapturedImage? Open(SeenFile file)
    {
        if (file.Length is 0 || file.Length > _options.MaxBytes)
        {
            return Refuse(file, file.Length == 0 ? "it is empty" : $"it has {file.Length} bytes, more than the {_options.MaxBytes} taken");
        }

        try
        {
            var bytes = ReadBounded(file.Path);
            if (bytes.Length > _options.MaxBytes || bytes.Length == 0)
            {
                return Refuse(file, "its size changed while it was read");
            }

            if (!ImageSignature.IsImage(file.Path, bytes))
            {
                return Refuse(file, "neither its name nor its first bytes say that it is an image");
            }

            Report(DeviceState.Ready, "");
            return new CapturedImage(Name, bytes, _time.GetTimestamp(), $"file {++_taken}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            if (!File.Exists(file.Path))
            {
                return null; // Whoever put it there took it back.
            }

            _stuck.Add(file);
            Report(DeviceState.Failed, $"A file in {_options.Path} cannot be read ({problem.GetType().Name}). Give the node the right to read it, then write it anew.");
            return null;
        }
    }

    // One byte more than allowed, so that growth after the look is noticed without reading all of it.
    private byte[] ReadBounded(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var bytes = new byte[Math.Min(stream.Length, _options.MaxBytes + 1L)];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    // The officer reads the reason; the file's name stays in the folder, for it may name a person.
    private CapturedImage? Refuse(SeenFile file, string reason)
    {
        PutAway(file, () => _filing.Refused(file.Path, $"Refused: {reason}. Send it again as a JPEG or PNG image of at most {_options.MaxBytes} bytes."));
        Report(DeviceState.Ready, $"A file was refused: {reason}. It is in {Path.Combine(_options.Path, "rejected")}; scan the document again.");
        return null;
    }

    private void PutAway(SeenFile file, Action putAway)
    {
        try
        {
            putAway();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _stuck.Add(file);
            Report(DeviceState.Failed, $"A handled file cannot be moved out of {_options.Path} ({problem.GetType().Name}). Give the node the right to write there; the file is not read twice.");
        }
    }

    private bool Report(DeviceState state, string explanation)
    {
        if (_status.Set(state, explanation))
        {
            LogStatus(_logger, Name, state, explanation);
        }

        return true;
    }
}
