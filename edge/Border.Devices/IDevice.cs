namespace Border.Devices;

/// <summary>Something at a lane that the node listens to or drives.</summary>
public interface IDevice : IAsyncDisposable
{
    /// <summary>Unique within the node, for example <c>l1-plate-camera</c>.</summary>
    string Name { get; }

    /// <summary>True when the device is a simulator; screens say so.</summary>
    bool IsSimulated { get; }

    /// <summary>How it is now.</summary>
    DeviceStatus Status { get; }

    /// <summary>Raised when <see cref="Status"/> changes, from any thread.</summary>
    event Action<DeviceStatus>? StatusChanged;

    /// <summary>
    /// Starts it; a second call does nothing. What can get better by itself (a camera that is switched off) is no error here but a
    /// <see cref="Status"/>; the device keeps trying.
    /// </summary>
    /// <exception cref="IOException">It can never work as configured, for example its port is in use; the message says what to do.</exception>
    Task StartAsync(CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>How a device is.</summary>
public enum DeviceState
{
    /// <summary>Not heard of yet.</summary>
    Starting,

    /// <summary>Works.</summary>
    Ready,

    /// <summary>Nothing came for longer than it should.</summary>
    Silent,

    /// <summary>Sends more than the node takes; the surplus is dropped before it becomes work, and counted.</summary>
    Flooding,

    /// <summary>Does not work.</summary>
    Failed,
}

/// <summary>How a device is and what to do about it.</summary>
/// <param name="State">How.</param>
/// <param name="Explanation">
/// In words for the officer, with what to do; never personal data. When ready it is empty, or says what was refused last; the next
/// good image clears it.
/// </param>
public sealed record DeviceStatus(DeviceState State, string Explanation);

/// <summary>An image as a device delivered it: encoded bytes, not yet looked at; may be anything.</summary>
/// <param name="Device">The device's name.</param>
/// <param name="Bytes">The encoded image, at most <see cref="MaxBytes"/>.</param>
/// <param name="ReceivedTimestamp">From <see cref="TimeProvider.GetTimestamp"/> when its last byte came.</param>
/// <param name="Source">A file name or frame number for messages; never personal data.</param>
public sealed record CapturedImage(string Device, ReadOnlyMemory<byte> Bytes, long ReceivedTimestamp, string Source)
{
    /// <summary>The largest image taken from a device: 20 MB. A larger one is refused by the device with an explanation.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;
}

/// <summary>Delivers images one after another: a camera's frames or a scanner's pages.</summary>
public interface IImageSource : IDevice
{
    /// <summary>
    /// The images from now on; one reader; starts the device if nobody did. Bounded: when the reader is slow the oldest unread camera
    /// frame is dropped, a page never. A page counts as taken when the reader asks for the next one, so a reader that dies on a page
    /// gets it again.
    /// </summary>
    IAsyncEnumerable<CapturedImage> ReadAsync(CancellationToken cancellation);
}

/// <summary>The barrier or door that lets a party out of a lane.</summary>
public interface IGate : IDevice
{
    /// <summary>Opens it for one party.</summary>
    /// <exception cref="IOException">The gate did not confirm in time; the message says what to do.</exception>
    Task OpenAsync(CancellationToken cancellation);
}
