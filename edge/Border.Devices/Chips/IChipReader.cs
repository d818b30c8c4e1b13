using Border.Domain.Documents.Chip.Access;

namespace Border.Devices.Chips;

/// <summary>Reads the chip of the document that lies on it, without contact. What it hands out nobody has looked at yet.</summary>
public interface IChipReader : IDevice
{
    /// <summary>
    /// Opens the chip, with PACE where both can do it and with BAC else, and reads EF.SOD and every data group that it may. It never hides how it got
    /// in. A chip that is missing, refuses the key or breaks off is no error but a <see cref="ChipReading.Problem"/>.
    /// </summary>
    /// <param name="key">From the printed zone.</param>
    /// <param name="cancellation">The reading is no longer wanted.</param>
    /// <exception cref="IOException">The reader itself does not work; the message says what to do.</exception>
    Task<ChipReading> ReadAsync(ChipKey key, CancellationToken cancellation);
}
