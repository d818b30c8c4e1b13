using Microsoft.Extensions.Logging;

namespace Border.Devices.Folders;

/// <summary>A camera that writes frames into a folder. When too many wait the latest are read and the older ones dropped and counted.</summary>
public sealed class FolderCamera(FolderSourceOptions options, TimeProvider time, ILogger<FolderCamera> logger) : FolderSource(options, time, logger)
{
    private readonly int _backlog = options.Backlog;
    private long _dropped;

    /// <summary>Frames put away unread.</summary>
    public long FramesDropped => _dropped;

    private protected override IEnumerable<SeenFile> Choose(IReadOnlyList<SeenFile> complete)
    {
        var surplus = complete.Count - _backlog;
        if (surplus <= 0)
        {
            return complete;
        }

        _dropped += surplus;
        Drop([.. complete.Take(surplus)], _dropped);
        return complete.Skip(surplus);
    }
}
