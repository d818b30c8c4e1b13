using Border.Vision.Text;

namespace Border.Vision.Plates;

/// <summary>What a plate most likely says, after weighing what was seen with how plates are written.</summary>
/// <param name="Text">Capital letters and digits; empty where nothing was read.</param>
/// <param name="Confidence">Probability of the whole text among all that were considered, 0-1.</param>
/// <param name="Characters">Probability of each character in its place, 0-1.</param>
internal sealed record PlateText(string Text, double Confidence, IReadOnlyList<double> Characters)
{
    // The reader has learnt from drawn plates and knows their syntax in part already: the table counts half.
    private const double PriorWeight = 0.5;

    // A weak reader's second best is often right: differences in its logarithms count less than they say.
    private const double Temperature = 1;

    /// <summary>Nothing was read.</summary>
    public static PlateText None { get; } = new(string.Empty, 0, []);

    /// <summary>Weighs one line's hypotheses.</summary>
    public static PlateText Of(IReadOnlyList<CtcHypothesis> line) => Weigh(line);

    /// <summary>Weighs two lines that together are one plate.</summary>
    public static PlateText Of(IReadOnlyList<CtcHypothesis> upper, IReadOnlyList<CtcHypothesis> lower) =>
        Weigh([.. upper.SelectMany(_ => lower, static (u, l) => new CtcHypothesis(u.Text + l.Text, u.LogProbability + l.LogProbability))]);

    private static PlateText Weigh(IReadOnlyList<CtcHypothesis> hypotheses)
    {
        if (hypotheses.Count == 0)
        {
            return None;
        }

        var scores = hypotheses.Select(h => (h.LogProbability / Temperature) + (h.Text.Length == 0 ? 0 : PriorWeight * PriorPerLength(h.Text))).ToArray();
        var highest = scores.Max();
        var weights = Array.ConvertAll(scores, s => Math.Exp(s - highest));
        var total = weights.Sum();
        var best = hypotheses[Array.IndexOf(scores, highest)].Text;
        var characters = new double[best.Length];
        for (var h = 0; h < hypotheses.Count; h++)
        {
            var text = hypotheses[h].Text;
            for (var i = 0; i < best.Length; i++)
            {
                // A text of another length supports the characters that it shares at the nearer end.
                var shared = text.Length == best.Length || i < best.Length / 2 ? i : i + text.Length - best.Length;
                characters[i] += shared >= 0 && shared < text.Length && text[shared] == best[i] ? weights[h] / total : 0;
            }
        }

        return new PlateText(best, 1 / total, characters);
    }

    /// <summary>Against a text of any characters of the same length, so that short texts are not favoured for being short.</summary>
    private static double PriorPerLength(string text) => PlateSyntax.LogPrior(text) + (text.Length * Math.Log(36));
}
