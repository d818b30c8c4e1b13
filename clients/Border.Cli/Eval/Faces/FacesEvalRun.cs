using Border.Cli.Output;
using Border.Domain.Faces;
using Border.Vision;
using Border.Vision.Runtime;

namespace Border.Cli.Eval.Faces;

/// <summary>Looks at every photograph, compares every pair, counts.</summary>
/// <param name="engine">The models.</param>
/// <param name="what">The data, in words.</param>
/// <param name="failures">Folder for failures; null for none.</param>
/// <param name="calibrationFile">File for the calibration; null for none.</param>
internal sealed class FacesEvalRun(VisionEngine engine, string what, string? failures, string? calibrationFile)
{
    private const double ShownRate = 0.001;

    public int Run(FacePhotoSet photos, CancellationToken cancellation)
    {
        engine.LoadAll();
        var looks = new FaceLook[photos.Photos.Count];
        foreach (var cores in new[] { 1, 2 })
        {
            var times = new EvalTimes();
            EvalCores.Run(cores, [.. Enumerable.Range(0, looks.Length)], i =>
            {
                cancellation.ThrowIfCancellationRequested();
                looks[i] = FaceLook.At(engine, photos.Photos[i], times);
            });
            foreach (var row in times.Rows(cores))
            {
                JsonLines.Write(Console.Out, row, FacesEvalJson.Lines.EvalTime);
            }
        }

        var pairs = Score(photos, looks);
        var gated = new FaceErrorRates(pairs.Where(p => p is { Usable: true, Same: true }).Select(p => p.Score), pairs.Where(p => p is { Usable: true, Same: false }).Select(p => p.Score));
        var ungated = new FaceErrorRates(pairs.Where(p => p.Same).Select(p => p.Score), pairs.Where(p => !p.Same).Select(p => p.Score));
        Summarise(looks, gated, ungated);
        KeepFailures(looks, pairs, gated);
        return Calibrate(photos, looks, gated);
    }

    private static List<ScoredPair> Score(FacePhotoSet photos, FaceLook[] looks) =>
    [
        .. photos.All().Where(p => looks[p.A].Face is not null && looks[p.B].Face is not null).Select(p => new ScoredPair(
            p.A, p.B, p.Same, looks[p.A].Face!.Usable && looks[p.B].Face!.Usable, looks[p.A].Face!.Feature.CosineTo(looks[p.B].Face!.Feature))),
    ];

    private void Summarise(FaceLook[] looks, FaceErrorRates gated, FaceErrorRates ungated)
    {
        foreach (var look in looks.Where(l => l.Problem is not null))
        {
            Console.Error.WriteLine($"{look.Photo.Name}: {look.Problem}");
        }

        var found = looks.Where(l => l.Face is not null).ToArray();
        foreach (var fault in found.SelectMany(l => l.Face!.Problems).GroupBy(p => p.Fault).OrderByDescending(g => g.Count()))
        {
            JsonLines.Write(Console.Out, new FacesRefusal(fault.Key.ToString(), fault.Count()), FacesEvalJson.Lines.FacesRefusal);
        }

        var refused = found.Count(l => !l.Face!.Usable);
        var summary = new FacesSummary(
            "faces",
            what,
            looks.Length,
            looks.Count(l => l.Problem is not null),
            looks.Count(l => l is { Problem: null, Face: null }),
            refused,
            Math.Round((double)refused / Math.Max(1, found.Length), 4),
            Errors(gated),
            Errors(ungated));
        JsonLines.Write(Console.Out, summary, FacesEvalJson.Lines.FacesSummary);
        FacesEvalTable.Show(summary);
    }

    private static FacesErrors Errors(FaceErrorRates rates) => new(
        rates.Same,
        rates.Different,
        rates is { Same: > 0, Different: > 0 } ? Math.Round(rates.EqualErrorRate(), 5) : null,
        FnmrAt(rates, 0.01),
        FnmrAt(rates, 0.001),
        rates.SameQuantiles,
        rates.DifferentQuantiles);

    private static double? FnmrAt(FaceErrorRates rates, double rate) =>
        rates.Same > 0 && rate * rates.Different >= 3 ? Math.Round(rates.FalseNonMatchRate(rates.ThresholdFor(rate)), 5) : null;

    /// <summary>Pairs on the wrong side of the threshold for 0.1 %, or for the lowest rate that so many pairs can show.</summary>
    private void KeepFailures(FaceLook[] looks, List<ScoredPair> pairs, FaceErrorRates gated)
    {
        var keeper = new FaceFailures(failures);
        if (gated.Points() is [.., var last])
        {
            var threshold = gated.ThresholdFor(Math.Max(ShownRate, last.FalseMatchRate));
            foreach (var pair in pairs.Where(p => p.Usable && p.Same != p.Score >= threshold).OrderBy(p => p.Same ? p.Score : -p.Score))
            {
                keeper.Keep(pair.Same ? "same-not-matched" : "different-matched", pair.Score, looks[pair.A], looks[pair.B]);
            }
        }

        foreach (var look in looks.Where(l => l is { Problem: null } && l.Face is not { Usable: true }))
        {
            keeper.Keep(look.Face is null ? "no-face" : "refused", look);
        }
    }

    private int Calibrate(FacePhotoSet photos, FaceLook[] looks, FaceErrorRates gated)
    {
        var card = ModelCard.Of(ModelIds.FaceFeature);
        var people = photos.Pairs is null ? photos.Photos.Select(p => p.Person).Distinct().Count() : photos.Photos.Count;
        var calibration = new FaceCalibration(
            card.Id, card.Sha256, what, people, looks.Count(l => l.Face is { Usable: true }), gated.Same, gated.Different, gated.Points());
        JsonLines.Write(Console.Out, new FacesCalibrationLine(calibration), FacesEvalJson.Lines.FacesCalibrationLine);
        FacesEvalTable.Show(calibration);
        if (calibrationFile is null)
        {
            return ExitCode.Done;
        }

        if (calibration.Problem() is { } problem)
        {
            Console.Error.WriteLine($"No calibration was written: {problem}");
            return ExitCode.SomeFailed;
        }

        File.WriteAllBytes(calibrationFile, calibration.ToBytes());
        return ExitCode.Done;
    }

    private sealed record ScoredPair(int A, int B, bool Same, bool Usable, double Score);
}
