namespace Border.Domain.Names;

/// <summary>How far two sounds are apart: edits, where like sounds and vowels cost half and neighbours may change places.</summary>
internal static class SoundDistance
{
    private const int Whole = 10;
    private const int Half = 5;
    private const int Near = 7;

    private static readonly byte[] Substitutions = BuildSubstitutions();

    /// <summary>The cheapest way from one to the other, in edits; <see cref="double.MaxValue"/> once it is dearer than <paramref name="most"/>.</summary>
    /// <param name="left">At most <see cref="NameToken.MaxLength"/> characters count.</param>
    /// <param name="right">The same.</param>
    /// <param name="most">In edits.</param>
    public static double Between(string left, string right, double most)
    {
        var (height, width) = (Math.Min(left.Length, NameToken.MaxLength), Math.Min(right.Length, NameToken.MaxLength));
        Span<int> before = stackalloc int[width + 1];
        Span<int> above = stackalloc int[width + 1];
        Span<int> row = stackalloc int[width + 1];
        var limit = (int)(most * Whole);
        row[0] = 0;
        for (var j = 1; j <= width; j++)
            row[j] = row[j - 1] + Gap(right[j - 1]);
        for (var i = 1; i <= height; i++)
        {
            var spare = before;
            before = above;
            above = row;
            row = spare;
            var (letter, gap) = (left[i - 1], Gap(left[i - 1]));
            var least = row[0] = above[0] + gap;
            for (var j = 1; j <= width; j++)
            {
                var best = Math.Min(above[j] + gap, row[j - 1] + Gap(right[j - 1]));
                best = Math.Min(best, above[j - 1] + Substitution(letter, right[j - 1]));
                if (i > 1 && j > 1 && letter == right[j - 2] && left[i - 2] == right[j - 1] && letter != left[i - 2])
                    best = Math.Min(best, before[j - 2] + Near);
                row[j] = best;
                least = Math.Min(least, best);
            }

            // Two places changing over may reach back past a dear row, but never by more than one edit.
            if (least > limit + Whole)
                return double.MaxValue;
        }

        return row[width] / (double)Whole;
    }

    /// <summary>Fewer edits than this are not enough, judged by the letters that only one of them has.</summary>
    /// <param name="left"><see cref="LettersOf"/> one.</param>
    /// <param name="right"><see cref="LettersOf"/> the other.</param>
    public static double AtLeast(uint left, uint right) =>
        Math.Max(System.Numerics.BitOperations.PopCount(left & ~right), System.Numerics.BitOperations.PopCount(right & ~left)) * 0.5;

    /// <summary>Which letters a sound has, one bit each.</summary>
    public static uint LettersOf(string sound)
    {
        var letters = 0u;
        foreach (var c in sound)
            letters |= 1u << (c & 31);
        return letters;
    }

    private static int Gap(char c) => c is 'A' or 'E' or 'I' or 'O' or 'U' or 'H' ? Half : Whole;

    private static int Substitution(char a, char b) => a == b ? 0 : a < 128 && b < 128 ? Substitutions[(a * 128) + b] : Whole;

    private static byte[] BuildSubstitutions()
    {
        var costs = new byte[128 * 128];
        Array.Fill(costs, (byte)Whole);
        foreach (var alike in new[] { "AEIOU", "DT", "BP", "GK", "VFU", "SZ", "$C", "$S", "CK", "JI", "JG", "J$", "JC", "HG", "HK", "GC", "BV", "0O", "1IL", "5S", "8B", "2Z", "6G" })
        {
            foreach (var a in alike)
            {
                foreach (var b in alike)
                    costs[(a * 128) + b] = (byte)(a == b ? 0 : Half);
            }
        }

        costs[('M' * 128) + 'N'] = costs[('N' * 128) + 'M'] = costs[('L' * 128) + 'R'] = costs[('R' * 128) + 'L'] = Near;
        return costs;
    }
}
