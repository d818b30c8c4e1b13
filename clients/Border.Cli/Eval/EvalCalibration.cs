namespace Border.Cli.Eval;

/// <summary>How often readings of a given confidence are right: a reader that knows itself is right as often as it says.</summary>
internal sealed class EvalCalibration
{
    private static readonly double[] Bounds = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0000001];
    private readonly List<(double Confidence, bool Right)> _readings = [];

    /// <summary>Notes one reading whose truth is known.</summary>
    public void Add(double confidence, bool right) => _readings.Add((confidence, right));

    /// <summary>One row per range that has readings.</summary>
    public List<EvalConfidence> Rows()
    {
        var rows = new List<EvalConfidence>();
        foreach (var (from, to) in Bounds.Zip(Bounds.Skip(1)))
        {
            var some = _readings.Where(r => r.Confidence >= from && r.Confidence < to).ToList();
            if (some.Count > 0)
            {
                var mean = Math.Round(some.Average(r => r.Confidence), 4);
                rows.Add(new EvalConfidence(from, Math.Min(1, to), some.Count, mean, Math.Round(some.Average(r => r.Right ? 1.0 : 0), 4)));
            }
        }

        return rows;
    }
}

/// <summary>One range of confidence.</summary>
/// <param name="From">Lowest confidence.</param>
/// <param name="To">Highest.</param>
/// <param name="Readings">How many fell into it.</param>
/// <param name="MeanConfidence">What they said of themselves.</param>
/// <param name="Right">The share that was right.</param>
internal sealed record EvalConfidence(double From, double To, int Readings, double MeanConfidence, double Right);
