using Border.Devices;
using Border.Domain.Documents;
using Border.Domain.Evidence;

namespace Border.Edge.Recognition;

/// <summary>Turns images into readings, off the lanes' loops. Never throws on an image: what cannot be read is a reading with a failure.</summary>
public interface IRecognition
{
    /// <summary>Reads the machine-readable zone of a document page.</summary>
    Task<DocumentSight> ReadDocumentAsync(CapturedImage page, CancellationToken cancellation);

    /// <summary>Looks for a vehicle's plate in a camera frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="still">A scene that needs no second look: a frame that shows the same is not read. Null to read in any case.</param>
    /// <param name="cancellation">Gives up before its turn.</param>
    Task<PlateSight> ReadPlateAsync(CapturedImage frame, Scene? still, CancellationToken cancellation);

    /// <summary>Compares a live face with the document's portrait.</summary>
    /// <param name="frame">What the camera saw.</param>
    /// <param name="portrait">The document's page, or the portrait of its chip.</param>
    /// <param name="cancellation">Gives up before its turn.</param>
    Task<FaceSight> CompareFaceAsync(CapturedImage frame, CapturedImage portrait, CancellationToken cancellation);

    /// <summary>Compares the portrait printed on a page with the one that the chip's state signed.</summary>
    /// <param name="page">The page; null when none was scanned.</param>
    /// <param name="signed">JPEG or JPEG 2000 from the chip; nobody has looked at it yet.</param>
    /// <param name="cancellation">Gives up before its turn.</param>
    Task<PortraitSight> ComparePortraitsAsync(CapturedImage? page, CapturedImage signed, CancellationToken cancellation);
}

/// <summary>What was seen on a document page.</summary>
/// <param name="Document">The zone's content; null when none could be read.</param>
/// <param name="Lines">The zone's lines as read.</param>
/// <param name="Valid">True when every check digit holds.</param>
/// <param name="Problems">What is wrong with the zone, in words.</param>
/// <param name="Ai">Model, input, confidence; null when no model ran.</param>
/// <param name="Failure">Why nothing could be read and what to do; null when something was.</param>
public sealed record DocumentSight(
    TravelDocument? Document, IReadOnlyList<string> Lines, bool Valid, IReadOnlyList<string> Problems, AiOutput? Ai, string? Failure);

/// <summary>What was seen on a camera frame of a vehicle.</summary>
/// <param name="Text">The plate, upper case, letters and digits; null when none was seen.</param>
/// <param name="Country">Where the plate shows it, three letters.</param>
/// <param name="Box">Where.</param>
/// <param name="Ai">Model, input, confidence; null when no model ran.</param>
/// <param name="Failure">Why the frame could not be looked at; null when it could.</param>
public sealed record PlateSight(string? Text, string? Country, PixelBox Box, AiOutput? Ai, string? Failure)
{
    /// <summary>What the frame shows, to compare later ones with; null when that cannot be told.</summary>
    public Scene? Scene { get; init; }

    /// <summary>True when the frame shows what needs no second look: it was not read.</summary>
    public bool Unchanged { get; init; }

    /// <summary>Probability of each character of <see cref="Text"/>, 0-1; empty where the reader does not say.</summary>
    public IReadOnlyList<double> Characters { get; init; } = [];

    /// <summary>True when the confidence reaches the threshold.</summary>
    public bool Sure => Text is not null && Ai is { } ai && ai.Score >= ai.Threshold;
}

/// <summary>How the two portraits of a document compare.</summary>
/// <param name="Same">True when the similarity reaches the threshold; null when one of them shows no face.</param>
/// <param name="Failure">Why no face can be compared with the signed one; null when one can.</param>
public sealed record PortraitSight(bool? Same, string? Failure);

/// <summary>How a live face compares with a portrait.</summary>
/// <param name="Same">True when the similarity reaches the threshold.</param>
/// <param name="QualityProblems">What is wrong with the live image, in words.</param>
/// <param name="Liveness">0-1, a weak signal; null when not measured.</param>
/// <param name="Ai">Models, input, similarity; null when no comparison was possible.</param>
/// <param name="Failure">Why no comparison was possible and what to do; null when one was.</param>
public sealed record FaceSight(bool Same, IReadOnlyList<string> QualityProblems, double? Liveness, AiOutput? Ai, string? Failure);
