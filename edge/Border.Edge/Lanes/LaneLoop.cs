using System.Threading.Channels;
using Border.Domain.Crossings;
using Border.Edge.Configuration;

namespace Border.Edge.Lanes;

/// <summary>
/// A lane's single-threaded loop: everything that happens to the lane comes through one mailbox and is handled one after another.
/// Recognition runs elsewhere and comes back as an input. Nothing here waits for the network (invariant I5), and nothing is shown
/// before its record is on disk (invariant I1).
/// </summary>
internal sealed partial class LaneLoop : IAsyncDisposable
{
    /// <summary>Frames looked at for a plate before the officer is told to type it.</summary>
    public const int PlateTries = 5;

    /// <summary>Live frames looked at for a face before the officer is told to compare.</summary>
    public const int FaceTries = 6;

    private const int MailboxSize = 256;

    private readonly LaneSettings _settings;
    private readonly LaneServices _services;
    private readonly LaneDevices _devices;
    private readonly ILogger<LaneLoop> _logger;
    private readonly Channel<LaneInput> _mailbox = Channel.CreateBounded<LaneInput>(
        new BoundedChannelOptions(MailboxSize) { SingleReader = true });

    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<Guid, LaneCrossing> _open = [];
    private LaneCrossing? _current;
    private bool _isOpen;
    private Task _running = Task.CompletedTask;

    public LaneLoop(LaneSettings settings, LaneServices services, LaneDevices devices, ILogger<LaneLoop> logger)
    {
        (_settings, _services, _devices, _logger) = (settings, services, devices, logger);
        _isOpen = settings.Open;
        _drift = services.Drift.Load(settings.Name);
    }

    /// <summary>The lane's name.</summary>
    public string Name => _settings.Name;

    /// <summary>Puts the state that the journal tells in place and starts: first what is shown, then devices.</summary>
    /// <param name="recovered">Crossings that were open when the node stopped.</param>
    /// <param name="isOpen">Whether the lane was open; null when the journal does not say.</param>
    public void Start(IEnumerable<LaneCrossing> recovered, bool? isOpen)
    {
        _isOpen = isOpen ?? _settings.Open;
        foreach (var crossing in recovered)
        {
            _open[crossing.Id] = crossing;
            if (crossing.State.Status is CrossingStatus.AtLane or CrossingStatus.OnHold)
                _current = crossing;
        }

        RebuildSecondary();
        _deviceScreens = _devices.Screens();
        Publish();
        _running = Task.Run(RunAsync);
        foreach (var device in _devices.All)
            Follow(device);
    }

    /// <summary>An officer's key; completes when it is on disk.</summary>
    /// <returns>Null when recorded, else why it was not, in words.</returns>
    public Task<string?> AskAsync(CrossingInput input, CancellationToken cancellation) =>
        PostAndWaitAsync(answer => new PersonAsks(input, answer), cancellation);

    /// <summary>Opens or closes the lane for new crossings; completes when it is on disk.</summary>
    /// <param name="open">True to open.</param>
    /// <param name="by">Staff id, or <c>centre</c>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Null when recorded, else why it was not.</returns>
    public Task<string?> SwitchAsync(bool open, string by, CancellationToken cancellation) =>
        PostAndWaitAsync(answer => new Switch(open, by, answer), cancellation);

    /// <summary>Has the loop look again at what it shows.</summary>
    public void Refresh() => _mailbox.Writer.TryWrite(new LookAgain());

    public async ValueTask DisposeAsync()
    {
        _mailbox.Writer.TryComplete();
        await _stop.CancelAsync();
        await _running;
        SaveDrift();
        foreach (var crossing in _open.Values)
            crossing.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (var input in _mailbox.Reader.ReadAllAsync(_stop.Token))
            {
                await HandleSafelyAsync(input);
                Publish();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopping: what was not handled is not recorded, and nobody was told that it was.
        }
    }

    private async Task HandleSafelyAsync(LaneInput input)
    {
        try
        {
            await HandleAsync(input);
        }
        catch (Exception e) when (e is not OperationCanceledException || !_stop.IsCancellationRequested)
        {
            // One input must not end the lane. The message may quote what was read: only the type is logged.
            LogInputFailed(_settings.Name, input.GetType().Name, e.GetType().Name);
            _notice = "Something went wrong inside the node; the last step was not recorded. Do it again, and tell the administrator if it stays.";
            (input as PersonAsks)?.Answer.TrySetResult(_notice);
            (input as Switch)?.Answer.TrySetResult(_notice);
        }
    }

    private Task HandleAsync(LaneInput input) => input switch
    {
        PageCame x => OnPageAsync(x.Page),
        PageRead x => OnPageReadAsync(x),
        FrameCame x => OnFrameAsync(x.Role),
        PlateSeen x => OnPlateAsync(x),
        FaceSeen x => OnFaceAsync(x),
        ChipSeen x => OnChipAsync(x),
        StayTold x => OnStayToldAsync(x),
        WaitOver x => OnWaitOverAsync(x),
        PersonAsks x => OnPersonAsync(x),
        Switch x => OnSwitchAsync(x),
        DeviceSaid x => OnDeviceAsync(x),
        GateFailed x => OnGateFailed(x),
        SearchAgain x => OnSearchAgainAsync(x.Person),
        LookAgain => Task.CompletedTask,
        _ => throw new InvalidOperationException($"A lane does not know the input {input.GetType().Name}."),
    };

    private async Task<string?> PostAndWaitAsync(Func<TaskCompletionSource<string?>, LaneInput> input, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _mailbox.Writer.WriteAsync(input(answer), cancellation);
        }
        catch (ChannelClosedException)
        {
            return "The node is stopping: nothing was recorded.";
        }

        using (_stop.Token.Register(() => answer.TrySetResult("The node is stopping: nothing was recorded.")))
            return await answer.Task.WaitAsync(cancellation);
    }

    /// <summary>Runs work outside the loop and brings its result back as an input; when it fails, <paramref name="onFault"/> comes instead.</summary>
    private void Outside(Func<CancellationToken, Task<LaneInput?>> work, LaneInput? onFault = null) => _ = Task.Run(async () =>
    {
        try
        {
            if (await TryAsync(work, onFault) is { } result)
                await _mailbox.Writer.WriteAsync(result, _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            // Stopping.
        }
    });

    private async Task<LaneInput?> TryAsync(Func<CancellationToken, Task<LaneInput?>> work, LaneInput? onFault)
    {
        try
        {
            return await work(_stop.Token);
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            LogInputFailed(_settings.Name, "work beside the loop", e.GetType().Name);
            return onFault;
        }
    }
}
