using System.Diagnostics;
using Border.Benchmarks.Reporting;
using Border.Cli.Output;
using Border.Cli.Vision;
using Border.Domain.Evidence;
using Border.Vision;
using Border.Vision.Frames;
using Border.Vision.Plates;

namespace Border.Cli.Eval.Plates;

/// <summary>Reads every picture, once one at a time and once two at a time, and says how well.</summary>
internal sealed class PlatesEvalRun(VisionEngine engine, string what, string? failures, PlatesPeer? peer)
{
    // The first readings compile code and load models; their times say nothing.
    private const int WarmUp = 2;

    private readonly PlatesCount _whole = new("end to end, any plate of the picture");
    private readonly PlatesCount _first = new("end to end, first plate");
    private readonly PlatesCount _box = new("given box");
    private readonly PlatesCount _peer = new("PP-OCRv4 untouched, end to end");
    private readonly EvalCalibration _calibration = new();
    private readonly EvalConfusions _confusions = new();
    private readonly SortedDictionary<string, PlatesCount> _groups = new(StringComparer.Ordinal);
    private int _false;
    private int _withFalse;

    public int Run(IReadOnlyList<PlatesTruth> pictures, CancellationToken cancellation)
    {
        var machine = BenchMachine.Describe(".");
        foreach (var one in pictures.Take(WarmUp))
        {
            ImageVerb.Try(one.Name, () => Read(one, new EvalTimes(), _ => { }));
        }

        var failed = 0;
        var rows = new List<EvalTime>();
        foreach (var cores in (int[])[1, 2])
        {
            var times = new EvalTimes();
            EvalCores.Run(cores, pictures, one =>
            {
                cancellation.ThrowIfCancellationRequested();
                if (!ImageVerb.Try(one.Name, () => Read(one, times, cores == 1 ? frame => Judge(one, frame, times, cancellation) : static _ => { })))
                {
                    Interlocked.Increment(ref failed);
                }
            });
            rows.AddRange(times.Rows(cores));
        }

        IEnumerable<PlatesCount> groups = _groups.Count > 1 ? _groups.Values : [];
        PlatesCount[] counts = [_first, _whole, .. groups, _box, _peer];
        counts = [.. counts.Where(c => c.Plates > 0)];
        var summary = new PlatesSummary(
            "plates", what, machine, pictures.Count, counts, _false, _withFalse, _confusions.Rows(20), _calibration.Rows(), rows);
        JsonLines.Write(Console.Out, summary, PlatesJson.Lines.PlatesSummary);
        PlatesTable.Write(Console.Error, summary);
        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private void Read(PlatesTruth one, EvalTimes times, Action<(Frame Frame, PlateReading Reading)> judge)
    {
        var picture = one.Load();
        var clock = Stopwatch.StartNew();
        using var frame = Frame.Decode(picture);
        var decoded = clock.Elapsed.TotalMilliseconds;
        var reading = engine.Plates.Read(frame);
        times.Add([new("load", decoded), .. reading.Steps, new("all", clock.Elapsed.TotalMilliseconds)]);
        judge((frame, reading));
    }

    private void Judge(PlatesTruth one, (Frame Frame, PlateReading Reading) seen, EvalTimes times, CancellationToken cancellation)
    {
        var plates = seen.Reading.Plates.Where(p => p.Confidence >= p.Ai.Threshold).ToList();
        var wrong = plates.Count(p => !one.Plates.Any(t => Touch(p.Box, t.Box)));
        _false += wrong;
        _withFalse += wrong > 0 ? 1 : 0;
        var exact = 0;
        foreach (var (text, box) in one.Plates)
        {
            var at = plates.Find(p => Touch(p.Box, box));
            exact += at?.Text == text ? 1 : 0;
            _whole.Add(text, at?.Text ?? string.Empty);
            Group(one.Group).Add(text, at?.Text ?? string.Empty);
            _first.Add(text, plates is [var best, ..] ? best.Text : string.Empty);
            if (seen.Reading.Plates.FirstOrDefault(p => Touch(p.Box, box)) is { } given)
            {
                _confusions.Add(text, given.Text);
                _calibration.Add(given.Confidence, given.Text == text);
            }

            var boxed = engine.Plates.ReadAt(seen.Frame, box, cancellation);
            times.Add([.. boxed.Steps.Select(s => KeyValuePair.Create($"box {s.Key}", s.Value)), new("box all", boxed.ElapsedMs)]);
            _box.Add(text, boxed.Plates is [var inBox, ..] ? inBox.Text : string.Empty);
            if (peer is not null)
            {
                _peer.Add(text, peer.Read(seen.Frame, cancellation));
            }
        }

        if (exact < one.Plates.Count || wrong > 0)
        {
            EvalFiles.KeepFailure(failures, one.Name, one.Load(), Notes(one, seen.Reading));
        }

        var confidence = seen.Reading.Plates is [var first, ..] ? first.Confidence : 0;
        JsonLines.Write(
            Console.Out,
            new PlatesLine(one.Name, one.Plates.Count, exact, wrong, confidence, Math.Round(seen.Reading.ElapsedMs, 1)),
            PlatesJson.Lines.PlatesLine);
    }

    private PlatesCount Group(string name) => _groups.TryGetValue(name, out var group) ? group : _groups[name] = new PlatesCount(name);

    private static IEnumerable<string> Notes(PlatesTruth one, PlateReading reading) =>
        [.. one.Plates.Select(p => $"true {p.Text} {p.Box}"), .. reading.Plates.Select(p => $"read {p.Text} {p.Confidence} {p.Box}")];

    private static bool Touch(PixelBox a, PixelBox b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;
}
