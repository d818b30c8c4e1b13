namespace Border.GrainConformance.Grains;

/// <summary>Has a timer.</summary>
[Alias("conformance.IClockwork")]
public interface IClockwork : IGrainWithStringKey
{
    /// <summary>Ticks every few milliseconds; every tick fails after it is counted.</summary>
    Task StartFailing();

    Task Start();

    Task<int> Stop();

    Task<int> GetTicks();

    /// <summary>True if a tick came while this call was in progress, across many awaits.</summary>
    Task<bool> SawTickDuringCall();
}

public sealed class ClockworkGrain : Grain, IClockwork
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(2);

    private IGrainTimer? _timer;
    private int _ticks;

    public Task Start()
    {
        _timer = this.RegisterGrainTimer(
            async cancellationToken =>
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                _ticks++;
            },
            new GrainTimerCreationOptions(Period, Period));
        return Task.CompletedTask;
    }

    public Task StartFailing()
    {
        _timer = this.RegisterGrainTimer(
            () =>
            {
                _ticks++;
                throw new InvalidOperationException("tick failed");
            },
            Period,
            Period);
        return Task.CompletedTask;
    }

    public Task<int> Stop()
    {
        _timer!.Dispose();
        return Task.FromResult(_ticks);
    }

    public Task<int> GetTicks() => Task.FromResult(_ticks);

    public async Task<bool> SawTickDuringCall()
    {
        int before = _ticks;
        long started = Environment.TickCount64;
        while (Environment.TickCount64 - started < 50)
        {
            await Task.Yield();
        }

        return _ticks != before;
    }
}
