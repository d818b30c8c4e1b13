namespace Border.Devices.Cameras;

/// <summary>Counts frames in windows of one second and says when there are too many.</summary>
internal sealed class FrameRate(int maxPerSecond, TimeProvider time)
{
    private long _windowStart = time.GetTimestamp();
    private int _inWindow;
    private int _lastWindow;

    /// <summary>True while this second or the last one had more frames than allowed.</summary>
    public bool IsFlooding => _inWindow > maxPerSecond || _lastWindow > maxPerSecond;

    /// <summary>True for the first frame of each second: often enough to report a growing count.</summary>
    public bool IsFirstOfSecond => _inWindow == 1;

    /// <summary>Counts one frame.</summary>
    public void Count()
    {
        var elapsed = time.GetElapsedTime(_windowStart);
        if (elapsed >= TimeSpan.FromSeconds(1))
        {
            _lastWindow = elapsed < TimeSpan.FromSeconds(2) ? _inWindow : 0;
            _inWindow = 0;
            _windowStart = time.GetTimestamp();
        }

        _inWindow++;
    }
}
