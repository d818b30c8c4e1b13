namespace Border.Edge.Lanes;

/// <summary>How many characters differ between two readings of what may be the same print.</summary>
internal static class EditDistance
{
    /// <summary>Insertions, deletions and replacements from one to the other (Levenshtein).</summary>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        Span<int> row = right.Length < 128 ? stackalloc int[right.Length + 1] : new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
