using System.Threading.Channels;
using Border.Devices;
using Border.Devices.Simulators;
using Border.Devices.Simulators.Lanes;
using Border.Domain.Crossings;
using Border.Edge.Configuration;

namespace Border.Edge.Simulation;

/// <summary>Lets simulated parties come to one lane: the next one comes when the one before has left.</summary>
/// <param name="lane">The lane's simulated devices.</param>
/// <param name="tally">Compares what was read with what was drawn.</param>
/// <param name="logger">One line per start and end.</param>
internal sealed partial class SimulatedTraffic(SimulatedLane lane, ReadingTally tally, ILogger<SimulatedTraffic> logger) : IAsyncDisposable
{
    private readonly Channel<CrossingState> _left = Channel.CreateUnbounded<CrossingState>();

    /// <summary>The simulated device for a role; null where the world has none.</summary>
    public IDevice? DeviceFor(DeviceRole role) => role switch
    {
        DeviceRole.Plate => lane.PlateCamera,
        DeviceRole.Document => lane.DocumentScanner,
        DeviceRole.Face => lane.FaceCamera,
        DeviceRole.Gate => lane.Gate,
        DeviceRole.Chip => lane.ChipReader,
        _ => null,
    };

    /// <summary>The authorities that signed the simulated chips.</summary>
    public IEnumerable<byte[]> Authorities => lane.Authorities;

    /// <summary>The lane tells that a party has left.</summary>
    public void PartyLeft(CrossingState state) => _left.Writer.TryWrite(state);

    /// <summary>Runs the traffic.</summary>
    /// <param name="name">The lane.</param>
    /// <param name="count">How many parties.</param>
    /// <param name="stop">The node is stopping.</param>
    public async Task RunAsync(string name, int count, CancellationToken stop)
    {
        LogStarted(name, count == int.MaxValue ? "endless" : count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        try
        {
            await foreach (var party in lane.ArriveAsync(count, stop))
                tally.Compare(party.Truth, await _left.Reader.ReadAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping.
        }
        catch (IOException e)
        {
            LogEnded(name, e.Message);
        }
    }

    public ValueTask DisposeAsync() => lane.DisposeAsync();

    /// <summary>Starts the simulated devices of a lane.</summary>
    public static async Task<SimulatedTraffic> StartAsync(
        LaneSettings settings,
        int index,
        SimulationSettings simulation,
        TaskScheduler drawing,
        ReadingTally tally,
        TimeProvider time,
        ILoggerFactory loggers)
    {
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        var world = new WorldOptions(today) { Vehicles = settings.Lane.HasVehicle };
        var options = new SimulatedLaneOptions(settings.Name, simulation.Seed ?? Environment.TickCount64, world)
        {
            FirstCrossing = index * 1_000_000,
            Chips = settings.Devices.Any(device => device is { Role: DeviceRole.Chip, Kind: DeviceKind.Simulated }),
            Drawing = drawing,
            Gap = TimeSpan.FromSeconds(simulation.PauseSeconds),
        };
        var lane = await SimulatedLane.StartAsync(options, time, loggers, CancellationToken.None);
        return new SimulatedTraffic(lane, tally, loggers.CreateLogger<SimulatedTraffic>());
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Lane {Lane}: simulated traffic, {Count} parties.")]
    private partial void LogStarted(string lane, string count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Lane {Lane}: the simulated traffic ended. {Problem}")]
    private partial void LogEnded(string lane, string problem);
}
