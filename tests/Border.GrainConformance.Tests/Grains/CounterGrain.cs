namespace Border.GrainConformance.Grains;

public sealed class CounterGrain(Witness witness) : Grain, ICounter, IRetirable
{
    private readonly Guid _activation = Guid.NewGuid();
    private readonly List<int> _numbers = [];
    private int _total;
    private int _stored;

    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        witness.Note(Key, "activated");
        if (witness.FailuresToCome.TryGetValue(Key, out int failures) && failures > 0)
        {
            witness.FailuresToCome[Key] = failures - 1;
            throw new InvalidOperationException("refused to wake");
        }

        _stored = witness.Stored.GetValueOrDefault(Key);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        witness.Note(Key, $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<string> GetKey() => Task.FromResult(Key);

    public Task<Guid> GetActivation() => Task.FromResult(_activation);

    public async Task AddOneAcrossAwaits()
    {
        int read = _total;
        await Task.Yield();
        await Task.Run(() => witness.Note(Key, "awaited"));
        _total = read + 1;
    }

    public async Task<bool> AwaitsStayOnTurn()
    {
        TaskScheduler before = TaskScheduler.Current;
        await Task.Yield();
        bool afterYield = TaskScheduler.Current == before;
        await Task.Run(() => { });
        return afterYield && TaskScheduler.Current == before && before != TaskScheduler.Default;
    }

    public ValueTask<int> GetTotal() => ValueTask.FromResult(_total);

    public ValueTask Append(int number)
    {
        _numbers.Add(number);
        return ValueTask.CompletedTask;
    }

    public Task<List<int>> GetNumbers() => Task.FromResult(_numbers);

    public async Task Throw(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task Store(int value)
    {
        witness.Stored[Key] = _stored = value;
        return Task.CompletedTask;
    }

    public Task<int> Load() => Task.FromResult(_stored);

    public Task Retire()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task WaitForGate()
    {
        witness.Note(Key, "at the gate");
        return witness.Gate.Task;
    }

    public async Task WaitFor(CancellationToken cancellationToken)
    {
        witness.Note(Key, "waiting");
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
    }
}
