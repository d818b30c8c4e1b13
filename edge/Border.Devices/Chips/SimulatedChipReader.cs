using Border.Domain.Documents.Chip.Access;
using Border.Domain.Documents.Chip.Security;

namespace Border.Devices.Chips;

/// <summary>A reader that exists only in this process, and says so. It keeps to what real ones do: no key, no data.</summary>
/// <param name="name">The device's name, unique within the node.</param>
/// <param name="duration">How long a reading takes.</param>
/// <param name="time">The clock.</param>
public sealed class SimulatedChipReader(string name, TimeSpan duration, TimeProvider time) : IChipReader
{
    private static readonly ChipFiles Nothing = new(null, new Dictionary<int, ReadOnlyMemory<byte>>());
    private volatile SimulatedChip? _chip;

    /// <inheritdoc />
    public event Action<DeviceStatus>? StatusChanged
    {
        add { }
        remove { }
    }

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public bool IsSimulated => true;

    /// <inheritdoc />
    public DeviceStatus Status { get; } = new(DeviceState.Ready, "");

    /// <summary>False for a reader that knows only BAC: the older way is then taken although the chip offers more.</summary>
    public bool DoesPace { get; init; } = true;

    /// <summary>Lays a document on the reader, or takes it away.</summary>
    /// <param name="chip">Null for none.</param>
    public void Present(SimulatedChip? chip) => _chip = chip;

    /// <inheritdoc />
    public async Task<ChipReading> ReadAsync(ChipKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        var chip = _chip;
        await Task.Delay(duration, time, cancellation);
        if (chip is null)
            return Failed("there is no chip on the reader. Lay the document flat and still.");
        if (!ReferenceEquals(chip, _chip))
            return Failed("the document was taken away too early. Lay it on the reader again.");
        if (key.ZoneInformation != chip.Key.ZoneInformation)
            return Failed("it refused the key of the printed zone. The zone was read wrongly, or the chip belongs to another document.");
        return new ChipReading(DoesPace && chip.CardAccess is not null ? ChipAccess.Pace : ChipAccess.Bac, chip.Files, chip.CardAccess, null);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static ChipReading Failed(string problem) => new(ChipAccess.None, Nothing, null, problem);
}
