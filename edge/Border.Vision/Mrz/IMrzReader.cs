using Border.Vision.Frames;

namespace Border.Vision.Mrz;

/// <summary>Reads machine-readable zones. Safe from several threads.</summary>
public interface IMrzReader
{
    /// <summary>Finds and reads the zone of one document. Blocks for some hundred milliseconds: call it off the lane's loop.</summary>
    /// <param name="frame">A page or card, upright or upside down, or on its side.</param>
    /// <param name="cancellation">Ends the work between two steps.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    MrzReading Read(Frame frame, CancellationToken cancellation = default);
}
