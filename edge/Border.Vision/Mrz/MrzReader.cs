using Border.Domain.Documents.Mrz;
using Border.Imaging;
using Border.Vision.Frames;
using Border.Vision.Lines;
using Border.Vision.Runtime;
using Border.Vision.Text;

namespace Border.Vision.Mrz;

/// <summary>Reads zones: a general text finder finds long lines, a reader of our own reads them, the layouts' grammar chooses.</summary>
public sealed class MrzReader : IMrzReader
{
    // Further looks at a doubtful zone: heights of the crop in heights of the found region.
    private static readonly double[] OtherHeights = [1.25, 0.85];

    // Of less confidence the lines were probably found wrongly, and a finer search may find them better.
    private const double Hopeless = 0.1;

    // With every character seen so clearly a digit that does not hold is printed so: no other look would see another.
    private const double Legible = 0.95;

    private readonly TextDetector _detector;
    private readonly LineReader _reader;
    private readonly OnnxModel[] _models;
    private readonly MrzOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Makes a reader; the models are loaded if they are not yet.</summary>
    public MrzReader(ModelStore models, VisionOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(options);
        _detector = new TextDetector(models.Get(ModelIds.TextDetector), options.Text);
        _reader = new LineReader(models.Get(ModelIds.MrzLines), 480, 48);
        _models = [_detector.Model, _reader.Model];
        _options = options.Mrz;
        _time = time;
    }

    /// <inheritdoc />
    public MrzReading Read(Frame frame, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var watch = new StepWatch(_time);
        using var gray = frame.Image.ToGray();
        Zone? best = null;
        foreach (var side in _options.DetectionLongSides)
        {
            best = Better(best, Look(frame.Image, gray, side, watch, cancellation));
            if (best is { Text: { Holds: true, Confidence: > Hopeless } or { Legibility: >= Legible } })
            {
                break;
            }
        }

        return best is null ? Nothing(frame, watch) : Found(frame, best, watch);
    }

    /// <summary>Finds lines and reads them; of a page that lies askew or on its side, which the finder sees badly, also when it is level.</summary>
    private Zone? Look(Image image, Image gray, int side, StepWatch watch, CancellationToken cancellation)
    {
        var regions = _detector.Detect(image, side, cancellation, enlarge: true);
        watch.Add("find");
        var zone = Read(gray, ZoneFinder.Lines(regions, _options.MaxLines), watch, cancellation);
        if (zone is not null || ZoneFinder.Slant(regions) is not { } slant)
        {
            return zone;
        }

        using var level = LevelPicture.Of(image, slant, side);
        regions = _detector.Detect(level.Image, Math.Max(level.Image.Width, level.Image.Height), cancellation);
        watch.Add("find");
        return Read(gray, ZoneFinder.Lines(regions, _options.MaxLines).ConvertAll(level.Back), watch, cancellation);
    }

    /// <summary>Reads the lines as they stand and, if that gives no zone, upside down; looks again where it is in doubt.</summary>
    private Zone? Read(Image gray, List<Quad> lines, StepWatch watch, CancellationToken cancellation)
    {
        var (zone, read) = ReadOnce(gray, lines, watch, cancellation);
        if (zone is null)
        {
            List<Quad> upsideDown = [.. Enumerable.Reverse(lines).Select(l => l.UpsideDown())];
            (zone, var readUpsideDown) = ReadOnce(gray, upsideDown, watch, cancellation);
            List<List<Quad>> longer = zone is null ? [ZoneFinder.WithFillers(lines, read), ZoneFinder.WithFillers(upsideDown, readUpsideDown)] : [];
            (lines, read) = (upsideDown, readUpsideDown);
            for (var i = 0; zone is null && i < longer.Count; i++)
            {
                lines = longer[i];
                (zone, read) = ReadOnce(gray, lines, watch, cancellation);
            }
        }

        if (zone is null)
        {
            return null;
        }

        var alone = IsAlone(zone, lines, read);
        if (zone is { GoesOn: { Before: true } or { Behind: true } })
        {
            // The finder loses fillers at the ends; without them a passport would pass for a shorter card.
            var prolonged = zone.Prolonged();
            var (longer, readLonger) = ReadOnce(gray, prolonged, watch, cancellation);
            if (longer is not null && (longer.Pattern.Length > zone.Pattern.Length || longer.Evidence >= zone.Evidence))
            {
                (zone, lines, read) = (longer, prolonged, readLonger);
            }
        }

        return (IsSure(zone) ? zone : LookAgain(gray, zone, lines, read, watch, cancellation)) with { IsAlone = alone };
    }

    /// <summary>Whether no other zone is among the lines: of two documents nobody knows which one is meant.</summary>
    private bool IsAlone(Zone zone, List<Quad> lines, List<LineProbabilities> read)
    {
        int[] rest = [.. Enumerable.Range(0, lines.Count).Where(i => !zone.Quads.Contains(lines[i]))];
        return rest.Length < 2
            || ZoneDecoder.Best([.. rest.Select(i => lines[i])], [.. rest.Select(i => read[i])], _options) is not { Text.Holds: true } other
            || other.Text.Lines.SequenceEqual(zone.Text.Lines);
    }

    private (Zone? Zone, List<LineProbabilities> Read) ReadOnce(Image gray, List<Quad> lines, StepWatch watch, CancellationToken cancellation)
    {
        var read = _reader.Read(gray, lines, cancellation);
        watch.Add("read");
        var zone = ZoneDecoder.Best(lines, read, _options);
        watch.Add("decode");
        return (zone, read);
    }

    /// <summary>Reads the zone's lines in crops of other heights too; the mean of the looks decides.</summary>
    private Zone LookAgain(
        Image gray, Zone zone, List<Quad> lines, List<LineProbabilities> read, StepWatch watch, CancellationToken cancellation)
    {
        List<List<LineProbabilities>> looks = [[.. zone.Quads.Select(q => read[lines.IndexOf(q)])]];
        looks.AddRange(OtherHeights.Select(height => _reader.Read(gray, [.. zone.Quads.Select(q => q.Band((1 - height) / 2, (1 + height) / 2))], cancellation)));
        watch.Add("read");
        List<LineProbabilities> means = [.. zone.Quads.Select((_, line) => LineProbabilities.Mean([.. looks.Select(look => look[line])]))];
        var better = ZoneDecoder.Best(zone.Quads, means, _options);
        watch.Add("decode");
        return better ?? zone;
    }

    private bool IsSure(Zone zone) => zone.Text.Holds && zone.Text.Confidence >= _options.Threshold;

    private static Zone? Better(Zone? one, Zone? other)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        return other.Text.Holds != one.Text.Holds
            ? (other.Text.Holds ? other : one)
            : (other.Text.Confidence > one.Text.Confidence ? other : one);
    }

    private MrzReading Found(Frame frame, Zone zone, StepWatch watch)
    {
        var parsed = MrzParser.Parse(zone.Text.Lines);
        var problems = new List<string>(parsed.Problems);
        if (!zone.IsAlone)
        {
            problems.Add("Two documents are in the picture. Lay one alone on the glass and read it again.");
        }

        if (zone.Text.Confidence < _options.Threshold)
        {
            problems.Add("The zone was hardly legible. Clean the glass, lay the document flat and read it again, or compare it with the page.");
        }

        var valid = problems.Count == 0 && zone.Text.Holds;
        string[] reasons = valid ? ["Every check digit holds.", .. zone.Text.Repairs] : [.. problems];
        return new MrzReading
        {
            Format = zone.Format,
            Lines = zone.Text.Lines,
            Document = parsed.Document,
            Valid = valid,
            Problems = problems,
            Repairs = zone.Text.Repairs,
            Confidence = Math.Round(zone.Text.Confidence, 4),
            Box = frame.ToSource(zone.Bounds),
            Ai = Provenance.Of(_models, frame.Digest, zone.Text.Confidence, _options.Threshold, reasons),
            ElapsedMs = watch.Total,
            Steps = watch.Steps,
        };
    }

    private MrzReading Nothing(Frame frame, StepWatch watch)
    {
        string[] problems = ["No machine-readable zone was found. Lay the page with the two or three printed lines flat on the glass."];
        return new MrzReading
        {
            Format = null,
            Lines = [],
            Document = null,
            Valid = false,
            Problems = problems,
            Repairs = [],
            Confidence = 0,
            Box = null,
            Ai = Provenance.Of(_models, frame.Digest, 0, _options.Threshold, problems),
            ElapsedMs = watch.Total,
            Steps = watch.Steps,
        };
    }
}
