using Border.Domain.Faces;
using Border.Vision.Frames;

namespace Border.Vision.Faces;

/// <summary>Finds and compares faces. Safe from several threads.</summary>
public interface IFaceReader
{
    /// <summary>Finds the faces in an image. Blocks for some tens of milliseconds: call it off the lane's loop.</summary>
    /// <param name="frame">A live image, a page with a portrait, or the chip's portrait.</param>
    /// <param name="use">What it is for.</param>
    /// <param name="cancellation">Ends the work between two steps.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    FaceReading Read(Frame frame, FaceUse use, CancellationToken cancellation = default);

    /// <summary>Compares two faces: the traveller's live one and the document's. Takes microseconds.</summary>
    /// <param name="live">The traveller's.</param>
    /// <param name="portrait">The document's.</param>
    /// <param name="threshold">From which score they count as one person.</param>
    FaceComparison Compare(DetectedFace live, DetectedFace portrait, FaceThreshold threshold);
}
