using Border.Vision.Lines;
using Border.Vision.Mrz;

namespace Border.Vision.Tests.Mrz;

/// <summary>What a line reader would give for a text, with doubts where a test wants them.</summary>
internal static class SyntheticLine
{
    private const int Steps = 240;

    /// <summary>The text evenly along the line, each character sure but for the doubts: place, other character, its probability.</summary>
    public static LineProbabilities Of(string text, params (int Place, char Other, double Probability)[] doubts)
    {
        var classes = MrzAlphabet.Count + 1;
        var values = new float[Steps * classes];
        for (var step = 0; step < Steps; step++)
        {
            Spread(values.AsSpan(step * classes, classes), 0, 0.9999f);
        }

        for (var i = 0; i < text.Length; i++)
        {
            var at = values.AsSpan((int)((i + 0.5) / text.Length * Steps) * classes, classes);
            Spread(at, MrzAlphabet.IndexOf(text[i]) + 1, 0.9995f);
            foreach (var (_, other, probability) in doubts.Where(d => d.Place == i))
            {
                at[MrzAlphabet.IndexOf(text[i]) + 1] -= (float)probability;
                at[MrzAlphabet.IndexOf(other) + 1] += (float)probability;
            }
        }

        return new LineProbabilities(values, Steps, classes);
    }

    /// <summary>A line of which every step says nothing.</summary>
    public static LineProbabilities Noise()
    {
        var classes = MrzAlphabet.Count + 1;
        var values = new float[Steps * classes];
        Array.Fill(values, 1f / classes);
        return new LineProbabilities(values, Steps, classes);
    }

    private static void Spread(Span<float> step, int sure, float probability)
    {
        step.Fill((1 - probability) / (step.Length - 1));
        step[sure] = probability;
    }
}
