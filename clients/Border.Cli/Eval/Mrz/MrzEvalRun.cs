using System.Diagnostics;
using Border.Benchmarks.Reporting;
using Border.Cli.Output;
using Border.Cli.Vision;
using Border.Vision;
using Border.Vision.Frames;
using Border.Vision.Mrz;

namespace Border.Cli.Eval.Mrz;

/// <summary>Reads every picture, once one at a time and once two at a time, and says how well.</summary>
internal sealed class MrzEvalRun(VisionEngine engine, string what, string? failures, bool withPeer)
{
    // The first readings compile code and load models; their times say nothing.
    private const int WarmUp = 3;

    private readonly EvalCalibration _calibration = new();
    private readonly EvalConfusions _confusions = new();
    private readonly Dictionary<string, MrzEvalCount> _counts = [];
    private readonly List<EvalTime> _times = [];

    public int Run(IReadOnlyList<MrzEvalCase> cases, CancellationToken cancellation)
    {
        var machine = BenchMachine.Describe(".");
        foreach (var one in cases.Take(WarmUp))
        {
            ImageVerb.Try(one.Name, () => Read(one.Load(), new EvalTimes()));
        }

        var failed = 0;
        foreach (var cores in (int[])[1, 2])
        {
            var times = new EvalTimes();
            EvalCores.Run(cores, cases, one =>
            {
                cancellation.ThrowIfCancellationRequested();
                if (!ImageVerb.Try(one.Name, () => Take(one, times, judge: cores == 1)))
                {
                    Interlocked.Increment(ref failed);
                }
            });
            _times.AddRange(times.Rows(cores));
        }

        var summary = new MrzEvalSummary(
            "mrz", what, machine, [.. _counts.Values], _confusions.Characters, _confusions.Errors, _confusions.Rows(20), _calibration.Rows(), _times);
        JsonLines.Write(Console.Out, summary, MrzEvalJson.Lines.MrzEvalSummary);
        MrzEvalTable.Write(Console.Error, summary);
        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private void Take(MrzEvalCase one, EvalTimes times, bool judge)
    {
        var picture = one.Load();
        var reading = Read(picture, times);
        if (!judge)
        {
            return;
        }

        var outcome = MrzEvalJudge.Of(reading, one.Truth);
        Count(one.Group, outcome);
        JsonLines.Write(
            Console.Out,
            new MrzEvalLine(one.Name, one.Group, outcome.ToString(), reading.Format?.ToString(), reading.Valid, reading.Confidence, reading.Repairs, Math.Round(reading.ElapsedMs, 1)),
            MrzEvalJson.Lines.MrzEvalLine);
        if (one.Truth is { } truth)
        {
            var right = reading.Lines.SequenceEqual(truth);
            foreach (var (line, read) in truth.Zip(reading.Lines))
            {
                _confusions.Add(line, read);
            }

            if (reading.Format is not null)
            {
                _calibration.Add(reading.Confidence, right);
            }
        }

        if (outcome is not (MrzEvalOutcome.Perfect or MrzEvalOutcome.NoneRightly or MrzEvalOutcome.Valid))
        {
            EvalFiles.KeepFailure(
                failures, one.Name, picture, [outcome.ToString(), "read:", .. reading.Lines, "true:", .. one.Truth ?? ["unknown"], .. reading.Problems, .. reading.Repairs]);
        }

        if (withPeer && Tesseract.Read(picture) is { } lines)
        {
            Count($"{one.Group}, tesseract", MrzEvalJudge.OfPeer(lines, one.Truth));
        }
    }

    private MrzReading Read(byte[] picture, EvalTimes times)
    {
        var clock = Stopwatch.StartNew();
        using var frame = Frame.Decode(picture);
        var decoded = clock.Elapsed.TotalMilliseconds;
        var reading = engine.Mrz.Read(frame);
        times.Add([new("load", decoded), .. reading.Steps, new("all", clock.Elapsed.TotalMilliseconds)]);
        return reading;
    }

    private void Count(string group, MrzEvalOutcome outcome)
    {
        if (!_counts.TryGetValue(group, out var count))
        {
            _counts[group] = count = new MrzEvalCount(group);
        }

        count.Add(outcome);
    }
}
