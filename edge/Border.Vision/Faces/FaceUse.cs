namespace Border.Vision.Faces;

/// <summary>What a picture of a face is for; it decides what counts as a fault.</summary>
public enum FaceUse
{
    /// <summary>The traveller before the camera, who can be asked to do something about it.</summary>
    Live,

    /// <summary>
    /// The portrait of a document or chip. Documents repeat it small and faint beside itself and eyes were judged when it was issued, so
    /// further faces and closed eyes are no fault.
    /// </summary>
    Portrait,
}
