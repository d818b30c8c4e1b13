using System.Diagnostics;
using Border.Domain.Events;
using Border.Edge.Clocks;
using Border.Edge.Recording;
using Border.Edge.Simulation;
using Border.Edge.Stays;
using Border.Vision.Runtime;

namespace Border.Edge.Hosting;

internal sealed partial class NodeRuntime
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(20);
    private const int SweepsBetweenMarks = 30; // 10 minutes
    private static readonly TimeSpan DrainAtMost = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _background = [];
    private SimulatedOfficer? _officer;

    /// <summary>True when models are loaded, the journal is read and the lanes run.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Starts lanes, devices, link: what was open when the node stopped is shown again.</summary>
    /// <param name="parties">How many simulated parties come in all; null for endless traffic.</param>
    /// <exception cref="ModelException">A model cannot be used.</exception>
    /// <exception cref="IOException">A device or the journal cannot be used.</exception>
    public async Task StartAsync(int? parties)
    {
        var started = _time.GetTimestamp();
        Memory.ModelsComing();
        await Task.Run(_vision.LoadAll);
        NativeMemory.GiveBack();
        Memory.ModelsLoaded();
        LogModels(_time.GetElapsedTime(started).TotalSeconds, Memory.BeforeModelsMb, Memory.ModelsLoadedMb);
        await Recorder.RecordAsync(new NodeStarted
        {
            Version = NodeVersion.Text,
            Models = ModelIds.All.ToDictionary(id => id, id => ModelCard.Of(id).Sha256),
        });
        await Bundles.LoadAsync(_stop.Token);
        Run(new StayKeeper(Stays, Journal, Rules, _time, _loggers.CreateLogger<StayKeeper>()).RunAsync(_stop.Token));
        var recovery = new Recovery(Journal, Recorder, _time);
        await recovery.ReadAsync(_mark.Load(), _stop.Token);
        await Exceptions.LoadAsync(_stop.Token);
        foreach (var lane in Lanes.All)
            lane.Start(recovery.Open.Where(crossing => crossing.State.Lane == lane.Name), recovery.WasOpen(lane.Name));
        LogRecovered(recovery.Open.Count(), recovery.Unreadable);
        await _devices.StartRealAsync(_stop.Token);
        if (_link is not null)
            await _link.StartAsync(_stop.Token);
        Run(new ClockJournal(new ClockWatch(_time), Recorder, _time, _loggers.CreateLogger<ClockJournal>()).RunAsync(_stop.Token));
        Run(SweepAsync(_stop.Token));
        StartTraffic(parties);
        IsReady = true;
    }

    /// <summary>Waits until every simulated party has left its lane and secondary, and the centre has all records (or a minute has passed).</summary>
    /// <param name="parties">How many were asked for.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<RunSummary> FinishAsync(int parties, CancellationToken stop)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (_devices.Tally.Summary().Parties < parties || Board.All.Any(lane => lane.Current is not null || lane.Secondary.Length > 0))
            await poll.WaitForNextTickAsync(stop);
        var since = Stopwatch.GetTimestamp();
        while (_link is not null && Journal.Status.Unacknowledged > 0 && Stopwatch.GetElapsedTime(since) < DrainAtMost)
            await poll.WaitForNextTickAsync(stop);
        var status = Journal.Status;
        return RunSummary.Of(
            Settings.Name.ToString(),
            parties,
            _devices.Tally.Summary(),
            Timings.Summary(),
            Memory.Summary(),
            status.Last.Sequence,
            status.Unacknowledged);
    }

    public async ValueTask DisposeAsync()
    {
        IsReady = false;
        await _stop.CancelAsync();
        await Task.WhenAll(_background).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_link is not null)
        {
            await _link.StopAsync(CancellationToken.None);
            _link.Dispose();
        }

        _officer?.Dispose();
        await Lanes.DisposeAsync();
        await _devices.DisposeAsync();
        Stays.Dispose();
        await Journal.DisposeAsync();
        _scheduler.Dispose();
        _vision.Dispose();
        Timings.Dispose();
        _stop.Dispose();
    }

    private void StartTraffic(int? parties)
    {
        if (_devices.Traffic.Count == 0)
            return;
        if (parties is not null || Settings.Simulation.Officer)
        {
            _officer = new SimulatedOfficer(Board, Lanes, _loggers.CreateLogger<SimulatedOfficer>());
            Run(_officer.RunAsync(_stop.Token));
        }

        var (count, index) = (_devices.Traffic.Count, 0);
        foreach (var (lane, traffic) in _devices.Traffic)
        {
            // The first lanes take one more where the number does not divide.
            var share = parties is { } all ? (all / count) + (index++ < all % count ? 1 : 0) : int.MaxValue;
            Run(traffic.RunAsync(lane, share, _stop.Token));
        }
    }

    private async Task SweepAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(SweepInterval, _time);
        try
        {
            for (var sweep = 1; await timer.WaitForNextTickAsync(stop); sweep++)
            {
                await SignIn.EndIdleAsync();
                if (sweep % SweepsBetweenMarks == 0)
                    await Exceptions.NoteAsync();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private void Run(Task task) => _background.Add(task);

    [LoggerMessage(Level = LogLevel.Information, Message = "Models loaded in {Seconds:0.0} s. Memory {Before:0} MB before, {After:0} MB after.")]
    private partial void LogModels(double seconds, double? before, double? after);

    [LoggerMessage(Level = LogLevel.Information, Message = "Journal read: {Open} crossing(s) were open and go on; {Unreadable} record(s) could not be read.")]
    private partial void LogRecovered(int open, int unreadable);
}
