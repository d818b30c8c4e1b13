using Border.EmbeddedOrleans.Activations;
using Border.EmbeddedOrleans.Calls;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;

namespace Border.EmbeddedOrleans.Hosting;

/// <summary>The grain host: what every activation shares, and the sweep that ends idle ones and times out late calls.</summary>
internal sealed class EmbeddedSilo
{
    private readonly CancellationTokenSource _givingUp = new();
    private readonly GrainCollectionOptions _collection;
    private readonly TimeSpan _responseTimeout;
    private volatile bool _takesNewGrains;

    public EmbeddedSilo(
        IServiceProvider services,
        TimeProvider clock,
        IOptions<GrainCollectionOptions> collection,
        IOptions<SiloMessagingOptions> messaging,
        ILogger<EmbeddedSilo> log)
    {
        Services = services;
        Clock = clock;
        Log = log;
        _collection = collection.Value;
        _responseTimeout = messaging.Value.ResponseTimeout;
        if (_collection.CollectionQuantum <= TimeSpan.Zero || _collection.CollectionAge <= _collection.CollectionQuantum
            || _responseTimeout <= TimeSpan.Zero)
        {
            throw new OptionsValidationException(nameof(GrainCollectionOptions), typeof(GrainCollectionOptions),
                ["CollectionQuantum and ResponseTimeout must be positive, and CollectionAge greater than CollectionQuantum."]);
        }

        Directory = new(this);
        Client = new EmbeddedClient(this);
    }

    public IServiceProvider Services { get; }

    public TimeProvider Clock { get; }

    public ILogger Log { get; }

    public IClusterClient Client { get; }

    public GrainDirectory Directory { get; }

    /// <summary>Cancelled when the host stops and will wait no longer.</summary>
    public CancellationToken GivingUp => _givingUp.Token;

    public bool TakesNewGrains => _takesNewGrains;

    /// <summary>How often <see cref="TimeOutLateCalls"/> should run: an answer is at most this much later than its limit.</summary>
    public TimeSpan TimeoutPrecision => TimeSpan.FromTicks(Math.Min(_responseTimeout.Ticks / 4, TimeSpan.TicksPerSecond));

    public TimeSpan CollectionQuantum => _collection.CollectionQuantum;

    public void Start() => _takesNewGrains = true;

    public void TimeOutLateCalls()
    {
        long now = Clock.GetTimestamp();
        List<(Call Call, Work? Running)> late = [];
        foreach (Activation activation in Directory.Activations)
        {
            activation.FindLateCalls(now, _responseTimeout, late);
        }

        // Circles first, so that every call in one, the outermost too, tells its caller of the circle.
        late.ForEach(each => each.Call.FindCircle());
        late.ForEach(each => each.Call.TimeOut(_responseTimeout, each.Running));
    }

    public void EndIdleActivations()
    {
        long now = Clock.GetTimestamp();
        foreach (Activation activation in Directory.Activations)
        {
            activation.EndIfIdle(now, _collection.CollectionAge);
        }
    }

    /// <summary>Lets every grain finish its call and deactivate. Calls between grains already awake still go through.</summary>
    /// <param name="cancellationToken">When to give up waiting; grains then learn it by their own tokens.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _takesNewGrains = false;
        DeactivationReason reason = new(DeactivationReasonCode.ShuttingDown, "The grain host is stopping.");
        Task ended = Task.WhenAll(Directory.Activations.Select(activation => activation.EndWhenFree(reason)));
        try
        {
            await ended.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Counted before they are told: the first may be gone a moment later.
            var awake = Directory.Count;
            await _givingUp.CancelAsync();
            Log.StoppedWithGrainsAwake(awake);
        }
    }
}
