using Border.Domain.Documents.Mrz;
using Border.Imaging;
using Border.Vision.Frames;
using Border.Vision.Runtime;
using Border.Vision.Text;

namespace Border.Vision.Mrz;

/// <summary>Reads zones with a general text finder and reader: finds long lines, reads them from the bottom, fits them to the layouts.</summary>
public sealed class MrzReader : IMrzReader
{
    private readonly TextDetector _detector;
    private readonly TextRecognizer _recognizer;
    private readonly Alphabet _alphabet;
    private readonly OnnxModel[] _models;
    private readonly MrzOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Makes a reader; the models are loaded if they are not yet.</summary>
    public MrzReader(ModelStore models, VisionOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(options);
        _detector = new TextDetector(models.Get(ModelIds.TextDetector), options.Text);
        _recognizer = new TextRecognizer(models.Get(ModelIds.TextRecognizer));
        _alphabet = Alphabet.Mrz(_recognizer.Model);
        _models = [_detector.Model, _recognizer.Model];
        _options = options.Mrz;
        _time = time;
    }

    /// <inheritdoc />
    public MrzReading Read(Frame frame, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var start = _time.GetTimestamp();
        var zone = Find(frame, cancellation);
        return zone is null ? Nothing(frame, start) : Found(frame, zone, start);
    }

    private Zone? Find(Frame frame, CancellationToken cancellation)
    {
        var regions = _detector.Detect(frame.Image, _options.DetectionLongSide, cancellation);
        if (regions.Count(r => r.Quad.Height > 3 * r.Quad.Width) <= regions.Count(r => r.Quad.Width > 3 * r.Quad.Height))
        {
            return ReadBothWays(frame.Image, regions, cancellation);
        }

        // Most text stands on its side: so does the page.
        using var turned = frame.Image.Rotate(1);
        var again = _detector.Detect(turned, _options.DetectionLongSide, cancellation);
        return ReadBothWays(turned, again, cancellation)?.TurnedBack(frame.Image.Height);
    }

    private Zone? ReadBothWays(Image image, List<TextRegion> regions, CancellationToken cancellation)
    {
        var lines = ZoneFinder.Lines(regions, _options.MaxLines);
        var zone = ReadLines(image, lines, 1, cancellation);
        if (zone is null)
        {
            lines = [.. Enumerable.Reverse(lines).Select(l => l.UpsideDown())];
            zone = ReadLines(image, lines, 1, cancellation);
        }

        if (zone is null or { Fit.Valid: true })
        {
            return zone;
        }

        var again = ReadLines(image, lines, _options.Squeeze, cancellation);
        return again is not null && again.Cost < zone.Cost ? again : zone;
    }

    /// <summary>Reads from the bottom up and stops at the first zone whose digits all hold; else the best fit.</summary>
    private Zone? ReadLines(Image image, List<Quad> lines, double squeeze, CancellationToken cancellation)
    {
        var read = new List<(Quad Quad, TextLine Line)>();
        Zone? best = null;
        foreach (var quad in lines)
        {
            cancellation.ThrowIfCancellationRequested();
            read.Insert(0, (quad, _recognizer.Read(image, quad, _alphabet, squeeze, cancellation)));
            foreach (var layout in MrzPattern.All)
            {
                var top = read.Take(layout.Lines.Length).ToList();
                if (MrzFit.To(layout, [.. top.Select(l => l.Line.Text)]) is { } fit)
                {
                    var spread = Math.Abs(top.Average(l => l.Line.Columns) - layout.Length - 1);
                    var zone = new Zone(fit, [.. top.Select(l => l.Quad)], top.Average(l => l.Line.Confidence), fit.Cost + (0.3 * spread));
                    best = best is null || zone.Cost < best.Cost ? zone : best;
                }
            }

            if (best is { Fit.Valid: true })
            {
                break;
            }
        }

        return best is not null && best.IsPlausible ? best : null;
    }

    private MrzReading Found(Frame frame, Zone zone, long start)
    {
        string[] lines = [.. zone.Fit.Lines.Select(l => new string(l))];
        var parsed = MrzParser.Parse(lines);
        var problems = new List<string>(parsed.Problems);
        if (zone.Fit.Misfits > 0)
        {
            problems.Add($"{zone.Fit.Misfits} characters cannot stand where they were read. Read the document again or type it in.");
        }

        if (zone.Confidence < _options.Threshold)
        {
            problems.Add("The zone was hardly legible. Clean the glass, lay the document flat and read it again.");
        }

        var valid = problems.Count == 0 && zone.Fit.Valid;
        string[] reasons = valid ? ["Every check digit holds."] : [.. problems];
        return new MrzReading
        {
            Format = zone.Fit.Layout.Format,
            Lines = lines,
            Document = parsed.Document,
            Valid = valid,
            Problems = problems,
            Repairs = zone.Fit.Repairs,
            Confidence = Math.Round(zone.Confidence, 4),
            Box = frame.ToSource(zone.Bounds),
            Ai = Provenance.Of(_models, frame.Digest, zone.Confidence, _options.Threshold, reasons),
            ElapsedMs = _time.GetElapsedTime(start).TotalMilliseconds,
        };
    }

    private MrzReading Nothing(Frame frame, long start)
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
            ElapsedMs = _time.GetElapsedTime(start).TotalMilliseconds,
        };
    }
}
