using System.Threading.Channels;

namespace Border.Devices.Cameras;

/// <summary>A slot for one frame: a new frame replaces one that nobody read, and that loss is counted.</summary>
internal sealed class LatestFrame
{
    private readonly Channel<CapturedImage> _slot;
    private long _dropped;

    public LatestFrame() => _slot = Channel.CreateBounded<CapturedImage>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleWriter = true },
        _ => Interlocked.Increment(ref _dropped));

    /// <summary>Frames replaced before they were read.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public void Put(CapturedImage frame) => _slot.Writer.TryWrite(frame);

    public void End() => _slot.Writer.TryComplete();

    public IAsyncEnumerable<CapturedImage> ReadAsync(CancellationToken cancellation) => _slot.Reader.ReadAllAsync(cancellation);
}
