using System.Runtime.CompilerServices;
using Border.Devices;
using Border.Domain.Documents.Mrz;
using Border.Domain.Faces;
using Border.Imaging;
using Border.Vision;
using Border.Vision.Faces;
using Border.Vision.Frames;

namespace Border.Edge.Recognition;

/// <summary>Recognition with this node's own models, on the node's own processors (invariant I5).</summary>
/// <param name="scheduler">Decides when each job runs.</param>
/// <param name="vision">The readers; their models are loaded by the first use or before.</param>
/// <param name="threshold">From which score two faces count as one person, now.</param>
/// <param name="logger">Never gets a reading.</param>
internal sealed partial class LocalRecognition(
    VisionScheduler scheduler, VisionEngine vision, Func<FaceThreshold> threshold, ILogger<LocalRecognition> logger) : IRecognition
{
    /// <summary>What is said when the fault is the node's own.</summary>
    internal const string NodeFault = "The reading failed inside the node. Try again, and tell the administrator if it stays.";

    // A portrait is looked for once, however many live frames are compared with it; it goes when its page or chip goes.
    private readonly ConditionalWeakTable<CapturedImage, Portrait> _portraits = [];

    /// <inheritdoc />
    public Task<DocumentSight> ReadDocumentAsync(CapturedImage page, CancellationToken cancellation) =>
        scheduler.RunAsync(VisionPriority.Document, () => ReadDocument(page, cancellation), cancellation);

    /// <inheritdoc />
    public Task<PlateSight> ReadPlateAsync(CapturedImage frame, Scene? still, CancellationToken cancellation) =>
        scheduler.RunAsync(VisionPriority.Plate, () => ReadPlate(frame, still, cancellation), cancellation);

    /// <inheritdoc />
    public Task<FaceSight> CompareFaceAsync(CapturedImage frame, CapturedImage portrait, CancellationToken cancellation) =>
        scheduler.RunAsync(VisionPriority.Face, () => CompareFace(frame, portrait, cancellation), cancellation);

    /// <inheritdoc />
    public Task<PortraitSight> ComparePortraitsAsync(CapturedImage? page, CapturedImage signed, CancellationToken cancellation) =>
        scheduler.RunAsync(VisionPriority.Face, () => ComparePortraits(page, signed, cancellation), cancellation);

    private DocumentSight ReadDocument(CapturedImage page, CancellationToken cancellation)
    {
        var (reading, failure) = Look(page, frame => vision.Mrz.Read(frame, cancellation));
        if (reading is null)
            return new DocumentSight(null, [], false, [], null, failure);
        var parsed = MrzParser.Parse(reading.Lines);
        if (parsed.Document is not { } document)
        {
            var why = reading.Problems.Concat(parsed.Problems).FirstOrDefault() ?? "No machine-readable zone was found.";
            return new DocumentSight(null, reading.Lines, false, reading.Problems, reading.Ai, $"{why} Lay the document flat, zone down, and scan it again.");
        }

        return new DocumentSight(document, reading.Lines, reading.Valid && parsed.Valid, [.. parsed.Problems], reading.Ai, null);
    }

    private PlateSight ReadPlate(CapturedImage image, Scene? still, CancellationToken cancellation)
    {
        var scene = Scene.Of(image.Bytes);
        if (scene is not null && still is not null && scene.IsLike(still))
            return new PlateSight(null, null, default, null, null) { Scene = scene, Unchanged = true };
        var (reading, failure) = Look(image, frame => vision.Plates.Read(frame, cancellation));
        var sight = reading?.Plates is [var best, ..]
            // The syntax is a hint only and never names the country: a vehicle must have the same key at every post.
            ? new PlateSight(best.Text, null, best.Box, best.Ai, null) { Characters = best.Characters }
            : new PlateSight(null, null, default, reading?.Ai, failure);
        return sight with { Scene = scene };
    }

    private Portrait PortraitOf(CapturedImage image, CancellationToken cancellation) =>
        _portraits.GetValue(image, key => new Portrait(Look(key, frame => vision.Faces.Read(frame, FaceUse.Portrait, cancellation))));

    private PortraitSight ComparePortraits(CapturedImage? page, CapturedImage signed, CancellationToken cancellation)
    {
        var chip = PortraitOf(signed, cancellation);
        if (chip.Face is null)
            return new PortraitSight(null, chip.Failure ?? "it shows no face.");
        var printed = page is null ? null : PortraitOf(page, cancellation).Face;
        return new PortraitSight(printed is null ? null : vision.Faces.Compare(printed, chip.Face, threshold()).Same, null);
    }

    private FaceSight CompareFace(CapturedImage image, CapturedImage page, CancellationToken cancellation)
    {
        var portrait = PortraitOf(page, cancellation).Face;
        if (portrait is null)
            return Unusable("No portrait was found on the document. Compare the traveller with the document by eye.");
        var (live, failure) = Look(image, frame => vision.Faces.Read(frame, FaceUse.Live, cancellation));
        if (live?.Faces is not [var face, ..])
            return Unusable(failure ?? "No face is before the camera. Ask the traveller to look into it.");
        var comparison = vision.Faces.Compare(face, portrait, threshold());
        return new FaceSight(
            comparison.Same,
            [.. face.Problems.Select(p => p.Words), .. portrait.Problems.Select(p => $"Portrait: {p.Words}")],
            face.Liveness,
            comparison.Ai,
            null);
    }

    /// <summary>Decodes and looks. An image that cannot be used is an answer in words, as is a fault of ours.</summary>
    private (T? Reading, string? Failure) Look<T>(CapturedImage image, Func<Frame, T> look)
        where T : class
    {
        try
        {
            using var frame = Frame.Decode(image.Bytes);
            return (look(frame), null);
        }
        catch (ImageException e)
        {
            return (null, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFault(image.Device, e.GetType().Name);
            return (null, NodeFault);
        }
    }

    private static FaceSight Unusable(string why) => new(false, [], null, null, why);

    private sealed class Portrait((FaceReading? Reading, string? Failure) look)
    {
        public string? Failure { get; } = look.Failure;

        public DetectedFace? Face { get; } = look.Reading?.Faces.Count > 0 ? look.Reading.Faces[0] : null;
    }
}
