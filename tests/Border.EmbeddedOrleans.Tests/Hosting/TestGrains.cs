using Orleans;
using Orleans.Runtime;

namespace Border.EmbeddedOrleans.Tests.Hosting;

public interface ISubject : IGrainWithStringKey
{
    Task<Guid> GetActivation();

    Task Stay(TimeSpan time);

    Task Hold();

    Task<int> CallBack(string key);

    Task<string?> GetAmbient();

    Task StartTimer(TimeSpan due, TimeSpan period, bool keepAlive);

    Task ChangeTimer(TimeSpan due, TimeSpan period);

    Task<int> GetTicks();
}

public sealed class SubjectGrain(Notes notes) : Grain, ISubject, IDisposable
{
    public static readonly AsyncLocal<string?> Ambient = new();

    private readonly Guid _activation = Guid.NewGuid();
    private IGrainTimer? _timer;
    private int _ticks;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        notes.Add($"deactivating {reason}");
        if (this.GetPrimaryKeyString() == "stuck")
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }
    }

    public Task<Guid> GetActivation() => Task.FromResult(_activation);

    public Task Stay(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task Hold()
    {
        notes.Add("held");
        return notes.Released;
    }

    public Task<int> CallBack(string key)
    {
        Task<int> answer = GrainFactory.GetGrain<ISubject>(key).CallBack(this.GetPrimaryKeyString());
        notes.Add("called back");
        return answer;
    }

    public Task<string?> GetAmbient() => Task.FromResult(Ambient.Value);

    public Task StartTimer(TimeSpan due, TimeSpan period, bool keepAlive)
    {
        _timer = this.RegisterGrainTimer(Tick, new() { DueTime = due, Period = period, KeepAlive = keepAlive });
        return Task.CompletedTask;

        Task Tick(CancellationToken cancellationToken)
        {
            _ticks++;
            notes.Add("tick");
            return Task.CompletedTask;
        }
    }

    public Task ChangeTimer(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task<int> GetTicks() => Task.FromResult(_ticks);

    public void Dispose() => notes.Add("disposed");
}

public interface IShy : IGrainWithStringKey
{
    Task Call();
}

/// <summary>Deactivates itself as soon as it wakes.</summary>
public sealed class ShyGrain : Grain, IShy
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Call() => Task.CompletedTask;
}

public interface IOrphan : IGrainWithStringKey;

public interface ITwins : IGrainWithStringKey
{
    Task<string> GetName();
}

public sealed class FirstTwin : Grain, ITwins
{
    public Task<string> GetName() => Task.FromResult("first");
}

public sealed class SecondTwin : Grain, ITwins
{
    public Task<string> GetName() => Task.FromResult("second");
}

public interface IWrong : IGrainWithStringKey
{
    int Get();
}

public sealed class WrongGrain : Grain, IWrong
{
    public int Get() => 0;
}
