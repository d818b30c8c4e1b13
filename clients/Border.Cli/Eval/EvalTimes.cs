namespace Border.Cli.Eval;

/// <summary>Milliseconds per step over many pictures.</summary>
internal sealed class EvalTimes
{
    private readonly Dictionary<string, List<double>> _steps = [];

    /// <summary>Notes one picture's steps. Safe from several threads.</summary>
    public void Add(IEnumerable<KeyValuePair<string, double>> steps)
    {
        lock (_steps)
        {
            foreach (var (step, ms) in steps)
            {
                if (!_steps.TryGetValue(step, out var times))
                {
                    _steps[step] = times = [];
                }

                times.Add(ms);
            }
        }
    }

    /// <summary>Median and 95th percentile of each step.</summary>
    /// <param name="cores">On how many processors it ran; goes into every row.</param>
    public List<EvalTime> Rows(int cores) =>
        [.. _steps.Select(s => new EvalTime(cores, s.Key, s.Value.Count, Quantile(s.Value, 0.5), Quantile(s.Value, 0.95)))];

    private static double Quantile(List<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return Math.Round(sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))], 1);
    }
}

/// <summary>One step's times.</summary>
/// <param name="Cores">On how many processors, with as many pictures at a time.</param>
/// <param name="Step">Name of the step; <c>all</c> is from encoded bytes to result.</param>
/// <param name="Pictures">How many took it.</param>
/// <param name="MedianMs">Milliseconds.</param>
/// <param name="P95Ms">Milliseconds.</param>
internal sealed record EvalTime(int Cores, string Step, int Pictures, double MedianMs, double P95Ms);
