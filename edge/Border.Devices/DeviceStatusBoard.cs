namespace Border.Devices;

/// <summary>Holds one device's status and tells of changes; equal statuses are told once.</summary>
/// <param name="changed">Called outside the lock, from the thread that set the status.</param>
public sealed class DeviceStatusBoard(Action<DeviceStatus> changed)
{
    private readonly Lock _lock = new();
    private DeviceStatus _now = new(DeviceState.Starting, "Starting.");

    /// <summary>The status now.</summary>
    public DeviceStatus Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    /// <summary>Sets the status.</summary>
    /// <param name="state">How the device is.</param>
    /// <param name="explanation">In words, with what to do.</param>
    /// <returns>True when that was news.</returns>
    public bool Set(DeviceState state, string explanation = "")
    {
        var next = new DeviceStatus(state, explanation);
        lock (_lock)
        {
            if (_now == next)
            {
                return false;
            }

            _now = next;
        }

        changed(next);
        return true;
    }
}
