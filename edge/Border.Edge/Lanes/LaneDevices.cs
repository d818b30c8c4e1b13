using System.Collections.Immutable;
using Border.Devices;
using Border.Devices.Chips;
using Border.Domain.Crossings;
using Border.Edge.Configuration;
using Border.Officer.Desk;

namespace Border.Edge.Lanes;

/// <summary>A device and what its lane uses it for.</summary>
/// <param name="Role">What for.</param>
/// <param name="Device">The device.</param>
public sealed record LaneDevice(DeviceRole Role, IDevice Device);

/// <summary>The devices of one lane, and the newest unread frame of each camera.</summary>
/// <param name="all">The devices.</param>
/// <param name="partyLeft">Told when a party has left the lane: the simulated world sends the next one.</param>
public sealed class LaneDevices(IReadOnlyList<LaneDevice> all, Action<CrossingState>? partyLeft = null)
{
    private CapturedImage? _plateFrame;
    private CapturedImage? _faceFrame;
    private int _plateSignalled;
    private int _faceSignalled;

    /// <summary>The devices.</summary>
    public IReadOnlyList<LaneDevice> All { get; } = all;

    /// <summary>The barrier or door; null when there is none.</summary>
    public IGate? Gate { get; } = all.Select(d => d.Device).OfType<IGate>().FirstOrDefault();

    /// <summary>Reads the chips of documents; null when there is none.</summary>
    public IChipReader? ChipReader { get; } = all.Select(d => d.Device).OfType<IChipReader>().FirstOrDefault();

    /// <summary>True when any of them is a simulator.</summary>
    public bool AnySimulated { get; } = all.Any(d => d.Device.IsSimulated);

    /// <summary>True when the lane has a face camera that works, so that a missing comparison is worth waiting for.</summary>
    public bool HasFaceCamera =>
        All.Any(d => d.Role == DeviceRole.Face && d.Device.Status.State is DeviceState.Ready or DeviceState.Flooding);

    /// <summary>Puts a newer frame in the place of the one before.</summary>
    /// <returns>True when the loop must be told: it has looked since it was told last.</returns>
    public bool OfferFrame(DeviceRole role, CapturedImage frame)
    {
        Interlocked.Exchange(ref Slot(role), frame);
        return Interlocked.Exchange(ref Signal(role), 1) == 0;
    }

    /// <summary>The loop looks now: the next frame is worth telling again.</summary>
    public void LookNow(DeviceRole role) => Interlocked.Exchange(ref Signal(role), 0);

    /// <summary>Takes the newest frame; null when there is none since the last time.</summary>
    public CapturedImage? TakeFrame(DeviceRole role) => Interlocked.Exchange(ref Slot(role), null);

    /// <summary>Tells the simulated world, if there is one, that the party has left.</summary>
    public void PartyLeft(CrossingState state) => partyLeft?.Invoke(state);

    /// <summary>As screens show them.</summary>
    public ImmutableArray<DeviceScreen> Screens() =>
    [
        .. All.Select(d => new DeviceScreen(
            d.Device.Name,
            d.Role.ToString().ToLowerInvariant(),
            d.Device.Status.State.ToString().ToLowerInvariant(),
            d.Device.Status.Explanation,
            d.Device.IsSimulated)),
    ];

    private ref CapturedImage? Slot(DeviceRole role)
    {
        if (role == DeviceRole.Plate)
            return ref _plateFrame;
        return ref _faceFrame;
    }

    private ref int Signal(DeviceRole role)
    {
        if (role == DeviceRole.Plate)
            return ref _plateSignalled;
        return ref _faceSignalled;
    }
}
