namespace Border.Devices.Cameras;

/// <summary>Waits between attempts: doubling, with jitter so that many devices behind one switch do not come back all at once.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan most)
{
    private TimeSpan? _next;

    public TimeSpan Next()
    {
        var wait = _next ?? first;
        _next = wait * 2 < most ? wait * 2 : most;
        return wait * (0.5 + (Random.Shared.NextDouble() / 2));
    }

    public void Reset() => _next = null;
}
