namespace Border.Vision.Runtime;

/// <summary>The models in use, by the names on their cards (<c>models/cards</c>).</summary>
public static class ModelIds
{
    /// <summary>Finds lines of text.</summary>
    public const string TextDetector = "ppocr-v4-det";

    /// <summary>Reads one line of any text: the peer that our own readers are measured beside; no node loads it.</summary>
    public const string TextRecognizer = "ppocr-v4-rec";

    /// <summary>Reads one line of a machine-readable zone.</summary>
    public const string MrzLines = "border-mrz";

    /// <summary>Reads one line of a number plate.</summary>
    public const string PlateLines = "border-plate";

    /// <summary>Finds faces.</summary>
    public const string FaceDetector = "faceplugin-detect";

    /// <summary>Finds 68 points of a face.</summary>
    public const string FaceLandmarks = "faceplugin-landmark";

    /// <summary>Turns an aligned face into 512 numbers.</summary>
    public const string FaceFeature = "faceplugin-feature";

    /// <summary>Guesses whether a face is alive before the camera. A weak signal.</summary>
    public const string FaceLiveness = "faceplugin-liveness";

    /// <summary>All that a node uses.</summary>
    public static IReadOnlyList<string> All { get; } =
        [TextDetector, MrzLines, PlateLines, FaceDetector, FaceLandmarks, FaceFeature, FaceLiveness];
}
