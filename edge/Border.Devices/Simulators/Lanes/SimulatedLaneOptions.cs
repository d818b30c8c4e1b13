namespace Border.Devices.Simulators.Lanes;

/// <summary>How one simulated lane plays its crossings.</summary>
/// <param name="Name">The lane's name; device names start with it.</param>
/// <param name="Seed">The world's seed.</param>
/// <param name="World">What kind of traffic.</param>
public sealed record SimulatedLaneOptions(string Name, long Seed, WorldOptions World)
{
    /// <summary>The world's first crossing that this lane plays; give each lane its own range.</summary>
    public int FirstCrossing { get; init; }

    /// <summary>From frame to frame of both cameras.</summary>
    public TimeSpan FrameInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>From the vehicle's arrival until the driver hands over the document.</summary>
    public TimeSpan ArrivalToDocument { get; init; } = TimeSpan.FromMilliseconds(600);

    /// <summary>From one crossing's end to the next arrival: the lane is seen empty.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Where pictures are drawn, up to a second of computing each: a node brings threads that do not disturb its work.</summary>
    public TaskScheduler Drawing { get; init; } = TaskScheduler.Default;

    /// <summary>True when documents have chips; without a reader nobody would read them.</summary>
    public bool Chips { get; init; }

    /// <summary>How long reading a chip takes; real ones need one to four seconds, most of it for the portrait.</summary>
    public TimeSpan ChipReading { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long the simulated gate takes to open.</summary>
    public TimeSpan GateTravel { get; init; } = TimeSpan.FromMilliseconds(300);
}
