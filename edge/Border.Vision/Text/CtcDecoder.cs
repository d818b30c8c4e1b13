namespace Border.Vision.Text;

/// <summary>Reads a line out of per-step class probabilities (connectionist temporal classification, best path).</summary>
internal static class CtcDecoder
{
    private const int Blank = 0;

    /// <param name="probabilities">Steps x classes, row-major.</param>
    /// <param name="classes">Per step.</param>
    /// <param name="steps">How many of the steps belong to the line; the rest is padding.</param>
    /// <param name="alphabet">Which classes may win.</param>
    public static TextLine Read(ReadOnlySpan<float> probabilities, int classes, int steps, Alphabet alphabet)
    {
        var characters = new List<TextCharacter>();
        var (previous, start, peak) = ('\0', 0, 0f);
        for (var step = 0; step <= steps; step++)
        {
            var (character, confidence) = step < steps ? Best(probabilities.Slice(step * classes, classes), alphabet) : ('\0', 0f);
            if (character == previous && character != '\0')
            {
                peak = Math.Max(peak, confidence);
                continue;
            }

            if (previous != '\0')
            {
                characters.Add(new TextCharacter(previous, peak, (start + step) / 2f / steps));
            }

            (previous, start, peak) = (character, step, confidence);
        }

        return new TextLine(characters);
    }

    /// <summary>The winner of one step; '\0' for the blank. Classes that fold onto the same character add up.</summary>
    private static (char Character, float Confidence) Best(ReadOnlySpan<float> step, Alphabet alphabet)
    {
        Span<float> sums = stackalloc float[128];
        sums.Clear();
        var total = step[Blank];
        for (var i = 0; i < alphabet.Classes.Length; i++)
        {
            var p = step[alphabet.Classes[i]];
            sums[alphabet.Characters[i]] += p;
            total += p;
        }

        var best = '\0';
        var highest = step[Blank];
        for (var c = 0; c < sums.Length; c++)
        {
            if (sums[c] > highest)
            {
                (best, highest) = ((char)c, sums[c]);
            }
        }

        return (best, total > 0 ? highest / total : 0);
    }
}
