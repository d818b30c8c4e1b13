namespace Border.Devices.Gates;

/// <summary>A gate that exists only in this process, and says so. Takes time to open as a real barrier does.</summary>
/// <param name="name">The device's name, unique within the node.</param>
/// <param name="travel">How long opening takes.</param>
/// <param name="time">The clock.</param>
public sealed class SimulatedGate(string name, TimeSpan travel, TimeProvider time) : IGate
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile bool _jammed;
    private DeviceStatus _status = new(DeviceState.Ready, "");
    private int _openings;

    /// <inheritdoc />
    public event Action<DeviceStatus>? StatusChanged;

    /// <summary>Raised after each opening.</summary>
    public event Action? Opened;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public bool IsSimulated => true;

    /// <inheritdoc />
    public DeviceStatus Status => _status;

    /// <summary>How often it opened.</summary>
    public int Openings => _openings;

    /// <summary>Makes it fail, or work again.</summary>
    /// <param name="jammed">True: the next opening is not confirmed.</param>
    public void Jam(bool jammed)
    {
        _jammed = jammed;
        _status = jammed
            ? new DeviceStatus(DeviceState.Failed, $"The simulated gate {name} is jammed. Open it by hand and send a technician.")
            : new DeviceStatus(DeviceState.Ready, "");
        StatusChanged?.Invoke(_status);
    }

    /// <inheritdoc />
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            await Task.Delay(travel, time, cancellation);
            if (_jammed)
            {
                throw new IOException(_status.Explanation);
            }

            Interlocked.Increment(ref _openings);
        }
        finally
        {
            _oneAtATime.Release();
        }

        Opened?.Invoke();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _oneAtATime.Dispose();
        return ValueTask.CompletedTask;
    }
}
