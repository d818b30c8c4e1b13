using Border.Vision.Frames;

namespace Border.Vision.Faces;

/// <summary>Finds and compares faces. Safe from several threads.</summary>
public interface IFaceReader
{
    /// <summary>Finds the faces in an image. Blocks for some tens of milliseconds: call it off the lane's loop.</summary>
    /// <param name="frame">A live image, a page with a portrait, or the chip's portrait.</param>
    /// <param name="cancellation">Ends the work between two steps.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    FaceReading Read(Frame frame, CancellationToken cancellation = default);

    /// <summary>Compares two faces: the traveller's live one and the document's. Takes microseconds.</summary>
    FaceComparison Compare(DetectedFace live, DetectedFace portrait);
}
