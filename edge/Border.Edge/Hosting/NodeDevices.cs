using Border.Edge.Configuration;
using Border.Edge.Lanes;
using Border.Edge.Scheduling;
using Border.Edge.Simulation;

namespace Border.Edge.Hosting;

/// <summary>The devices of all lanes, real and simulated.</summary>
internal sealed class NodeDevices : IAsyncDisposable
{
    private readonly Dictionary<string, LaneDevices> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedTraffic> _traffic = new(StringComparer.Ordinal);
    private LowPriorityThreads? _drawing;

    /// <summary>The simulated traffic of each lane that has simulated devices.</summary>
    public IReadOnlyDictionary<string, SimulatedTraffic> Traffic => _traffic;

    /// <summary>The authorities that signed the chips of simulated readers; a node without such readers trusts none of them.</summary>
    public IReadOnlyList<byte[]> SimulatedAuthorities =>
        _lanes.Values.Any(lane => lane.ChipReader is { IsSimulated: true }) ? [.. _traffic.Values.SelectMany(traffic => traffic.Authorities)] : [];

    /// <summary>What the simulated traffic's readings were worth.</summary>
    public ReadingTally Tally { get; } = new();

    /// <summary>The devices of a lane.</summary>
    public LaneDevices Of(LaneSettings lane) => _lanes[lane.Name];

    /// <summary>Makes all devices; simulated ones start at once, real ones with <see cref="StartRealAsync"/>.</summary>
    public static async Task<NodeDevices> StartAsync(NodeSettings settings, TimeProvider time, ILoggerFactory loggers)
    {
        var devices = new NodeDevices();
        var factory = new DeviceFactory(time, loggers);
        for (var index = 0; index < settings.Lanes.Count; index++)
        {
            var lane = settings.Lanes[index];
            var traffic = lane.Devices.Any(device => device.Kind == DeviceKind.Simulated)
                ? await SimulatedTraffic.StartAsync(lane, index, settings.Simulation, devices.Drawing, devices.Tally, time, loggers)
                : null;
            if (traffic is not null)
                devices._traffic[lane.Name] = traffic;
            var made = lane.Devices.Select(device => device.Kind == DeviceKind.Simulated ? Simulated(traffic!, device.Role) : factory.Make(device));
            devices._lanes[lane.Name] = new LaneDevices([.. made.OfType<LaneDevice>()], traffic is null ? null : traffic.PartyLeft);
        }

        return devices;
    }

    /// <summary>Starts every device.</summary>
    /// <exception cref="IOException">One can never work as set up; the message says what to do.</exception>
    public async Task StartRealAsync(CancellationToken cancellation)
    {
        foreach (var device in _lanes.Values.SelectMany(lane => lane.All))
            await device.Device.StartAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var traffic in _traffic.Values)
            await traffic.DisposeAsync();
        foreach (var device in _lanes.Values.SelectMany(lane => lane.All).Where(device => !device.Device.IsSimulated))
            await device.Device.DisposeAsync();
        _drawing?.Dispose();
    }

    // What stands for the world outside comes last: behind recognition too. One thread, so that it takes one processor at most.
    private LowPriorityThreads Drawing => _drawing ??= new LowPriorityThreads("drawing", count: 1);

    private static LaneDevice? Simulated(SimulatedTraffic traffic, DeviceRole role) =>
        traffic.DeviceFor(role) is { } device ? new LaneDevice(role, device) : null;
}
