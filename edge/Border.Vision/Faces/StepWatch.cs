namespace Border.Vision.Faces;

/// <summary>Sums up where the time of one reading goes.</summary>
internal sealed class StepWatch(TimeProvider time)
{
    private double _align;
    private double _feature;
    private double _liveness;

    public required double DetectMs { get; init; }

    public FaceSteps Steps => new(DetectMs, _align, _feature, _liveness);

    public T Align<T>(Func<T> step) => Time(step, ref _align);

    public T Feature<T>(Func<T> step) => Time(step, ref _feature);

    public T Liveness<T>(Func<T> step) => Time(step, ref _liveness);

    private T Time<T>(Func<T> step, ref double sum)
    {
        var start = time.GetTimestamp();
        var result = step();
        sum += time.GetElapsedTime(start).TotalMilliseconds;
        return result;
    }
}
