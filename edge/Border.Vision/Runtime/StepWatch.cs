namespace Border.Vision.Runtime;

/// <summary>Adds up how long each step of a reading took.</summary>
internal sealed class StepWatch
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Dictionary<string, double> _steps = [];
    private long _last;

    /// <summary>Starts.</summary>
    public StepWatch(TimeProvider time)
    {
        _time = time;
        _start = _last = time.GetTimestamp();
    }

    /// <summary>Milliseconds since the start.</summary>
    public double Total => _time.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>Milliseconds per step by name.</summary>
    public IReadOnlyDictionary<string, double> Steps => _steps;

    /// <summary>What has passed since the last call, or the start, belongs to this step.</summary>
    public void Add(string step)
    {
        var now = _time.GetTimestamp();
        _steps[step] = _steps.GetValueOrDefault(step) + _time.GetElapsedTime(_last, now).TotalMilliseconds;
        _last = now;
    }
}
