using Border.Domain.Evidence;
using Border.Vision.Frames;

namespace Border.Vision.Plates;

/// <summary>Reads number plates. Safe from several threads.</summary>
public interface IPlateReader
{
    /// <summary>Finds and reads plates in a camera's frame. Blocks for a hundred milliseconds or two: call it off the lane's loop.</summary>
    /// <param name="frame">Vehicles before the camera, or an empty lane.</param>
    /// <param name="cancellation">Ends the work between two steps.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    PlateReading Read(Frame frame, CancellationToken cancellation = default);

    /// <summary>Reads a plate whose place is known, for example from a camera that finds plates itself.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="plate">Around the plate, in pixels of the source image.</param>
    /// <param name="cancellation">Ends the work between two steps.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    PlateReading ReadAt(Frame frame, PixelBox plate, CancellationToken cancellation = default);
}
