using System.Collections.Immutable;

namespace Border.Domain.Drift;

/// <summary>How many readings had which score: 201 steps of 0.01 from -1 (a cosine's lowest) to 1. It holds no single reading.</summary>
/// <param name="Counts">One for each step.</param>
/// <param name="Total">Their sum.</param>
public sealed record ScoreHistogram(ImmutableArray<int> Counts, int Total)
{
    /// <summary>How many steps there are.</summary>
    public const int Steps = 201;

    /// <summary>Without any reading.</summary>
    public static ScoreHistogram Empty { get; } = new([.. new int[Steps]], 0);

    /// <summary>The step of a score; what is no number counts as the lowest, what lies outside as the nearest.</summary>
    public static byte StepOf(double score) => double.IsNaN(score) ? (byte)0 : (byte)Math.Round((Math.Clamp(score, -1, 1) + 1) * 100);

    /// <summary>The score in the middle of a step.</summary>
    public static double ScoreOf(int step) => (step / 100.0) - 1;

    /// <summary>With one more reading.</summary>
    public ScoreHistogram Add(byte step) => new(Counts.SetItem(step, Counts[step] + 1), Total + 1);

    /// <summary>Of these readings.</summary>
    public static ScoreHistogram Of(IEnumerable<byte> steps)
    {
        var counts = new int[Steps];
        var total = 0;
        foreach (var step in steps)
        {
            counts[step]++;
            total++;
        }

        return new([.. counts], total);
    }

    /// <summary>The score that half of the readings reach.</summary>
    public double Median()
    {
        var sum = 0;
        for (var step = 0; step < Steps; step++)
        {
            sum += Counts[step];
            if (2 * sum >= Total)
                return ScoreOf(step);
        }

        return 0;
    }

    /// <summary>
    /// The two-sample Kolmogorov-Smirnov statistic: the largest difference between the shares of readings up to a score, 0 (alike) to 1.
    /// On steps it is never above what the single scores would give, so rounding raises no alarm.
    /// </summary>
    public double DistanceTo(ScoreHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Total == 0 || other.Total == 0)
            return 0;
        var (sum, otherSum, largest) = (0, 0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            sum += Counts[step];
            otherSum += other.Counts[step];
            largest = Math.Max(largest, Math.Abs(((double)sum / Total) - ((double)otherSum / other.Total)));
        }

        return largest;
    }

    /// <summary>True when its numbers agree: it may come from a damaged file.</summary>
    internal bool IsSound => !Counts.IsDefault && Counts.Length == Steps && Counts.All(c => c >= 0) && Counts.Sum(c => (long)c) == Total;
}
