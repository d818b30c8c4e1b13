namespace Border.Cli.Eval.Names;

/// <summary>How one way of comparing did on one part of the pairs.</summary>
/// <param name="How"><c>border</c>, or the baseline's name.</param>
/// <param name="Pairs">Which pairs: <c>all</c> or a quality.</param>
/// <param name="TruePositives">Matches found.</param>
/// <param name="FalsePositives">Others taken for matches.</param>
/// <param name="FalseNegatives">Matches missed.</param>
/// <param name="TrueNegatives">Others left.</param>
/// <param name="Threshold">The score from which a pair was taken for a match.</param>
internal sealed record NameCount(string How, string Pairs, int TruePositives, int FalsePositives, int FalseNegatives, int TrueNegatives, double Threshold)
{
    /// <summary>Harmonic mean of precision and recall.</summary>
    public double F1 => 2.0 * TruePositives / Math.Max(1, (2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>Counts scores at a threshold.</summary>
    public static NameCount Of(string how, string part, IReadOnlyList<(double Score, bool IsMatch)> pairs, double threshold) => new(
        how,
        part,
        pairs.Count(p => p.Score >= threshold && p.IsMatch),
        pairs.Count(p => p.Score >= threshold && !p.IsMatch),
        pairs.Count(p => p.Score < threshold && p.IsMatch),
        pairs.Count(p => p.Score < threshold && !p.IsMatch),
        threshold);

    /// <summary>The threshold with which these pairs come out best: a baseline is given every advantage.</summary>
    public static double Best(IReadOnlyList<(double Score, bool IsMatch)> pairs) =>
        pairs.Select(p => p.Score).Distinct().DefaultIfEmpty(1).MaxBy(t => Of("", "", pairs, t).F1);
}
