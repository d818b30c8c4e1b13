namespace Border.Vision.Text;

/// <summary>
/// The likeliest texts of a line, not only the likeliest path (prefix beam search; Hannun et al. 2014): a text's probability is the sum
/// over all paths that spell it, and the runners-up show what else it could be.
/// </summary>
internal static class CtcBeam
{
    // Characters below this probability in a step are not tried there.
    private const float Floor = 1e-4f;

    /// <param name="probabilities">Steps x classes, row-major; class 0 is the blank, class i is character i - 1 of the alphabet.</param>
    /// <param name="alphabet">Characters in the order of the classes.</param>
    /// <param name="width">Prefixes kept after each step, and texts returned at most.</param>
    /// <returns>Best first.</returns>
    public static List<CtcHypothesis> Read(ReadOnlySpan<float> probabilities, string alphabet, int width)
    {
        var classes = alphabet.Length + 1;
        var beam = new List<Prefix> { new(string.Empty) { Blank = 1 } };
        var next = new Dictionary<string, Prefix>();
        var scale = 0.0;
        for (var at = 0; at + classes <= probabilities.Length; at += classes)
        {
            next.Clear();
            Extend(beam, next, probabilities.Slice(at, classes), alphabet);
            beam = [.. next.Values.OrderByDescending(p => p.Total).ThenBy(p => p.Text, StringComparer.Ordinal).Take(width)];

            // Products of many steps would run out of the numbers' range: the best is brought to 1 and the factor kept apart.
            var best = beam[0].Total;
            beam.ForEach(p => p.Divide(best));
            scale += Math.Log(best);
        }

        return beam.ConvertAll(p => new CtcHypothesis(p.Text, Math.Log(p.Total) + scale));
    }

    private static void Extend(List<Prefix> beam, Dictionary<string, Prefix> next, ReadOnlySpan<float> step, string alphabet)
    {
        foreach (var prefix in beam)
        {
            var same = Of(next, prefix.Text);
            same.Blank += prefix.Total * Math.Max(step[0], 1e-12);
            for (var i = 0; i < alphabet.Length; i++)
            {
                double p = step[i + 1];
                var repeats = prefix.Text.Length > 0 && prefix.Text[^1] == alphabet[i];
                if (repeats)
                {
                    same.NonBlank += prefix.NonBlank * p;
                }

                // The same character again is a new one only after a blank.
                var before = repeats ? prefix.Blank : prefix.Total;
                if (p >= Floor && before > 0)
                {
                    Of(next, prefix.Text + alphabet[i]).NonBlank += before * p;
                }
            }
        }
    }

    private static Prefix Of(Dictionary<string, Prefix> all, string text) =>
        all.TryGetValue(text, out var found) ? found : all[text] = new Prefix(text);

    /// <summary>A text so far, with the probabilities of the paths that end in a blank and in its last character.</summary>
    private sealed class Prefix(string text)
    {
        public string Text { get; } = text;

        public double Blank { get; set; }

        public double NonBlank { get; set; }

        public double Total => Blank + NonBlank;

        public void Divide(double by) => (Blank, NonBlank) = (Blank / by, NonBlank / by);
    }
}
