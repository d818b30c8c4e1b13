using Border.Domain.Evidence;
using Border.Vision.Frames;
using Border.Vision.Runtime;
using Border.Vision.Text;

namespace Border.Vision.Plates;

/// <summary>Finds plates with a general text finder and reads them with a reader of plate lines.</summary>
public sealed class PlateReader : IPlateReader
{
    private readonly PlateLooks _looks;
    private readonly OnnxModel[] _models;
    private readonly PlateOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Makes a reader; the models are loaded if they are not yet.</summary>
    public PlateReader(ModelStore models, VisionOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(options);
        var detector = new TextDetector(models.Get(ModelIds.TextDetector), options.Text);
        var line = new PlateLine(models.Get(ModelIds.PlateLines));
        _models = [detector.Model, line.Model];
        _options = options.Plates;
        _looks = new PlateLooks(detector, line, _options);
        _time = time;
    }

    /// <inheritdoc />
    public PlateReading Read(Frame frame, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Read(frame, watch => _looks.Whole(frame.Image, watch, cancellation));
    }

    /// <inheritdoc />
    public PlateReading ReadAt(Frame frame, PixelBox plate, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Read(frame, watch => _looks.Closely(frame.Image, frame.FromSource(plate), watch, cancellation));
    }

    private PlateReading Read(Frame frame, Func<StepWatch, List<PlateSpot>> look)
    {
        var watch = new StepWatch(_time);
        var spots = look(watch);
        var plates = PlateSpot.Best(spots, _options.MinConfidence, _options.MaxPlates).ConvertAll(spot => Candidate(frame, spot));
        return new PlateReading
        {
            Plates = plates,
            Ai = plates.Count > 0
                ? plates[0].Ai
                : Provenance.Of(_models, frame.Digest, spots.Select(s => s.Score).DefaultIfEmpty().Max(), _options.Threshold, ["No plate was found in the frame."]),
            ElapsedMs = watch.Total,
            Steps = watch.Steps,
        };
    }

    private PlateCandidate Candidate(Frame frame, PlateSpot spot)
    {
        var region = PlateSyntax.Region(spot.Text.Text);
        var written = region is null ? "Shaped like a plate." : $"Shaped like a plate and written as in {region}.";
        var weakest = spot.Text.Characters.Min();
        return new PlateCandidate(
            spot.Text.Text,
            Math.Round(spot.Score, 4),
            frame.ToSource(spot.Box),
            Provenance.Of(_models, frame.Digest, spot.Score, _options.Threshold, weakest < 0.8 ? [written, "A character could be another one."] : [written]))
        {
            Characters = [.. spot.Text.Characters.Select(c => Math.Round(c, 4))],
            Region = region,
        };
    }
}
