using Border.Vision.Frames;

namespace Border.Vision.Plates;

/// <summary>Reads number plates. Safe from several threads.</summary>
public interface IPlateReader
{
    /// <summary>Finds and reads plates in a camera's frame. Blocks for some hundred milliseconds: call it off the lane's loop.</summary>
    /// <param name="frame">A vehicle before the camera, or an empty lane.</param>
    /// <param name="cancellation">Ends the work between two steps.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    PlateReading Read(Frame frame, CancellationToken cancellation = default);
}
