using Border.Domain.Faces;

namespace Border.Cli.Eval.Faces;

/// <summary>What a threshold costs, counted over compared pairs (the words are ISO/IEC 19795-1's).</summary>
/// <param name="same">Scores of pairs of one person.</param>
/// <param name="different">Scores of pairs of two people.</param>
internal sealed class FaceErrorRates(IEnumerable<double> same, IEnumerable<double> different)
{
    private static readonly double[] Rates = [0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001, 0.00005, 0.00002, 0.00001];

    private readonly double[] _same = [.. same.Order()];
    private readonly double[] _different = [.. different.OrderDescending()];

    public int Same => _same.Length;

    public int Different => _different.Length;

    /// <summary>5th percentile, median and 95th percentile of pairs of one person.</summary>
    public double[] SameQuantiles => Quantiles(_same, 0.05, 0.5, 0.95);

    /// <summary>The same of pairs of two people, and the highest.</summary>
    public double[] DifferentQuantiles => Quantiles([.. _different.Reverse()], 0.05, 0.5, 0.95, 1);

    /// <summary>The least score that keeps the share of different people who reach it within a rate: just above the first that is too many.</summary>
    public double ThresholdFor(double falseMatchRate)
    {
        var allowed = (int)Math.Floor((falseMatchRate * Different) + 1e-9);
        return allowed >= Different ? -1 : Math.Min(1, Math.BitIncrement(Math.Ceiling(_different[allowed] * 1e4) / 1e4));
    }

    /// <summary>The share of pairs of one person below a threshold.</summary>
    public double FalseNonMatchRate(double threshold) => (double)_same.Count(s => s < threshold) / Math.Max(1, Same);

    /// <summary>The share of pairs of two people that reach a threshold.</summary>
    public double FalseMatchRate(double threshold) => (double)_different.Count(s => s >= threshold) / Math.Max(1, Different);

    /// <summary>Where both errors are equal; between two scores the mean of the two.</summary>
    public double EqualErrorRate()
    {
        var (best, rate) = (double.MaxValue, 1.0);
        foreach (var threshold in _same.Concat(_different))
        {
            var (fnmr, fmr) = (FalseNonMatchRate(threshold), FalseMatchRate(threshold));
            if (Math.Abs(fnmr - fmr) < best)
            {
                (best, rate) = (Math.Abs(fnmr - fmr), (fnmr + fmr) / 2);
            }
        }

        return rate;
    }

    /// <summary>The points of a calibration: only rates that so many pairs can show.</summary>
    public List<FaceOperatingPoint> Points() =>
    [
        .. from rate in Rates
           where rate * Different >= 3
           let threshold = ThresholdFor(rate)
           select new FaceOperatingPoint(rate, threshold, Math.Round(FalseNonMatchRate(threshold), 5)),
    ];

    private static double[] Quantiles(double[] sorted, params double[] shares) =>
        sorted.Length == 0 ? [] : [.. shares.Select(s => Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(s * sorted.Length))], 4))];
}
