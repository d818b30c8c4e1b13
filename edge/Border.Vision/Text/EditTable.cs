namespace Border.Vision.Text;

/// <summary>The fewest edits between every two beginnings of two texts (Levenshtein), for walking back along the best alignment.</summary>
public static class EditTable
{
    /// <summary>Computes the table.</summary>
    /// <param name="a">One text, m characters.</param>
    /// <param name="b">The other, n characters.</param>
    /// <returns>m+1 by n+1 counts; at [i, j] the insertions, deletions and replacements from the first i of a to the first j of b.</returns>
    public static int[,] Of(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var edits = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                edits[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
            }
        }

        return edits;
    }

    /// <summary>Insertions, deletions and replacements from one text to the other.</summary>
    public static int Distance(string a, string b) => Of(a, b)[a.Length, b.Length];
}
